import {Buffer} from 'node:buffer';
import process from 'node:process';
import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {longestHeader, parseGguf, type GgufResult} from '../../source/core/gguf.ts';
import {tinyModel, tinySpec} from '../helpers/tiny-model.ts';
import {writeGguf, type GgufSpec} from '../helpers/gguf-writer.ts';

const whole = (bytes: Uint8Array) => parseGguf(bytes, bytes.length);
const header = (spec: GgufSpec) => {
	const result = whole(writeGguf(spec));
	if (result.state !== 'read') {
		throw new Error(JSON.stringify(result));
	}

	return result.header;
};

test('what a model’s header says', () => {
	expect(header(tinySpec({quantization: 'Q4_K_M'}))).toMatchObject({
		version: 3,
		architecture: 'llama',
		name: 'Tiny Llama 1M',
		quantization: 'Q4_K_M',
		shape: {blocks: 2, embedding: 256, feedForward: 512, heads: 4, kvHeads: 2, keyLength: 64, valueLength: 64, trainedContext: 512, vocabulary: 64, recurrent: false},
		rope: {base: 10_000},
		tokenizer: 'llama',
		chatTemplate: true,
		vocabularyOnly: false,
		parameters: 64 * 256 + 2 * 256 * 256 + 256,
	});
});

test.each(['F32', 'F16', 'BF16', 'Q8_0', 'Q6_K', 'Q5_K_M', 'Q4_K_M', 'Q3_K_M', 'Q2_K'])('%s: the size follows from the types', quantization => {
	const bytes = tinyModel({quantization});
	const result = whole(bytes) as Extract<GgufResult, {state: 'read'}>;
	expect(bytes.length - result.header.expectedSize).toBeLessThan(32);
	expect(result.header.quantization).toBe(quantization);
});

test('quantizing leaves the hashes as they are, another shape or vocabulary does not', () => {
	const hashes = (spec: GgufSpec) => [header(spec).tokenizerHash, header(spec).tensorHash];
	expect(hashes(tinySpec({quantization: 'Q2_K'}))).toEqual(hashes(tinySpec({quantization: 'F16'})));
	expect(hashes(tinySpec({blocks: 3}))[1]).not.toBe(hashes(tinySpec())[1]);
	expect(hashes(tinySpec({tokens: ['a', 'b']}))[0]).not.toBe(hashes(tinySpec({tokens: ['ab', '']}))[0]);
});

test('version 2, other number types, lists of heads and of windows', () => {
	const {shape} = header({
		...tinySpec({values: {
			'llama.block_count': {type: 'u64', value: 2},
			'llama.attention.head_count_kv': {type: 'numbers', of: 'i32', value: [2, 1]},
			'llama.attention.sliding_window': {type: 'i32', value: 128},
			'llama.attention.sliding_window_pattern': {type: 'bools', value: [true, false]},
			'llama.context_length': {type: 'u16', value: 256},
		}}),
		version: 2,
	});
	expect(shape).toMatchObject({blocks: 2, kvHeads: [2, 1], slidingWindow: 128, slidingPattern: [1, 0], trainedContext: 256});
});

test('a window that ends too early asks for more, and every longer one gets there', () => {
	const bytes = tinyModel();
	const end = (whole(bytes) as Extract<GgufResult, {state: 'read'}>).header.dataOffset;
	for (let length = 0; length < end - 32; length++) {
		const result = parseGguf(bytes.subarray(0, length), bytes.length);
		expect(result.state).toBe('more');
		expect((result as {needed: number}).needed).toBeGreaterThan(length);
		expect((result as {needed: number}).needed).toBeLessThanOrEqual(end);
	}
});

test('a file that ends inside its header is cut, wherever it ends', () => {
	const bytes = tinyModel();
	for (let length = 4; length < 400; length++) {
		expect(whole(bytes.subarray(0, length))).toMatchObject({state: 'refused', reason: 'cut'});
	}
});

describe('names are made fit to be shown', () => {
	test.each([
		['\u001B[31mred\u001B[0m', 'red'],
		['\u001B]0;title\u0007shown', 'shown'],
		['two\nlines\r\nthree', 'two lines three'],
		['a\u202Eb\u0000c\u009B2Jd', 'abcd'],
		['  wide 模型 🦙 ', 'wide 模型 🦙'],
		['x'.repeat(5000), undefined],
		['y'.repeat(300), 'y'.repeat(200)],
		['🦙'.repeat(300), '🦙'.repeat(200)],
	])('%j', (name, shown) => {
		expect(header(tinySpec({name})).name).toBe(shown);
	});
});

const raw = (code: number, ...value: number[]) => ({type: 'raw', code, value: Uint8Array.from(value)} as const);
const many = [255, 255, 255, 255, 255, 255, 15, 0];

describe('lies', () => {
	test.each<[string, GgufSpec, RegExp]>([
		['version 1', {version: 1}, /version 1/],
		['version 4', {version: 4}, /version 4/],
		['big-endian', {version: 0x03_00_00_00}, /big-endian/],
		['a million tensors', {tensorCount: 1_000_000}, /no model has/],
		['2^63 tensors', {tensorCount: 2n ** 63n}, /impossibly large/],
		['2^53 − 1 keys', {keyCount: 2n ** 53n - 1n}, /no model has/],
		['more keys than bytes', {keyCount: 16_000}, /more keys and tensors/],
		['an empty key', {values: {'': 1}}, /a key is empty/],
		['a key of 2 kB', {values: {['k'.repeat(2000)]: 1}}, /longer than a kilobyte/],
		['an unknown type', {values: {x: raw(13, 0)}}, /a type that GGUF does not have/],
		['a string of 2^52 bytes', {values: {x: raw(8, ...many)}}, /past the end/],
		['an array of 2^52 numbers', {values: {x: raw(9, 4, 0, 0, 0, ...many)}}, /more elements/],
		['an array of 2^52 strings', {values: {x: raw(9, 8, 0, 0, 0, ...many)}}, /more elements/],
		['an array of arrays', {values: {x: raw(9, 9, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0)}}, /array of arrays/],
		['an alignment of 0', {values: {'general.alignment': 0}}, /power of two/],
		['an alignment of 48', {values: {'general.alignment': 48}}, /power of two/],
		['an alignment in words', {values: {'general.alignment': 'wide'}}, /power of two/],
		['two tensors of one name', {tensors: [{name: 'a', dimensions: [32]}, {name: 'a', dimensions: [32]}]}, /same name/],
		['a name of 64 bytes', {tensors: [{name: 'a'.repeat(64), dimensions: [32]}]}, /more than 63 bytes/],
		['five dimensions', {tensors: [{name: 'a', dimensions: [1, 1, 1, 1, 1]}]}, /more than four/],
		['tensors that overlap', {tensors: [{name: 'a', dimensions: [32]}, {name: 'b', dimensions: [32], offset: 0}]}, /one after another/],
		['a gap', {tensors: [{name: 'a', dimensions: [32], offset: 64}]}, /one after another/],
	])('%s', (_, spec, problem) => {
		const result = whole(writeGguf(spec));
		expect(result.state).toBe('refused');
		expect((result as {problem: string}).problem).toMatch(problem);
	});

	test('a tensor of 2^60 numbers, rows that are no whole blocks, a type that is gone', () => {
		const bytes = writeGguf({tensors: [{name: 'a', dimensions: [256, 1], type: 'Q4_K'}]});
		const at = 24 + 8 + 1 + 4;
		const change = (offset: number, value: bigint) => {
			const copy = Uint8Array.from(bytes);
			new DataView(copy.buffer).setBigUint64(at + offset, value, true);
			return whole(copy);
		};

		expect(change(8, 2n ** 52n)).toMatchObject({problem: 'a tensor is impossibly large'});
		expect(change(0, 255n)).toMatchObject({problem: 'a tensor of type Q4_K has rows that are not a multiple of 256'});
		expect(change(16, 31n)).toMatchObject({problem: 'a tensor has a type that this release does not know'});
	});

	test('a key twice; a header that goes on for ever', () => {
		const bytes = writeGguf({values: {aa: 1, ab: 2}});
		bytes[24 + 10 + 8 + 8 + 1] = 'a'.codePointAt(0)!;
		expect(whole(bytes)).toMatchObject({problem: 'a key occurs twice'});
		const endless = writeGguf({values: {x: raw(8, 0, 0, 0, 8, 0, 0, 0, 0)}});
		expect(parseGguf(endless, 2 ** 40)).toEqual({state: 'refused', problem: 'the header is longer than 64 MiB', reason: 'damaged'});
		expect(longestHeader).toBe(2 ** 26);
	});

	test.each([['nothing', ''], ['three bytes', 'GGU'], ['a picture', '\u0089PNG\r\n\u001A\n'], ['an old model', 'ggjt\u0003'], ['a page', '<!DOCTYPE html>']])('%s is no GGUF file', (_, text) => {
		expect(whole(Buffer.from(text, 'latin1'))).toMatchObject({state: 'refused', reason: 'foreign'});
	});

	test('a wrong type for a known key counts as absent', () => {
		const odd = header(tinySpec({values: {'general.name': 7, 'llama.attention.head_count_kv': 'many', 'llama.block_count': {type: 'f32', value: NaN}}}));
		expect(odd.name).toBeUndefined();
		expect(odd.shape).toBeUndefined();
	});
});

/** mulberry32: the same numbers every time. */
function random(seed: number) {
	return () => {
		seed = (seed + 0x6D_2B_79_F5) % (2 ** 32);
		let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** Bytes that JavaScript holds. */
const held = () => {
	const {heapUsed, arrayBuffers} = process.memoryUsage();
	return heapUsed + arrayBuffers;
};

test('10,000 mutated headers: read, or refused with a reason, in bounded memory', () => {
	const next = random(8);
	const pick = (length: number) => Math.floor(next() * length);
	const original = tinyModel();
	const {header: {dataOffset}} = whole(original) as Extract<GgufResult, {state: 'read'}>;
	// One copy, whose header is changed and changed back.
	const scratch = Uint8Array.from(original);
	const interesting = [0, 1, 4, 7, 8, 9, 12, 127, 128, 254, 255];
	const wrong: unknown[] = [];
	let read = 0;
	let most = 0;
	for (let round = 0; round < 10_000; round++) {
		scratch.set(original.subarray(0, dataOffset));
		const changes = 1 + pick(8);
		for (let change = 0; change < changes; change++) {
			const at = pick(dataOffset);
			const value = next() < 0.5 ? interesting[pick(interesting.length)]! : pick(256);
			scratch.fill(value, at, at + (next() < 0.2 ? 8 : 1));
		}

		const length = next() < 0.1 ? pick(dataOffset) : original.length;
		const before = held();
		const result = parseGguf(scratch.subarray(0, length), length);
		most = Math.max(most, held() - before);
		const fine = result.state === 'read'
			? result.header.tensors.length < dataOffset / 24 && !/\\u00[01]|\\[bfnrt]|[\u007F-\u009F\u202A-\u202E]/.test(JSON.stringify(result.header))
			: result.state === 'refused' && /^[\u0020-\u007E]{8,200}$/.test(result.problem);
		read += result.state === 'read' ? 1 : 0;
		if (!fine) {
			wrong.push(result);
		}
	}

	expect(wrong).toEqual([]);
	expect(read).toBeGreaterThan(100);
	expect(read).toBeLessThan(9000);
	expect(most / 2 ** 20).toBeLessThan(20);
});

test('the largest header there may be takes no more memory than it has bytes', () => {
	// Built once each, in one window of 64 MiB: as many lists as keys may be, each as long as one that is kept; and eight million empty strings.
	const lists = writeGguf({values: Object.fromEntries(Array.from({length: 64}, (_, index) => [`k${index}.head_count`, raw(9, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, ...new Uint8Array(1024))]))});
	const one = lists.subarray(24, 24 + Math.floor((lists.length - 24) / 64));
	const window = new Uint8Array(longestHeader);
	window.set(lists.subarray(0, 24));
	new DataView(window.buffer).setUint32(16, 16_000, true);
	for (let index = 0; index < 16_000; index++) {
		const at = 24 + index * (one.length + 4);
		const name = new TextEncoder().encode(`${String(index).padStart(6, 'k')}.head_count`);
		window[at] = name.length;
		window.set(name, at + 8);
		window.set(one.subarray(8 + one[0]!), at + 8 + name.length);
	}

	const strings = new Uint8Array(longestHeader);
	strings.set(writeGguf({values: {'tokenizer.ggml.tokens': raw(9, 8, 0, 0, 0, 0, 0x12, 0x7A, 0, 0, 0, 0, 0)}}));
	for (const bytes of [window, strings]) {
		const before = held();
		expect(whole(bytes)).toMatchObject({state: 'read'});
		expect((held() - before) / 2 ** 20).toBeLessThan(64);
	}
});

test('the reader knows every type of the installed llama.cpp', async () => {
	const {GgmlType} = await import('../../node_modules/node-llama-cpp/dist/gguf/types/GgufTensorInfoTypes.js') as {GgmlType: Record<string, number | string>};
	const {tensorTypes} = await import('../../source/core/gguf-types.ts');
	for (const [number, {name}] of Object.entries(tensorTypes)) {
		expect(GgmlType[name]).toBe(Number(number));
	}

	expect(readFileSync('node_modules/node-llama-cpp/package.json', 'utf8')).toContain('"version": "3.22.1"');
});
