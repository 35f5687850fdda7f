import {copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, beforeEach, describe, expect, test, vi} from 'vitest';
import type {EngineEvent, LoadSettings} from '../../source/core/engine-protocol.ts';
import {EngineProcess} from '../helpers/engine.ts';
import {tinyShape, writeModel} from '../helpers/model.ts';

// The box may be busy with other things.
vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000});

const folder = mkdtempSync(join(tmpdir(), 'lisa-swap-'));
const path = (name: string) => join(folder, `${name}.gguf`);
const question = 'Tell me everything about memory, from the beginning to the end.';
// Long enough that it still runs when its first batch of tokens has come and another rung is there.
const length = 1200;
let engine: EngineProcess;
let plain: string;
/** The answer to the same question asked once more. */
let plainAgain: string;
let count = 0;

beforeAll(async () => {
	writeModel(path('model'), tinyShape);
	copyFileSync(path('model'), path('copy'));
	writeModel(path('other'), {...tinyShape, layers: 3});
	writeModel(path('refused'), {...tinyShape, ropeDimensions: 48});
	writeFileSync(path('empty'), '');
	engine = new EngineProcess();
	await engine.load(path('model'));
	plain = text(await engine.reply('plain', question, {maxTokens: length}));
	plainAgain = text(await engine.reply('plain again', question, {maxTokens: length}));
});

// Two replies are compared byte for byte only when both begin with the same cache: what is kept of it decides, in the last bits, what is computed.
beforeEach(async () => {
	await engine.load(path('model'), {}, `load ${++count}`);
});

afterAll(async () => {
	await engine.close();
	rmSync(folder, {recursive: true});
});

function text(end: EngineEvent): string {
	return end.type === 'finished' ? end.text : JSON.stringify(end);
}

async function swap(file: string, settings: Partial<LoadSettings> = {}) {
	const id = `swap ${++count}`;
	engine.send({type: 'swap', id, settings: {path: file, ...settings}});
	return engine.event(['swapped', 'swap-failed'], event => event.id === id);
}

function leftovers(): string[] {
	return ['/dev/shm', tmpdir()].flatMap(place => {
		try {
			return readdirSync(place).filter(name => name.startsWith(`lisa-kv-${engine.child.pid}-`));
		} catch {
			return [];
		}
	});
}

describe('a swap in the middle of a reply', () => {
	test('to an identical copy leaves the text as it would have been, byte for byte', async () => {
		const id = `reply ${++count}`;
		engine.generate(id, question, {maxTokens: length});
		await engine.token(id, 10);
		const asked = Date.now();
		const end = await swap(path('copy'));
		expect(end).toMatchObject({type: 'swapped', model: {path: path('copy'), threads: 1, threadsReason: 'fixed by --threads'}, card: {carried: true, overlapped: true, from: 'F16', to: 'F16'}});
		expect(text(await engine.ended(id))).toBe(plain);
		expect(leftovers()).toEqual([]);
		// The old rung went on talking while the new one came: tokens travel in batches, but each has its time.
		const {steps} = (end as Extract<EngineEvent, {type: 'swapped'}>).card;
		const loaded = asked + steps.slice(0, steps.findIndex(({step}) => step === 'carry')).reduce((sum, {milliseconds}) => sum + milliseconds, 0);
		expect(engine.tokens(id).some(({time}) => time > asked && time < loaded)).toBe(true);
	});

	test.each([
		['another model', 'other', 'swap-failed'],
		['an empty file', 'empty', 'not-gguf'],
		['a missing file', 'nowhere', 'model-missing'],
		['a file that the library refuses', 'refused', 'model-refused'],
	])('to %s is rolled back, and the text stays as it was', async (_, name, code) => {
		const id = `reply ${++count}`;
		engine.generate(id, question, {maxTokens: length});
		await engine.token(id, 10);
		expect(await swap(path(name))).toMatchObject({type: 'swap-failed', problem: {code}, model: {path: path('model')}});
		expect(text(await engine.ended(id))).toBe(plain);
	});

	test('prefills when the cache types differ, and says so', async () => {
		const id = `reply ${++count}`;
		engine.generate(id, question, {maxTokens: 60});
		await engine.token(id, 10);
		expect(await swap(path('copy'), {kvType: 'Q8_0', flashAttention: true})).toMatchObject({type: 'swapped', card: {carried: false, reason: expect.stringContaining('types differ') as unknown}});
		expect(await engine.ended(id)).toMatchObject({type: 'finished', reason: 'limit'});
		expect(engine.events.some(event => event.type === 'swap-step' && event.step === 'prefill')).toBe(true);
	});

	test('asked for within a long prompt waits for its end', async () => {
		const long = 'memory '.repeat(220);
		const alone = text(await engine.reply(`alone ${++count}`, long, {maxTokens: 20}));
		await engine.load(path('model'), {}, `load ${++count}`);
		const id = `reply ${++count}`;
		engine.generate(id, long, {maxTokens: 20});
		expect(await swap(path('copy'))).toMatchObject({type: 'swapped'});
		expect(text(await engine.ended(id))).toBe(alone);
	});

	test('a second one is refused while the first is under way', async () => {
		const id = `reply ${++count}`;
		engine.generate(id, question, {maxTokens: length});
		await engine.token(id, 10);
		const [first, second] = await Promise.all([swap(path('copy')), swap(path('copy'))]);
		expect(first).toMatchObject({type: 'swapped'});
		expect(second).toMatchObject({type: 'swap-failed', problem: {code: 'busy'}, model: {path: path('model')}});
		expect(text(await engine.ended(id))).toBe(plain);
	});

	test('stopped on the way, the old rung goes on', async () => {
		const id = `reply ${++count}`;
		engine.generate(id, question, {maxTokens: length});
		await engine.token(id, 10);
		const swapId = `stopped ${++count}`;
		engine.send({type: 'swap', id: swapId, settings: {path: path('copy')}});
		await engine.event('swap-step', event => event.id === swapId);
		engine.send({type: 'cancel', id: swapId});
		expect(await engine.event(['swap-failed', 'swapped'], event => event.id === swapId)).toMatchObject({type: 'swap-failed', problem: {code: 'cancelled'}, model: {path: path('model')}});
		expect(text(await engine.ended(id))).toBe(plain);
		expect(leftovers()).toEqual([]);
	});

	test('the reply may be stopped meanwhile', async () => {
		const id = `reply ${++count}`;
		engine.generate(id, question);
		await engine.token(id, 10);
		const done = swap(path('copy'));
		engine.send({type: 'cancel', id});
		expect(await engine.ended(id)).toMatchObject({reason: 'cancelled'});
		expect(await done).toMatchObject({type: 'swapped'});
		expect(await engine.reply(`after ${++count}`, question, {maxTokens: 2})).toMatchObject({type: 'finished'});
	});
});

describe('a swap while nobody talks', () => {
	test('takes the conversation along', async () => {
		await engine.reply(`first ${++count}`, question, {maxTokens: length});
		expect(await swap(path('copy'))).toMatchObject({type: 'swapped', card: {carried: true, gap: 0}});
		const id = `second ${++count}`;
		expect(text(await engine.reply(id, question, {maxTokens: length}))).toBe(plainAgain);
		const prefill = engine.events.find(event => event.type === 'prefill' && event.id === id) as {readonly total: number; readonly used: number};
		expect(prefill.total).toBeLessThan(prefill.used);
	});

	test('a question that comes meanwhile is answered', async () => {
		const done = swap(path('copy'));
		const id = `meanwhile ${++count}`;
		expect(text(await engine.reply(id, question, {maxTokens: length}))).toBe(plain);
		expect(await done).toMatchObject({type: 'swapped', model: {path: path('copy')}});
	});

	test('with nothing loaded is refused', async () => {
		const fresh = new EngineProcess();
		fresh.send({type: 'swap', id: 's', settings: {path: path('model')}});
		expect(await fresh.event('swap-failed')).toMatchObject({problem: {code: 'swap-failed'}, model: undefined});
		await fresh.close();
	});

	test('during a load is refused', async () => {
		const fresh = new EngineProcess();
		fresh.send({type: 'load', id: 'l', settings: {path: path('model')}});
		fresh.send({type: 'swap', id: 's', settings: {path: path('copy')}});
		expect(await fresh.event('swap-failed')).toMatchObject({problem: {code: 'busy'}});
		expect(await fresh.event('loaded')).toMatchObject({id: 'l'});
		await fresh.close();
	});

	test('ten times up and down leaves nothing behind', async () => {
		await engine.reply(`talk ${++count}`, question, {maxTokens: 40});
		const resident: number[] = [];
		for (let round = 0; round < 10; round++) {
			const end = await swap(path(round % 2 === 0 ? 'copy' : 'model'));
			resident.push(end.type === 'swapped' ? end.card.memoryAfter : NaN);
		}

		expect(resident.at(-1)! / resident[1]!).toBeLessThan(1.1);
		expect(leftovers()).toEqual([]);
	});
});

describe('a swap where there is room for one rung only', () => {
	let small: EngineProcess;

	beforeAll(() => {
		small = new EngineProcess('../fixtures/engine-small-memory.ts');
	});

	afterAll(async () => {
		await small.close();
	});

	async function midReply(target: string) {
		const id = `small ${++count}`;
		expect(await small.load(path('model'), {contextSize: 2048}, `${id} load`)).toMatchObject({type: 'loaded'});
		small.generate(id, question, {maxTokens: length});
		await small.token(id, 10);
		small.send({type: 'swap', id: `${id} swap`, settings: {path: path(target)}});
		const end = await small.event(['swapped', 'swap-failed'], event => event.id === `${id} swap`);
		return {end, reply: text(await small.ended(id)), tokens: small.tokens(id)};
	}

	test('pauses the reply and goes on at the same token', async () => {
		const {end, reply, tokens} = await midReply('copy');
		expect(end).toMatchObject({type: 'swapped', card: {overlapped: false, carried: true}});
		expect(reply).toBe(plain);
		expect(tokens.filter(token => token.pause)).toHaveLength(1);
		expect(small.events.some(event => event.type === 'swap-step' && event.step === 'make-room')).toBe(true);
	});

	test('loads the old rung again when the new one is refused', async () => {
		const {end, reply, tokens} = await midReply('refused');
		expect(end).toMatchObject({type: 'swap-failed', problem: {code: 'model-refused'}, model: {path: path('model')}});
		expect(reply).toBe(plain);
		expect(tokens.filter(token => token.pause)).toHaveLength(1);
	});
});
