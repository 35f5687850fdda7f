/*
What the full screen takes from decoding: the rate of a reply shown at 160×45 against that of `lisa ask` on the same host with no screen attached, in turns, on a model of TinyLlama's shape at Q4_K_M.

	npm run benchmark -- decode [rounds] [tokens] [threads]

Threads are governed by the load of the box unless they are given.
*/
import path from 'node:path';
import {spawnSync} from 'node:child_process';
import process from 'node:process';
import {Store} from '../source/storage/store.ts';
import type {Timings} from '../source/core/chat.ts';
import {launcher, makeHome, TestTerminal} from '../test/helpers/terminal.ts';
import {median, row} from './report.ts';
import {billionRung} from './work-model.ts';

const rounds = Number(process.argv[2] ?? 7);
const tokens = Number(process.argv[3] ?? 128);
const threads = process.argv[4];
const options = ['--model', await billionRung('Q4_K_M'), ...(threads === undefined ? [] : ['--threads', threads])];
const patience = 180_000;
const home = makeHome();

/** Tokens a second of a reply that the screen shows as it comes. */
async function inScreen(): Promise<number> {
	const terminal = new TestTerminal(home, options, {columns: 160, rows: 45});
	try {
		await terminal.until(/ready\s*$/u, patience);
		// A conversation of its own, so that no round has a longer context than the one before.
		terminal.write('\u000E');
		await terminal.until(() => !terminal.text.includes('› tell me'), patience);
		terminal.write('tell me about memory\r');
		await terminal.until(() => Number(/decoding · ([\d,]+) tok/u.exec(terminal.text)?.[1]?.replace(',', '') ?? 0) >= tokens, patience);
		terminal.write('\u001B');
		await terminal.until(/ready\s*$/u, patience);
		terminal.write('\u0004');
		await terminal.untilExit();
	} finally {
		terminal.kill();
	}

	const store = new Store(path.join(home.folder, 'data', 'lisa', 'lisa.db'));
	const reply = store.latest()?.messages.at(-1);
	store.close();
	if (reply?.role !== 'model' || reply.timings === undefined) {
		throw new Error('The reply was not kept.');
	}

	return rateOf(reply.timings);
}

/** Tokens a second of a reply that no screen shows. */
function alone(): number {
	const words = [launcher, 'ask', 'tell me about memory', '--json', '--max-tokens', String(tokens), ...options];
	const {stdout, stderr} = spawnSync(process.execPath, words, {env: home.environment, input: '', encoding: 'utf8'});
	if (stdout === '') {
		throw new Error(stderr);
	}

	return rateOf((JSON.parse(stdout) as {timings: Timings}).timings);
}

function rateOf({predicted_n: count, predicted_per_second: rate}: Timings): number {
	if (count < tokens / 2) {
		throw new Error(`The reply ended after ${count} tokens.`);
	}

	return rate;
}

try {
	const shown: number[] = [];
	const headless: number[] = [];
	const ratios: number[] = [];
	// Once each, since the first tokens after a load pay for page faults.
	await inScreen();
	alone();
	for (let round = 0; round < rounds; round++) {
		// Each goes first every other time.
		if (round % 2 === 0) {
			shown.push(await inScreen());
			headless.push(alone());
		} else {
			headless.push(alone());
			shown.push(await inScreen());
		}

		ratios.push(shown.at(-1)! / headless.at(-1)!);
	}

	row('no screen attached', `${median(headless).toFixed(1)} tok/s`, headless.map(rate => rate.toFixed(1)).join(' '));
	row('in the full screen, 160×45', `${median(shown).toFixed(1)} tok/s`, shown.map(rate => rate.toFixed(1)).join(' '));
	row('screen ÷ no screen', `${median(ratios).toFixed(3)} ×`, '≥ 0.95 ×');
} finally {
	spawnSync(process.execPath, [launcher, 'stop'], {env: home.environment});
	home.remove();
}
