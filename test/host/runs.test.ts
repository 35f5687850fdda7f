import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {LisaError} from '../../source/core/errors.ts';
import type {Completion} from '../../source/core/protocol.ts';
import type {Answering} from '../../source/host/answering.ts';
import {Board} from '../../source/host/board.ts';
import {newSession} from '../../source/host/conversation.ts';
import {Runs} from '../../source/host/runs.ts';

let folder: string;
let input: string;
let out: string;
beforeEach(() => {
	folder = mkdtempSync(path.join(os.tmpdir(), 'lisa-runs-'));
	input = path.join(folder, 'prompts.jsonl');
	out = path.join(folder, 'results.jsonl');
	writeFileSync(input, ['a', 'b', 'c'].map(prompt => JSON.stringify({prompt, ...(prompt === 'b' && {seed: 7})}) + '\n').join(''));
});
afterEach(() => {
	rmSync(folder, {recursive: true, force: true});
});

const timings = {prompt_n: 1, prompt_ms: 1, prompt_per_second: 1, predicted_n: 10, predicted_ms: 100, predicted_per_second: 90, ttft_ms: 1, itl_ms: {p50: 1, p95: 1, p99: 1}};
const never = new AbortController().signal;

type Asked = Parameters<Answering['complete']>[0];

/** Runs over an engine that says what it is told to. */
function stage(answer: (command: Asked, signal: AbortSignal) => Promise<Partial<Completion>> = async ({text}) => ({text: `re: ${text}`})) {
	const asked: Asked[] = [];
	const board = new Board(newSession());
	const answering = {
		async complete(command: Asked, _: unknown, signal: AbortSignal) {
			asked.push(command);
			return {text: '', model: 'm', rung: 'F16', ending: 'end', timings, ...(await answer(command, signal))};
		},
	};
	const runs = new Runs({board, answering: answering as unknown as Answering, log() {}});
	return {
		runs,
		board,
		asked,
		async run(defaults = {}) {
			runs.begin(runs.prepare({input, out, ...defaults}));
			return runs.follow(() => {}, never);
		},
	};
}

const results = () => readFileSync(out, 'utf8').trim().split('\n').map(line => JSON.parse(line) as {id: unknown; text?: string; error?: unknown});

test('every prompt is answered in its turn, and the screens see how it goes', async () => {
	const {run, board, asked, runs} = stage();
	expect(await run({maxTokens: 5, seed: 1})).toMatchObject({phase: 'done', total: 3, done: 3, failed: 0, before: 0, tokens: 30, decoding: 300});
	expect(results().map(({id, text}) => [id, text])).toEqual([[1, 're: a'], [2, 're: b'], [3, 're: c']]);
	expect(asked.map(({seed, maxTokens}) => [seed, maxTokens])).toEqual([[1, 5], [7, 5], [1, 5]]);
	expect(board.view.run).toMatchObject({phase: 'done', done: 3});
	expect(runs.busy).toBe(false);
});

test('what is answered is not asked again', async () => {
	writeFileSync(out, '{"id":2,"text":"before"}\n{"id":1,"te');
	const {run, asked} = stage();
	expect(await run()).toMatchObject({done: 3, before: 1});
	expect(asked.map(({text}) => text)).toEqual(['a', 'c']);
	expect(results().map(({id}) => id)).toEqual([2, 1, 3]);
	const again = stage();
	expect(await again.run()).toMatchObject({phase: 'done', done: 3, before: 3});
	expect(again.asked).toEqual([]);
});

test('what is wrong with one prompt is its answer', async () => {
	const {run} = stage(async ({text}) => {
		if (text === 'b') {
			throw new LisaError('Too long.', {code: 'context-full'});
		}

		return {text};
	});
	expect(await run()).toMatchObject({phase: 'done', done: 3, failed: 1});
	expect(results()[1]).toEqual({id: 2, error: {code: 'context-full', message: 'Too long.'}});
});

test('what is wrong with the engine stops the run, and nothing is written for that prompt', async () => {
	const {run} = stage(async ({text}) => {
		if (text === 'b') {
			throw new LisaError('It keeps stopping.', {code: 'engine-failing'});
		}

		return {text};
	});
	expect(await run()).toMatchObject({phase: 'stopped', done: 1, problem: {code: 'engine-failing'}});
	expect(results()).toHaveLength(1);
});

test('stopped, the prompt in work is left for the next time', async () => {
	const stopped = stage(async ({text}, signal) => {
		if (text === 'b') {
			stopped.runs.stop();
		}

		return {text, ending: signal.aborted ? 'cancelled' : 'end'};
	});
	expect(await stopped.run()).toMatchObject({phase: 'stopped', done: 1});
	expect(await stage().run()).toMatchObject({phase: 'done', done: 3, before: 1});
	expect(results().map(({id}) => id)).toEqual([1, 2, 3]);
});

test('one at a time; who comes later follows the one that runs', async () => {
	const gate = Promise.withResolvers<void>();
	const {runs, run} = stage(async ({text}) => {
		await gate.promise;
		return {text};
	});
	const first = run();
	expect([runs.busy, runs.isRunning(out), runs.isRunning(input)]).toEqual([true, true, false]);
	expect(() => runs.prepare({input, out: `${out}2`})).toThrow(expect.objectContaining({code: 'busy'}) as Error);
	const seen: number[] = [];
	const second = runs.follow(({done}) => {
		seen.push(done);
	}, never);
	const leaving = new AbortController();
	const third = runs.follow(() => {}, leaving.signal);
	leaving.abort();
	expect(await third).toMatchObject({phase: 'running', done: 0});
	gate.resolve();
	expect(await first).toMatchObject({phase: 'done'});
	expect(await second).toMatchObject({phase: 'done'});
	expect(seen).toEqual([0, 1, 2, 3, 3]);
});

test('the answers cannot go where the prompts are', () => {
	const {runs} = stage();
	expect(() => runs.prepare({input, out: input})).toThrow(expect.objectContaining({code: 'usage'}) as Error);
});
