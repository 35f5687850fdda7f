/*
What the thread governor is worth on a busy box: a model of TinyLlama's shape at Q4_K_M.

First with as many programs as cores that do nothing but compute: tokens a second of the governed engine, of node-llama-cpp with its defaults, and of `llama-bench -t 2` where its path is given; in turns, medians. Then a load that starts in the middle of a reply and ends again, against every fixed count under the same load.

	npm run benchmark -- governor [LLAMA-BENCH] [ROUNDS]

A box that others work on is busier than what is started here: compare ratios, not rates.
*/
import {fork, spawn, spawnSync, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';
import type {Token} from 'node-llama-cpp';
import {findCores, wholeCores} from '../source/engine/cores.ts';
import {EngineProcess} from '../test/helpers/engine.ts';
import {median, row} from './report.ts';
import {documentShapes, writeSparseModel} from './sparse-model.ts';

const cores = wholeCores(findCores());
const prompt = 'Tell me about memory.';

/** Programs that compute and do nothing else, on every core. */
function loadEveryCore(): {end: () => void} {
	const children = Array.from({length: cores}, () => spawn(process.execPath, ['-e', 'for (;;);'], {stdio: 'ignore'}));
	return {
		end() {
			for (const child of children) {
				child.kill('SIGKILL');
			}
		},
	};
}

/** Tokens a second between two moments. */
function rate(times: readonly number[], from: number, to: number): number {
	return times.filter(time => time >= from && time < to).length * 1000 / (to - from);
}

function rateOf(times: readonly number[]): number {
	return (times.length - 1) * 1000 / (times.at(-1)! - times[0]!);
}

/** node-llama-cpp as it comes, in a process of its own: as many tokens as it makes in 20 seconds, 24 at most. */
async function defaults(model: string): Promise<number> {
	const child: ChildProcess = fork(import.meta.filename, ['bare', model]);
	const [times] = await once(child, 'message') as [number[]];
	child.kill('SIGKILL');
	return rateOf(times);
}

async function bare(model: string): Promise<void> {
	const {getLlama} = await import('node-llama-cpp');
	const llama = await getLlama({gpu: false, build: 'never', progressLogs: false});
	const loaded = await llama.loadModel({modelPath: model});
	const context = await loaded.createContext({contextSize: 2048});
	const times: number[] = [];
	const end = performance.now() + 20_000;
	for await (const _ of context.getSequence().evaluate(Array.from({length: 8}, (_, index) => 300 + index as Token), {temperature: 0})) {
		times.push(performance.now());
		if (times.length === 24 || (times.length > 1 && performance.now() > end)) {
			break;
		}
	}

	process.send!(times);
}

function llamaBench(program: string, model: string): number {
	const {stdout, stderr} = spawnSync(program, ['-m', model, '-p', '0', '-n', '32', '-r', '1', '-t', '2', '-o', 'json'], {encoding: 'utf8'});
	try {
		return (JSON.parse(stdout) as Array<{avg_ts: number}>)[0]!.avg_ts;
	} catch {
		throw new Error(stderr);
	}
}

/** The moments of a reply's tokens. A load starts after 8 seconds, ends after 20, and the reply after 34. */
async function throughALoad(model: string, threads: number | undefined): Promise<{times: number[]; start: number; changes: string[]}> {
	const engine = new EngineProcess();
	await engine.load(model, {contextSize: 2048, threads});
	engine.generate('long', prompt, {repeatPenalty: 1});
	await engine.token('long', 1);
	const start = engine.tokens('long')[0]!.time;
	await delay(8000);
	const load = loadEveryCore();
	await delay(12_000);
	load.end();
	await delay(14_000);
	const times = engine.tokens('long').map(({time}) => time);
	const changes = engine.events.filter(event => event.type === 'threads' && event.phase === 'decode').map(event => (event.type === 'threads' ? `${event.from}→${event.threads} (${event.reason})` : ''));
	await engine.close();
	return {times, start, changes};
}

if (process.argv[2] === 'bare') {
	await bare(process.argv[3]!);
} else {
	const [program = '', count = '3'] = process.argv.slice(2);
	const folder = mkdtempSync(join(tmpdir(), 'lisa-governor-'));
	const model = join(folder, 'billion-Q4_K_M.gguf');
	// Weights of zeros take as long to compute with as any others, and need not be made.
	await writeSparseModel(model, documentShapes[0]!, 'Q4_K_M');
	process.once('exit', () => {
		rmSync(folder, {recursive: true, force: true});
	});
	const figures = {ours: [] as number[], theirs: [] as number[], bench: [] as number[]};
	const load = loadEveryCore();
	try {
		const engine = new EngineProcess();
		await engine.load(model, {contextSize: 2048, threads: undefined});
		await engine.reply('warm', prompt, {maxTokens: 8, repeatPenalty: 1});
		for (let round = 0; round < Number(count); round++) {
			await engine.reply(`r${round}`, prompt, {maxTokens: 33, repeatPenalty: 1});
			figures.ours.push(rateOf(engine.tokens(`r${round}`).map(({time}) => time)));
			figures.theirs.push(await defaults(model));
			if (program !== '') {
				figures.bench.push(llamaBench(program, model));
			}
		}

		await engine.close();
	} finally {
		load.end();
	}

	const list = (values: readonly number[]) => values.map(value => value.toFixed(2)).join(' ');
	row('every core taken: the engine, governed', `${median(figures.ours).toFixed(2)} tok/s`, list(figures.ours));
	row('node-llama-cpp with its defaults', `${median(figures.theirs).toFixed(2)} tok/s`, list(figures.theirs));
	row('governed ÷ defaults', `${median(figures.ours.map((ours, index) => ours / figures.theirs[index]!)).toFixed(1)} ×`, '≥ 5 ×');
	if (program !== '') {
		row('llama-bench -t 2', `${median(figures.bench).toFixed(2)} tok/s`, list(figures.bench));
		row('governed ÷ llama-bench -t 2', `${median(figures.ours.map((ours, index) => ours / figures.bench[index]!)).toFixed(2)} ×`, '≥ 1 ×');
	}

	const governed = await throughALoad(model, undefined);
	const fixed: Array<Awaited<ReturnType<typeof throughALoad>>> = [];
	for (let threads = 1; threads <= Math.min(cores, 4); threads++) {
		fixed.push(await throughALoad(model, threads));
	}

	const against = (from: number, to: number) => {
		const each = fixed.map(({times, start}) => rate(times, start + from, start + to));
		return {ours: rate(governed.times, governed.start + from, governed.start + to), each};
	};

	for (const [what, from, to] of [['before the load, from its 2nd second', 2000, 8000], ['from 2 s after it starts to its end', 10_000, 20_000], ['from 5 s after its end', 25_000, 34_000]] as const) {
		const {ours, each} = against(from, to);
		row(what, `${ours.toFixed(1)} tok/s`, `fixed at 1, 2, …: ${list(each)}`);
		row('  ÷ the best fixed count', `${(ours / Math.max(...each)).toFixed(2)} ×`, '≥ 0.8 ×');
	}

	row('threads chosen', governed.changes.join('  '));
}
