import {existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {describe, expect, test} from 'vitest';
import type {GgufHeader} from '../../source/core/gguf-header.ts';
import {parseCommand} from '../../source/engine/command.ts';
import type {Header} from '../../source/engine/header.ts';
import {passageBetween} from '../../source/engine/kinship.ts';
import {pickLibraries} from '../../source/engine/native-library.ts';
import type {Rung} from '../../source/engine/rung.ts';
import {partEnd} from '../../source/engine/prefill.ts';
import {expectedSize, quantizableTypes} from '../../source/engine/quantize.ts';
import {parseTensorLine} from '../../source/engine/quantize-protocol.ts';
import {placesFor, StateFile, sweepStateFiles} from '../../source/engine/state-file.ts';

describe('from one rung to another', () => {
	const shape = {architecture: 'llama', blocks: 2, embedding: 256, heads: 4, kvHeads: 2, keyLength: 64, valueLength: 64, trainedContext: 2048, vocabulary: 1024, recurrent: false};
	const header = (changes: Partial<GgufHeader> = {}, rest: Partial<Header> = {}): Header => ({
		path: '/m.gguf', size: 1, parameters: 1, parts: {total: 1, embedding: 0, output: 0, experts: 0, matrices: {}}, tensorHash: 't', normHash: 'n',
		gguf: {
			version: 3, architecture: 'llama', shape, rope: {base: 10_000}, tokenizer: 'llama', tokenizerHash: 'v',
			chatTemplate: true, vocabularyOnly: false, tensors: [], parameters: 1, dataOffset: 0, expectedSize: 1, tensorHash: 't', ...changes,
		},
		...rest,
	});
	const between = (to: Header, from = header(), kvType?: 'Q8_0') => passageBetween({header: from, kvType: undefined}, {header: to, kvType});

	test('a quantization of the same model takes the cache', () => {
		expect(between(header())).toEqual({carry: true});
		expect(between(header({shape: {...shape, trainedContext: 4096}}))).toEqual({carry: true});
	});

	test.each([
		['architecture', header({architecture: 'qwen2'})],
		['shapes', header({shape: {...shape, kvHeads: 4}})],
		['tokenizer', header({tokenizerHash: 'w'})],
		['tensors', header({}, {tensorHash: 'u'})],
		['trained apart', header({}, {normHash: 'o'})],
	])('another model is refused: %s', (what, to) => {
		expect(() => between(to)).toThrow(what);
	});

	test.each([
		['rope', header({rope: {base: 500_000}}), undefined],
		['types', header(), 'Q8_0'],
	] as const)('prefilled: %s', (reason, to, kvType) => {
		expect(between(to, header(), kvType)).toEqual({carry: false, reason: expect.stringContaining(reason) as unknown});
	});

	test.each([
		['state', {...shape, recurrent: true}],
		['window', {...shape, slidingWindow: 512}],
		['compressed', {...shape, latent: 512}],
	])('prefilled by its kind: %s', (reason, special) => {
		expect(between(header({shape: special}), header({shape: special}))).toEqual({carry: false, reason: expect.stringContaining(reason) as unknown});
	});
});

test('a state file goes where it fits, memory first', () => {
	const places = [{folder: '/dev/shm', free: 100}, {folder: '/tmp', free: 1000}];
	expect(placesFor(50, places).map(place => place.folder)).toEqual(['/dev/shm', '/tmp']);
	expect(placesFor(90, places).map(place => place.folder)).toEqual(['/tmp']);
	expect(placesFor(900, places)).toEqual([]);
});

describe('commands', () => {
	const sampling = {temperature: 0, topK: 1, topP: 1, minP: 0, repeatPenalty: 1};
	test.each([
		[{type: 'load', id: 'a', settings: {path: '/m'}}, true],
		[{type: 'load', id: 'a', settings: {}}, false],
		[{type: 'generate', id: 'a', turns: [{role: 'user', text: ''}], sampling}, true],
		[{type: 'generate', id: 'a', turns: [{role: 'tool', text: ''}], sampling}, false],
		[{type: 'generate', id: 'a', turns: [], sampling: {...sampling, topK: NaN}}, false],
		[{type: 'embed-load', id: 'a', settings: {path: '/m'}}, true],
		[{type: 'embed', id: 'a', texts: ['']}, true],
		[{type: 'embed', id: 'a', texts: [1]}, false],
		[{type: 'box', box: {cards: [], memory: []}}, true],
		[{type: 'box', box: {}}, false],
		[{type: 'cancel'}, false],
		[{type: 'shutdown'}, true],
		['shutdown', false],
		[null, false],
	])('%j', (value, isCommand) => {
		expect(parseCommand(value) !== undefined).toBe(isCommand);
	});
});

describe('quantizing', () => {
	test.each([
		['[  12/ 201] blk.0.attn_k.weight                  - [ 2048,   256,     1,     1], type =    f16, ', {type: 'tensor', index: 12, count: 201, name: 'blk.0.attn_k.weight'}],
		['converting to q4_K .. ', undefined],
		['size =     4.00 MiB ->     1.12 MiB', undefined],
	])('log line %j', (line, report) => {
		expect(parseTensorLine(line)).toEqual(report);
	});

	test('libraries of three systems', () => {
		const files = ['libggml-base.so', 'libggml-cpu-x64.so', 'libggml.v0.5.0.so', 'libllama-common.so', 'libllama.v0.5.0.so', 'llama-addon.node'];
		expect(pickLibraries('/b', files)).toEqual({base: '/b/libggml-base.so', ggml: '/b/libggml.v0.5.0.so', llama: '/b/libllama.v0.5.0.so'});
		expect(pickLibraries('/b', ['libggml-base.dylib', 'libggml.dylib', 'libllama.dylib']).llama).toBe('/b/libllama.dylib');
		expect(() => pickLibraries('/b', ['libllama.so'])).toThrow('ggml-base is missing');
	});

	test('sizes and types', () => {
		expect(quantizableTypes).toContain('Q4_K_M');
		expect(expectedSize(1_100_000_000, {name: 'Q4_K_M', bits: 4.85, fileType: 15, quality: ''})).toBeGreaterThan(670_000_000);
	});
});

test('what a killed engine left of a swap is removed, and nothing else', async () => {
	const file = await StateFile.save({context: {stateSize: 1}, sequence: {saveStateToFile: async () => undefined}} as unknown as Rung);
	const own = ['/dev/shm', tmpdir()].flatMap(folder => existsSync(folder) ? readdirSync(folder) : []).find(name => name.startsWith(`lisa-kv-${process.pid}-`))!;
	const namespace = own.split('-', 4)[3]!;
	const make = (pid: number, home: string, age: number) => {
		const folder = mkdtempSync(join(tmpdir(), `lisa-kv-${pid}-${home}-`));
		const time = (Date.now() / 1000) - age;
		utimesSync(folder, time, time);
		return folder;
	};

	// Above the greatest process number that Linux gives out.
	const nobody = (2 ** 22) + 1;
	const folders = [make(nobody, namespace, 1), make(process.pid, namespace, 3600), make(nobody, '7', 3600), make(nobody, '7', 1)];
	await sweepStateFiles();
	expect(folders.map(folder => existsSync(folder))).toEqual([false, true, false, true]);
	await file!.remove();
	for (const folder of folders) {
		rmSync(folder, {recursive: true, force: true});
	}
});

test.each([
	[0, 64],
	[7, 64],
	[63, 64],
	[64, 128],
	[100, 128],
])('a part of a prompt that begins at %i ends at %i', (begin, end) => {
	expect(partEnd(begin, 64)).toBe(end);
});

describe('a state file', () => {
	const rung = (save: (path: string) => void, stateSize = 1) => ({
		context: {stateSize},
		sequence: {
			async saveStateToFile(path: string) {
				save(path);
			},
		},
	}) as unknown as Rung;
	const ours = () => ['/dev/shm', tmpdir()].flatMap(folder => existsSync(folder) ? readdirSync(folder).filter(name => name.startsWith(`lisa-kv-${process.pid}-`)) : []);

	test('goes to the next place when the first is full after all', async () => {
		const tried: string[] = [];
		const file = await StateFile.save(rung(path => {
			tried.push(path);
			if (tried.length === 1) {
				throw new Error('ENOSPC: no space left on device');
			}

			writeFileSync(path, 'state');
		}));
		expect(tried.length).toBe(2);
		expect(ours()).toHaveLength(1);
		await file!.remove();
		expect(ours()).toEqual([]);
	});

	test('takes no more memory than it may', async () => {
		const tried: string[] = [];
		const file = await StateFile.save(rung(path => {
			tried.push(path);
		}, 1000), 1000);
		expect(tried.filter(path => path.startsWith('/dev/shm'))).toEqual([]);
		await file?.remove();
	});

	test('is not written where there is room nowhere', async () => {
		expect(await StateFile.save(rung(() => undefined, Number.MAX_SAFE_INTEGER))).toBeUndefined();
		expect(await StateFile.save(rung(() => {
			throw new Error('ENOSPC');
		}))).toBeUndefined();
		expect(ours()).toEqual([]);
	});
});
