import {mkdtempSync, openSync, rmSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';
import type {HangBounds} from '../../source/core/hang.ts';
import type {Sample} from '../../source/core/samples.ts';
import {Board} from '../../source/host/board.ts';
import {newSession} from '../../source/host/conversation.ts';
import {Embedding} from '../../source/host/embedding.ts';
import {choose} from '../../source/host/embedding-model.ts';
import {makeRoom} from '../../source/host/make-room.ts';
import {MemorySeen} from '../../source/host/memory-seen.ts';
import {Store} from '../../source/storage/store.ts';
import {bundledModel} from '../helpers/rungs.ts';

vi.setConfig({testTimeout: 60_000});

const gib = 2 ** 30;
const sampleWith = (available: number): Sample => ({time: 0, gpuStatus: '', gpus: [], memory: {source: '', total: 24 * gib, used: 0, available, cached: 0, swapTotal: 0, swapUsed: 0}});
const never = new AbortController().signal;
const request = {path: bundledModel, threads: 1};

let folder: string;
let board: Board;
let store: Store;
let sample: Sample;
let embedding: Embedding;
let hangBounds: HangBounds | undefined;

function open(linger?: number): Embedding {
	return new Embedding({hangBounds, store, board, settled: async () => sample, logDescriptor: openSync(path.join(folder, 'log'), 'a'), log() {}, linger});
}

beforeEach(() => {
	folder = mkdtempSync(path.join(os.tmpdir(), 'lisa-embedding-'));
	board = new Board(newSession());
	store = new Store(':memory:');
	sample = sampleWith(8 * gib);
	hangBounds = undefined;
	embedding = open();
});

afterEach(() => {
	embedding.close();
	rmSync(folder, {recursive: true});
});

async function vectorsOf(...texts: string[]): Promise<number[][]> {
	const {embedded} = await embedding.run(request, texts, never);
	return embedded.map(result => ('vector' in result ? [...result.vector] : []));
}

const product = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, index) => sum + value * b[index]!, 0);

describe('vectors', () => {
	test('of length 1, the same for the same text, others for others', async () => {
		const [one, other, again] = await vectorsOf('VRAM', 'a cat', 'VRAM');
		expect(one).toHaveLength(256);
		expect(product(one!, one!)).toBeCloseTo(1, 6);
		expect(product(one!, again!)).toBeCloseTo(1, 6);
		expect(product(one!, other!)).toBeLessThan(0.999);
	});

	test('a text that is too long or empty has none, and says why; the others have theirs', async () => {
		const {embedded, embedder} = await embedding.run({...request, contextSize: 64}, ['a', 'word '.repeat(200), ''], never);
		expect(embedder).toMatchObject({dimensions: 256, contextSize: 64});
		expect(embedded).toEqual([
			{vector: expect.any(Array) as unknown},
			{error: expect.stringMatching(/^The text has \d+ tokens; the model takes 63\.$/u) as unknown},
			{error: 'The text is empty.'},
		]);
	});

	test('a file that is no model is refused, and the next one is taken', async () => {
		await expect(embedding.run({path: path.join(folder, 'log')}, ['a'], never)).rejects.toMatchObject({code: 'not-gguf'});
		expect(await vectorsOf('a')).toHaveLength(1);
	});

	test('who asked and went is not worked for', async () => {
		await vectorsOf('a');
		const gone = new AbortController();
		const asked = embedding.run(request, Array.from({length: 1000}, () => 'some words to be read'), gone.signal);
		gone.abort();
		await expect(asked).rejects.toMatchObject({code: 'cancelled'});
		expect(await vectorsOf('a')).toHaveLength(1);
	});

	test('an engine that was killed is started again', async () => {
		await vectorsOf('a');
		const asked = embedding.run(request, Array.from({length: 1000}, () => 'some words to be read'), never);
		await vi.waitFor(() => {
			expect(embedding.busy).toBe(true);
		});
		process.kill(embedding.pid!, 'SIGKILL');
		await expect(asked).rejects.toMatchObject({code: 'engine-lost'});
		expect(await vectorsOf('a')).toHaveLength(1);
	});
});

describe('one budget for two models', () => {
	test('an engine that hangs is ended, and who waits for it is told', async () => {
		hangBounds = {least: 60_000, load: 60_000, blocked: 2000};
		embedding.close();
		embedding = open();
		await vectorsOf('one');
		process.kill(embedding.pid!, 'SIGSTOP');
		await expect(vectorsOf('two')).rejects.toMatchObject({code: 'engine-lost', message: expect.stringContaining('it hung') as unknown});
		expect(embedding.busy).toBe(false);
		hangBounds = undefined;
	});

	test('what is there is told, with what it holds', async () => {
		await vectorsOf('a');
		expect(embedding.sample).toMatchObject({pid: embedding.pid, name: 'LISA Tiny', quantization: 'F16', resident: expect.any(Number) as unknown});
		expect(board.view.notice?.text).toMatch(/^LISA Tiny F16 makes vectors beside the chat: \d+ MiB of memory\.$/u);
	});

	test('nothing is loaded that would make the box swap', async () => {
		sample = sampleWith(300 * 2 ** 20);
		await expect(vectorsOf('a')).rejects.toMatchObject({code: 'out-of-memory', message: expect.stringContaining('the box would swap') as unknown});
		expect(embedding.sample).toBeUndefined();
	});

	test('it goes some time after the last text', async () => {
		embedding = open(0);
		await vectorsOf('a');
		await vi.waitFor(() => {
			expect([embedding.sample, embedding.pid]).toEqual([undefined, undefined]);
		});
	});

	test('it goes when the chat needs the room, whatever it does, and that is told', async () => {
		await vectorsOf('a');
		board.publish({type: 'sample', sample: sampleWith(380 * 2 ** 20)});
		const asked = embedding.run(request, Array.from({length: 1000}, () => 'some words to be read'), never);
		const refused = expect(asked).rejects.toMatchObject({code: 'out-of-memory', message: expect.stringContaining('LISA Tiny F16 needs the room') as unknown});
		await makeRoom({type: 'load', id: 'a', settings: {path: bundledModel}}, {board, embedding, memory: new MemorySeen(store), log() {}});
		await refused;
		expect(embedding.sample).toBeUndefined();
		expect(board.view.notice?.text).toMatch(/^LISA Tiny F16 left memory and gave back \d+ MiB: LISA Tiny F16 needs the room\.$/u);
	});

	test('one that is still being loaded goes too', async () => {
		// Enough to read few tokens at once beside nothing, and too little beside it.
		board.publish({type: 'sample', sample: sampleWith(404 * 2 ** 20)});
		const asked = embedding.run(request, ['a'], never);
		const refused = expect(asked).rejects.toMatchObject({code: 'out-of-memory', message: 'LISA Tiny F16 left memory, since LISA Tiny F16 needs the room.'});
		await vi.waitFor(() => {
			expect(embedding.pid).toBeDefined();
		}, {interval: 1});
		expect(embedding.sample).toBeUndefined();
		await makeRoom({type: 'load', id: 'a', settings: {path: bundledModel}}, {board, embedding, memory: new MemorySeen(store), log() {}});
		await refused;
		expect(embedding.claim).toBeUndefined();
		expect(board.view.notice?.text).toBe('LISA Tiny F16 is not loaded any further: LISA Tiny F16 needs the room.');
	});

	test('it stays where there is room for both, and nothing is asked where nothing is there', async () => {
		const options = {board, embedding, memory: new MemorySeen(store), log() {}};
		const load = {type: 'load', id: 'a', settings: {path: bundledModel}} as const;
		board.publish({type: 'sample', sample});
		expect(makeRoom(load, options)).toBeUndefined();
		await vectorsOf('a');
		await makeRoom(load, options);
		expect(embedding.sample).toBeDefined();
		expect(makeRoom({type: 'generate', id: 'a', turns: [], sampling: {temperature: 0, topK: 1, topP: 1, minP: 0, repeatPenalty: 1}}, options)).toBeUndefined();
	});
});

test.each([
	['the largest embedding model', [['a', 'BERT', 'embedding model', 1], ['b', 'BERT', 'embedding model', 2]], 'b'],
	['one that is named so', [['a', 'Mistral', undefined, 9], ['b', 'Qwen3 Embedding 0.6B', undefined, 2]], 'b'],
	['none that only talks', [['a', 'Mistral', undefined, 9], ['b', 'projector of an embedding', 'projector', 2]], undefined],
] as const)('%s makes vectors where nobody says', (_, models, expected) => {
	expect(choose(models.map(([file, name, aside, size]) => ({path: file, name, aside, size})))?.path).toBe(expected);
});
