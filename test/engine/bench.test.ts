import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test, vi} from 'vitest';
import type {BenchSettings} from '../../source/core/bench.ts';
import type {EngineEvent} from '../../source/core/engine-protocol.ts';
import {EngineProcess} from '../helpers/engine.ts';
import {tinyShape, writeModel} from '../helpers/model.ts';

vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000});

const folder = mkdtempSync(join(tmpdir(), 'lisa-bench-'));
const model = join(folder, 'model.gguf');
const settings = {promptTokens: 100, replyTokens: 12, repetitions: 2};
let engine: EngineProcess;

beforeAll(async () => {
	writeModel(model, tinyShape);
	engine = new EngineProcess();
	await engine.load(model);
});

afterAll(async () => {
	await engine.close();
	rmSync(folder, {recursive: true});
});

async function bench(id: string, changes: Partial<BenchSettings> = {}) {
	engine.send({type: 'bench', id, settings: {...settings, ...changes}});
	return engine.event(['benched', 'bench-failed'], event => event.id === id);
}

test('times as many tokens as were asked for, again and again, and leaves the conversation’s cache alone', async () => {
	const question = 'Tell me about memory.';
	await engine.reply('first', question, {maxTokens: 8});
	const end = await bench('b');
	expect(end).toMatchObject({type: 'benched', result: {runs: [{prefill: {tokens: 100}}, {prefill: {tokens: 100}}]}});
	const {runs, peakMemory} = (end as Extract<typeof end, {type: 'benched'}>).result;
	expect(runs.map(({intervals}) => intervals.length)).toEqual([12, 12]);
	expect(runs.every(({firstToken, intervals}) => firstToken > 0 && intervals.every(interval => interval > 0))).toBe(true);
	expect(peakMemory).toBeGreaterThan(0);
	const fractions = engine.events.filter((event): event is Extract<EngineEvent, {type: 'bench-progress'}> => event.type === 'bench-progress').map(({fraction}) => fraction);
	expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
	expect(fractions.at(-1)).toBe(1);
	await engine.reply('second', question, {maxTokens: 8});
	const prefill = engine.events.find(event => event.type === 'prefill' && event.id === 'second') as {readonly total: number; readonly used: number};
	expect(prefill.total).toBeLessThan(prefill.used);
});

test('is refused while a reply runs', async () => {
	// Tokens come several at once: the reply must outlast the first of them.
	engine.generate('talk', 'Tell me everything.', {repeatPenalty: 1});
	await engine.token('talk', 2);
	expect(await bench('busy')).toMatchObject({type: 'bench-failed', problem: {code: 'busy'}});
	engine.send({type: 'cancel', id: 'talk'});
	await engine.ended('talk');
});

test('a reply that is asked for meanwhile waits for its end; it can be stopped', async () => {
	const end = bench('long', {repetitions: 500});
	engine.generate('waits', 'Hello', {maxTokens: 2});
	await engine.event('bench-progress', event => event.id === 'long' && event.fraction > 0.001);
	expect(engine.tokens('waits')).toEqual([]);
	engine.send({type: 'cancel', id: 'long'});
	expect(await end).toMatchObject({type: 'bench-failed', problem: {code: 'cancelled'}});
	expect(await engine.ended('waits')).toMatchObject({type: 'finished'});
});

test('more tokens than the model was trained for are refused', async () => {
	expect(await bench('much', {promptTokens: 5000})).toMatchObject({type: 'bench-failed', problem: {code: 'context-full'}});
});

test('a profile splits the time of a token: the parts make up the whole, and messages bear their times', async () => {
	const end = await bench('p', {profile: true});
	const {profile} = (end as Extract<typeof end, {type: 'benched'}>).result;
	const {whole, decode, sampling, detokenize, rest, prefill} = profile!;
	for (const part of [decode, sampling, detokenize, prefill]) {
		expect(part).toBeGreaterThan(0);
		expect(part).toBeLessThan(whole);
	}

	expect(decode + sampling + detokenize + rest).toBeCloseTo(whole, 3);
	const sent = engine.events.filter((event): event is Extract<EngineEvent, {type: 'bench-progress'}> => event.type === 'bench-progress' && event.id === 'p' && event.time !== undefined);
	expect(sent).toHaveLength(20);
	// Nothing of the looking on is left: the next benchmark and the next reply are as before.
	expect((await bench('q') as Extract<typeof end, {type: 'benched'}>).result.profile).toBeUndefined();
	expect(await engine.reply('after', 'Hello', {maxTokens: 2})).toMatchObject({type: 'finished'});
});
