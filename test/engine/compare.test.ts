import {copyFileSync, mkdtempSync, rmSync, truncateSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test, vi} from 'vitest';
import type {EngineEvent, SamplingSettings} from '../../source/core/engine-protocol.ts';
import {EngineProcess} from '../helpers/engine.ts';
import {tinyShape, writeModel} from '../helpers/model.ts';
import {bundledLadder} from '../helpers/rungs.ts';

// The box may be busy with other things.
vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000});

const folder = mkdtempSync(join(tmpdir(), 'lisa-compare-'));
const question = 'What is a GGUF file?';
const sampling: SamplingSettings = {temperature: 0, topK: 1, topP: 1, minP: 0, repeatPenalty: 1};
let engine: EngineProcess;
let source: string;
let said: string;
let count = 0;

const rung = (name: string) => join(folder, `lisa-tiny-${name}.gguf`);

beforeAll(async () => {
	source = await bundledLadder(folder, ['Q8_0', 'Q2_K']);
	copyFileSync(source, rung('copy'));
	copyFileSync(source, rung('short'));
	truncateSync(rung('short'), 100_000);
	writeModel(rung('other'), tinyShape);
	engine = new EngineProcess();
	await engine.load(source);
	said = text(await engine.reply('said', question, sampling));
});

afterAll(async () => {
	await engine.close();
	rmSync(folder, {recursive: true});
});

function text(end: EngineEvent): string {
	return end.type === 'finished' ? end.text : JSON.stringify(end);
}

function begin(path: string, reply = said, talk = engine): string {
	const id = `compare ${++count}`;
	talk.send({type: 'compare', id, settings: {path}, turns: [{role: 'user', text: question}], reply, sampling});
	return id;
}

async function ended(id: string, talk = engine) {
	return talk.event(['compared', 'compare-failed'], event => event.id === id);
}

async function compare(path: string, reply = said) {
	return ended(begin(path, reply));
}

describe('two rungs are compared', () => {
	test('an identical copy agrees at every place', async () => {
		const end = await compare(rung('copy'));
		expect(end).toMatchObject({type: 'compared', result: {current: {rung: 'F16'}, other: {rung: 'F16', text: said, cut: false}}});
		const {agreement} = (end as Extract<EngineEvent, {type: 'compared'}>).result;
		expect(agreement.places).toBeGreaterThan(20);
		expect(agreement.same).toBe(agreement.places);
		expect(agreement.divergence).toBeLessThan(1e-6);
	});

	test('the fewer bits, the further away; all three phases are told', async () => {
		const results = [];
		for (const name of ['Q8_0', 'Q2_K']) {
			const end = await compare(rung(name));
			expect(end).toMatchObject({type: 'compared', result: {current: {rung: 'F16'}, other: {rung: name}}});
			results.push((end as Extract<EngineEvent, {type: 'compared'}>).result);
			const phases = engine.events.flatMap(event => event.type === 'compare-progress' && event.id === end.id ? [event] : []);
			expect([...new Set(phases.map(({phase}) => phase))]).toEqual(['load', 'answer', 'score']);
			expect(phases.every(({fraction}) => fraction >= 0 && fraction <= 1)).toBe(true);
		}

		const [good, poor] = results;
		expect(good!.agreement.same / good!.agreement.places).toBeGreaterThan(0.9);
		expect(good!.agreement.divergence).toBeGreaterThan(0);
		expect(good!.agreement.divergence).toBeLessThan(0.01);
		expect(poor!.agreement.divergence).toBeGreaterThan(good!.agreement.divergence);
		expect(good!.other.rate).toBeGreaterThan(0);
		expect(good!.other.memory).toBeGreaterThanOrEqual(0);
	});

	test('a reply that nobody would give is compared at each of its places', async () => {
		const end = await compare(rung('Q2_K'), 'Grüße! 漢字 and some words that make no sense here at all.');
		const {agreement} = (end as Extract<EngineEvent, {type: 'compared'}>).result;
		expect(agreement.places).toBeGreaterThan(10);
		expect(agreement.same).toBeLessThanOrEqual(agreement.places);
		expect(agreement.divergence).toBeGreaterThan(0);
	});
});

describe('afterwards', () => {
	test('the conversation goes on from the cache, with the same words', async () => {
		await compare(rung('Q8_0'));
		const id = `after ${++count}`;
		await engine.reply(id, [{role: 'user', text: question}, {role: 'model', text: said}, {role: 'user', text: 'And then?'}], {...sampling, maxTokens: 4});
		const prefill = engine.events.find(event => event.type === 'prefill' && event.id === id) as {readonly total: number; readonly used: number};
		expect(prefill.total).toBeLessThan(prefill.used / 2);
		expect(text(await engine.reply(`again ${++count}`, question, sampling))).toBe(said);
	});

	test('a question that comes meanwhile is answered', async () => {
		const id = begin(rung('Q8_0'));
		expect(text(await engine.reply(`meanwhile ${++count}`, question, sampling))).toBe(said);
		expect(await ended(id)).toMatchObject({type: 'compared'});
	});
});

describe('it is refused', () => {
	test.each([
		['a missing file', 'nowhere', 'model-missing'],
		['a file cut short', 'short', 'truncated-gguf'],
		['another model', 'other', 'swap-failed'],
	])('%s', async (_, name, code) => {
		expect(await compare(rung(name))).toMatchObject({type: 'compare-failed', problem: {code}});
		expect(text(await engine.reply(`refused ${++count}`, question, sampling))).toBe(said);
	});

	test('while a reply runs or another comparison', async () => {
		const reply = `runs ${++count}`;
		engine.generate(reply, question, sampling);
		expect(await compare(rung('Q8_0'))).toMatchObject({type: 'compare-failed', problem: {code: 'busy'}});
		await engine.ended(reply);
		const first = begin(rung('Q8_0'));
		expect(await compare(rung('Q8_0'))).toMatchObject({type: 'compare-failed', problem: {code: 'busy'}});
		expect(await ended(first)).toMatchObject({type: 'compared'});
	});

	test('with nothing loaded', async () => {
		const fresh = new EngineProcess();
		expect(await ended(begin(source, said, fresh), fresh)).toMatchObject({type: 'compare-failed', problem: {code: 'model-missing'}});
		await fresh.close();
	});

	test('where there is no room for both, with the figures', async () => {
		const small = new EngineProcess('../fixtures/engine-small-memory.ts');
		await small.load(source, {contextSize: 1024});
		const end = await ended(begin(rung('Q8_0'), said, small), small);
		expect(end).toMatchObject({type: 'compare-failed', problem: {code: 'out-of-memory', message: expect.stringMatching(/needs .* MiB .* is free/) as unknown}});
		expect(text(await small.reply('after', question, sampling))).toBe(said);
		await small.close();
	});
});

test.each(['load', 'answer', 'score'] as const)('it is stopped in the phase %s, and the conversation is as it was', async phase => {
	const id = begin(rung('Q8_0'), said.repeat(8));
	await engine.event('compare-progress', event => event.id === id && event.phase === phase);
	engine.send({type: 'cancel', id});
	expect(await ended(id)).toMatchObject({type: 'compare-failed', problem: {code: 'cancelled'}});
	expect(text(await engine.reply(`stopped ${++count}`, question, sampling))).toBe(said);
});
