/*
Runs every benchmark, or those that are named: a name takes the arguments that follow it up to the next name.

	npm run benchmark
	npm run benchmark -- startup
	npm run benchmark -- decode 3 64 startup
*/
import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {bundledModel} from '../test/helpers/rungs.ts';
import {billionRung} from './work-model.ts';

type Benchmark = {
	readonly title: string;
	/** Arguments it cannot do without; those given on the command line follow them. */
	readonly needs?: () => Promise<readonly string[]>;
	/** Left out unless it is named. */
	readonly onlyNamed?: boolean;
};

const temporary = mkdtempSync(path.join(os.tmpdir(), 'lisa-benchmark-'));
const rungs = async () => [await billionRung('Q4_K_M'), await billionRung('Q8_0')];

const benchmarks: Readonly<Record<string, Benchmark>> = {
	startup: {title: 'start-up against the smallest Node.js program'},
	ask: {title: 'one answer, the whole process, against node-llama-cpp chat'},
	decode: {title: 'decoding with and without the full screen'},
	face: {title: 'what the screen costs: CPU and bytes written'},
	chat: {title: 'ten thousand messages: opening, scrolling, typing while a reply streams, memory', onlyNamed: true},
	telemetry: {title: 'what watching costs'},
	discovery: {title: 'finding a thousand models'},
	estimate: {title: 'memory predicted against measured'},
	storage: {title: 'what is kept: searching, opening, writing'},
	kills: {title: 'kill -9 of the engine in the middle of replies', onlyNamed: true},
	governor: {title: 'threads on a busy box', onlyNamed: true},
	'engine-decode': {title: 'the engine against a bare loop', needs: async () => [await billionRung('Q4_K_M')]},
	'engine-swap': {title: 'the pause of a swap in the middle of a reply', needs: rungs},
	'engine-memory': {title: 'memory after many swaps', needs: rungs, onlyNamed: true},
	soak: {title: 'a screen left open: its memory and CPU over time', onlyNamed: true},
	quantize: {title: 'making rungs, against llama-quantize', onlyNamed: true},
	'engine-carry': {title: 'what carrying the KV cache to another rung changes', needs: async () => [bundledModel, temporary], onlyNamed: true},
};

/** What is to run, with the arguments given for each. */
function asked(words: readonly string[]): ReadonlyArray<{readonly name: string; readonly given: string[]}> {
	const list: Array<{name: string; given: string[]}> = [];
	for (const word of words) {
		if (Object.hasOwn(benchmarks, word)) {
			list.push({name: word, given: []});
		} else if (list.length > 0) {
			list.at(-1)!.given.push(word);
		} else {
			process.stderr.write(`There is no benchmark “${word}”. There are: ${Object.keys(benchmarks).join(', ')}.\n`);
			process.exitCode = 1;
			return [];
		}
	}

	return words.length > 0 ? list : Object.entries(benchmarks).filter(([, {onlyNamed}]) => !onlyNamed).map(([name]) => ({name, given: []}));
}

try {
	for (const {name, given} of asked(process.argv.slice(2))) {
		const {title, needs} = benchmarks[name]!;
		process.stdout.write(`\n${name}: ${title}\n\n`);
		const {status} = spawnSync(process.execPath, [path.join(import.meta.dirname, `${name}.ts`), ...(await needs?.() ?? []), ...given], {stdio: 'inherit'});
		if (status !== 0) {
			process.exitCode = 1;
		}
	}
} finally {
	rmSync(temporary, {recursive: true, force: true});
}
