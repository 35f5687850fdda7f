/*
One answer of 16 tokens from the bundled model, the whole process: `lisa ask` with no host running and with one, against `node-llama-cpp chat` on the same file, by itself and with its threads set to the cores there are.

	npm run benchmark -- ask [rounds]
*/
import {spawnSync} from 'node:child_process';
import path from 'node:path';
import {performance} from 'node:perf_hooks';
import process from 'node:process';
import {findCores, wholeCores} from '../source/engine/cores.ts';
import {bundledModel} from '../test/helpers/rungs.ts';
import {launcher, makeHome} from '../test/helpers/terminal.ts';
import {median, row} from './report.ts';

const rounds = Number(process.argv[2] ?? 5);
const prompt = 'who are you?';
const chat = path.join(import.meta.dirname, '..', 'node_modules', 'node-llama-cpp', 'dist', 'cli', 'cli.js');
const home = makeHome();

/** Milliseconds that a program took from its start to its end, with nothing on its input. */
function time(...arguments_: readonly string[]): number {
	const start = performance.now();
	const {status, stderr, stdout} = spawnSync(process.execPath, arguments_, {stdio: ['ignore', 'pipe', 'pipe'], env: home.environment, cwd: home.folder, encoding: 'utf8'});
	const took = performance.now() - start;
	if (status !== 0 || !stdout.includes('LISA')) {
		throw new Error(`${arguments_.join(' ')} ended with ${status}: ${stderr}`);
	}

	return took;
}

const lisa = () => time(launcher, 'ask', prompt, '--max-tokens', '16');
const chatWith = (...more: readonly string[]) => time(chat, 'chat', '--model', bundledModel, '--prompt', prompt, '--maxTokens', '16', '--noHistory', ...more);
const stop = () => spawnSync(process.execPath, [launcher, 'stop'], {env: home.environment});

try {
	const figures = {cold: [] as number[], warm: [] as number[], chat: [] as number[], tuned: [] as number[]};
	// Once each, so that the file is in the page cache and the compile cache is there.
	lisa();
	chatWith('--threads', String(wholeCores(findCores())));
	for (let round = 0; round < rounds; round++) {
		stop();
		figures.cold.push(lisa());
		figures.warm.push(lisa());
		figures.tuned.push(chatWith('--threads', String(wholeCores(findCores()))));
		figures.chat.push(chatWith());
	}

	const [cold, warm, theirs, tuned] = [median(figures.cold), median(figures.warm), median(figures.chat), median(figures.tuned)];
	row('lisa ask, no host running', `${cold.toFixed(0)} ms`);
	row('lisa ask, host running', `${warm.toFixed(0)} ms`);
	row('node-llama-cpp chat', `${theirs.toFixed(0)} ms`);
	row(`node-llama-cpp chat --threads ${wholeCores(findCores())}`, `${tuned.toFixed(0)} ms`);
	row('chat ÷ lisa ask, no host running', `${(theirs / cold).toFixed(1)} ×`, '≥ 10 ×');
	row('chat ÷ lisa ask, host running', `${(theirs / warm).toFixed(1)} ×`, '≥ 10 ×');
	row('chat with set threads ÷ no host running', `${(tuned / cold).toFixed(1)} ×`);
	row('chat with set threads ÷ host running', `${(tuned / warm).toFixed(1)} ×`);
} finally {
	stop();
	home.remove();
}
