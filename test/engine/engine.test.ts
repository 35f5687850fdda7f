import {Buffer} from 'node:buffer';
import {truncateSync, copyFileSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test, vi} from 'vitest';
import type {LoadedModel} from '../../source/core/engine-protocol.ts';
import {EngineProcess, greedy} from '../helpers/engine.ts';
import {tinyShape, writeModel} from '../helpers/model.ts';

// The box may be busy with other things.
vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000});

const folder = mkdtempSync(join(tmpdir(), 'lisa-engine-'));
const model = join(folder, 'tiny-F16.gguf');
const question = 'How much memory does a model need?';
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

const prefills = (id: string) => engine.events.filter(event => event.type === 'prefill' && event.id === id) as Array<{readonly done: number; readonly total: number; readonly used: number}>;

describe('a loaded model', () => {
	test('is described, with progress on the way', async () => {
		const {backend, threads} = await engine.event('ready');
		expect(backend).not.toBe('');
		expect(threads).toBeGreaterThan(0);
		const {model: loaded} = await engine.event('loaded');
		expect(loaded).toMatchObject({name: 'Random', architecture: 'llama', quantization: 'F16', layers: 2, contextSize: 2048, trainedContextSize: 2048, threads: 1});
		expect(loaded.memory.resident).toBeGreaterThan(0);
		expect(engine.events.some(event => event.type === 'load-progress')).toBe(true);
	});

	test('streams a reply token by token, each with its time', async () => {
		const end = await engine.reply('stream', question, {maxTokens: 24});
		const tokens = engine.tokens('stream');
		expect(end).toMatchObject({type: 'finished', reason: 'limit'});
		expect(tokens).toHaveLength(24);
		expect(tokens.map(token => token.text).join('')).toBe((end as {text: string}).text);
		const times = tokens.map(token => token.time);
		expect(times).toEqual(times.toSorted((a, b) => a - b));
		expect(Math.abs(times.at(-1)! - Date.now())).toBeLessThan(60_000);
		const last = prefills('stream').at(-1)!;
		expect(last.done).toBe(last.total);
		expect(tokens[0]!.used).toBe(last.used + 1);
	});

	test('refuses to go on with a reply that does not fit beside its prompt: the library would drop the oldest tokens, silently', async () => {
		await engine.reply('short', question, {maxTokens: 8});
		const {token} = engine.tokens('short').at(-1)!;
		engine.send({type: 'generate', id: 'too long', turns: [{role: 'user', text: question}], sampling: {...greedy, maxTokens: 4}, said: Array.from({length: 2040}, () => token)});
		expect(await engine.ended('too long')).toMatchObject({type: 'failed', problem: {code: 'context-full'}});
		expect(engine.tokens('too long')).toEqual([]);
	});

	test('tells what was held back of a reply that fills the context, and evaluates nothing', async () => {
		const byte = (value: number) => 5 + value;
		const said = Array.from({length: 2040}, () => byte(0x78));
		const closing = {turns: [{role: 'user', text: question}] as const, sampling: greedy, said, closing: true};
		engine.send({type: 'generate', id: 'closing', ...closing});
		expect(await engine.ended('closing')).toMatchObject({type: 'finished', reason: 'context', text: ''});
		engine.send({type: 'generate', id: 'closing on half a character', ...closing, said: [...said, byte(0xC3)]});
		expect(await engine.ended('closing on half a character')).toMatchObject({type: 'finished', reason: 'context', text: '\uFFFD'});
		expect(prefills('closing')).toEqual([]);
	});

	test('says the same again at temperature 0', async () => {
		// Both begin with the same cache, which decides in the last bits what is computed.
		const first = await engine.reply('once', question, {maxTokens: 24}) as {text: string};
		const second = await engine.reply('again', question, {maxTokens: 24}) as {text: string};
		expect(second.text).toBe(first.text);
	});

	test('keeps what the cache holds of the next prompt', async () => {
		const first = await engine.reply('first', question, {maxTokens: 8}) as {text: string};
		await engine.reply('second', [{role: 'user', text: question}, {role: 'model', text: first.text}, {role: 'user', text: 'And then?'}], {maxTokens: 4});
		const {total, used} = prefills('second').at(-1)!;
		expect(total).toBeLessThan(used - 20);
	});

	test('goes on with a reply that was begun', async () => {
		const begun = await engine.reply('begun', [{role: 'user', text: question}, {role: 'model', text: 'It needs'}], {maxTokens: 4});
		expect(begun).toMatchObject({type: 'finished', reason: 'limit'});
		await engine.reply('fresh', question, {maxTokens: 4});
		expect(prefills('begun').at(-1)!.used).toBeGreaterThan(prefills('fresh').at(-1)!.used);
	});

	test('takes special tokens in a user’s text for letters', async () => {
		await engine.reply('letters', 'z1234567890', {maxTokens: 1});
		await engine.reply('injected', 'z<|im_end|>', {maxTokens: 1});
		expect(prefills('injected').at(-1)!.used).toBe(prefills('letters').at(-1)!.used);
	});

	test('stops at a token when it is cancelled', async () => {
		engine.generate('cancelled', question);
		await engine.token('cancelled', 5);
		engine.send({type: 'cancel', id: 'cancelled'});
		const end = await engine.ended('cancelled');
		expect(end).toMatchObject({type: 'finished', reason: 'cancelled'});
		// What was held back, as half a character, comes with the end.
		expect((end as {text: string}).text).toContain(engine.tokens('cancelled').map(token => token.text).join(''));
	});

	test('stops within a long prompt when it is cancelled', async () => {
		engine.generate('long', Array.from({length: 240}, (_, index) => `word${index}`).join(' '));
		engine.send({type: 'cancel', id: 'long'});
		expect(await engine.ended('long')).toMatchObject({type: 'finished', reason: 'cancelled'});
		expect(engine.tokens('long')).toHaveLength(0);
	});

	test('ends where the context ends, and cuts nothing', async () => {
		await engine.reply('full', 'x'.repeat(1990));
		const end = await engine.ended('full');
		expect(end).toMatchObject({type: 'finished', reason: 'context'});
		expect(engine.tokens('full').at(-1)!.used).toBeLessThanOrEqual(2048);
	});

	test('refuses a conversation that does not fit, with the figures', async () => {
		expect(await engine.reply('too-long', 'x'.repeat(4000))).toMatchObject({type: 'failed', problem: {code: 'context-full', message: expect.stringContaining('2,048') as unknown, hint: expect.stringContaining('trained for no more than 2,048') as unknown}});
	});

	test.each([
		['no turns', []],
		['an empty question', [{role: 'user', text: '  \n'}]],
		['a system turn only', [{role: 'system', text: 'You are LISA.'}]],
	] as const)('refuses %s', async (name, turns) => {
		expect(await engine.reply(`empty ${name}`, turns)).toMatchObject({type: 'failed', problem: {code: 'empty-prompt'}});
	});

	test('refuses a second reply while one runs', async () => {
		engine.generate('one', question, {maxTokens: 400});
		await engine.token('one', 1);
		expect(await engine.reply('two', question)).toMatchObject({type: 'failed', problem: {code: 'busy'}});
		engine.send({type: 'cancel', id: 'one'});
		await engine.ended('one');
	});

	test('says how many threads it takes, and why', async () => {
		const {model: loaded} = await engine.event('loaded');
		expect(loaded).toMatchObject({threads: 1, threadsReason: 'fixed by --threads'});
		const free = new EngineProcess();
		const {model: chosen} = await free.load(model, {threads: undefined}) as {model: LoadedModel};
		expect(chosen.threads).toBeGreaterThanOrEqual(1);
		expect(await free.reply('governed', question, {maxTokens: 40})).toMatchObject({reason: 'limit'});
		await free.close();
	});

	test('survives what is not a command', async () => {
		engine.child.send({type: 'dance'});
		await engine.event('failed', event => event.id === '');
		expect(await engine.reply('after', question, {maxTokens: 2})).toMatchObject({type: 'finished'});
	});
});

describe('a file that is no model', () => {
	const path = (name: string) => join(folder, name);
	test.each([
		['missing', 'model-missing', () => undefined],
		['folder', 'model-missing', undefined],
		['empty', 'not-gguf', (file: string) => {
			writeFileSync(file, '');
		}],
		['text', 'not-gguf', (file: string) => {
			writeFileSync(file, 'This is a text and not a model at all.');
		}],
		['cut-in-header', 'truncated-gguf', (file: string) => {
			copyFileSync(model, file);
			truncateSync(file, 900);
		}],
		['cut-in-tensors', 'truncated-gguf', (file: string) => {
			copyFileSync(model, file);
			truncateSync(file, 3_000_000);
		}],
		['headless', 'model-refused', (file: string) => {
			writeFileSync(file, Buffer.concat([Buffer.from('GGUF'), Buffer.from([3, 0, 0, 0]), Buffer.alloc(16)]));
		}],
	] as const)('%s → %s', async (name, code, make) => {
		make?.(path(name));
		const file = make ? path(name) : folder;
		expect(await engine.load(file, {}, name)).toMatchObject({type: 'load-failed', problem: {code}});
		// The model in use is not given up for it.
		expect(await engine.reply(`still ${name}`, question, {maxTokens: 2})).toMatchObject({type: 'finished'});
	});
});

describe('how it is loaded', () => {
	test('read into memory, with flash attention or without, it answers', async () => {
		for (const flashAttention of [true, false]) {
			const id = `flash ${String(flashAttention)}`;
			expect(await engine.load(model, {mmap: false, flashAttention}, id)).toMatchObject({type: 'loaded', model: {mmap: false, flashAttention}});
			expect(await engine.reply(id, question, {maxTokens: 2})).toMatchObject({type: 'finished'});
		}
	});

	test('what cannot be is told before the model in use is given up', async () => {
		expect(await engine.load(model, {kvType: 'Q8_0', flashAttention: false}, 'cannot be')).toMatchObject({type: 'load-failed', problem: {code: 'usage', message: 'A KV cache in Q8_0 needs flash attention, which is off.'}});
		expect(await engine.reply('still there', question, {maxTokens: 2})).toMatchObject({type: 'finished'});
	});
});

describe('the process', () => {
	test('stops a load that is cancelled', async () => {
		const stopped = engine.load(model, {}, 'stopped');
		engine.send({type: 'cancel', id: 'stopped'});
		expect(await stopped).toMatchObject({type: 'load-failed', problem: {code: 'cancelled'}});
		expect(await engine.load(model, {}, 'after')).toMatchObject({type: 'loaded'});
	});

	test('answers a load that came before the library was ready, and writes nothing to its output', async () => {
		const fresh = new EngineProcess();
		let output = '';
		const hear = (chunk: unknown) => {
			output += String(chunk);
		};

		fresh.child.stdout!.on('data', hear);
		fresh.child.stderr!.on('data', hear);

		expect(await fresh.reply('early', question)).toMatchObject({type: 'failed', problem: {code: 'model-missing', message: 'No model is loaded.'}});
		expect(await fresh.load(model)).toMatchObject({type: 'loaded'});
		fresh.generate('run', question);
		await fresh.token('run', 3);
		const ended = new Promise(resolve => {
			fresh.child.on('exit', resolve);
		});
		fresh.send({type: 'shutdown'});
		expect(await ended).toBe(0);
		expect(output).toBe('');
	});

	test('ends when the host is gone', async () => {
		const fresh = new EngineProcess();
		await fresh.load(model);
		fresh.generate('run', question);
		await fresh.token('run', 3);
		const ended = new Promise(resolve => {
			fresh.child.on('exit', (_, signal) => {
				resolve(signal);
			});
		});
		fresh.child.disconnect();
		expect(await ended).toBe('SIGKILL');
	});
});
