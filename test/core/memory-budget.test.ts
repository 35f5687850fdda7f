import {describe, expect, test} from 'vitest';
import {LisaError} from '../../source/core/errors.ts';
import {checkRoomBeside, isInTheWay} from '../../source/core/memory-budget.ts';
import {reserve} from '../../source/core/fit-reserve.ts';
import type {FitModel} from '../../source/core/fit.ts';
import type {Sample} from '../../source/core/samples.ts';

const mib = 2 ** 20;
const gib = 2 ** 30;
const shape = {architecture: 'llama', blocks: 32, embedding: 4096, feedForward: 11_008, heads: 32, kvHeads: 32, keyLength: 128, valueLength: 128, trainedContext: 32_768, vocabulary: 32_000, recurrent: false} as const;
const seven: FitModel = {path: '/seven', shape, size: 3891 * mib, quantization: 'Q4_K_M', parts: {total: 3891 * mib, embedding: 70 * mib, output: 102 * mib, experts: 0, matrices: {Q4_K: 2943 * mib}}};
const small = {...seven, name: 'Nomic Embed', path: '/small', quantization: 'Q8_0', size: 300 * mib, shape: {...shape, blocks: 12, embedding: 768, feedForward: 3072, heads: 12, kvHeads: 12, keyLength: 64, valueLength: 64}, parts: {total: 300 * mib, embedding: 40 * mib, output: 40 * mib, experts: 0, matrices: {}}};
const sampleWith = (available: number, mapped = 0): Sample => ({
	time: 0,
	gpuStatus: '',
	gpus: [],
	memory: {source: '', total: 24 * gib, used: 0, available, cached: 0, swapTotal: 0, swapUsed: 0},
	engine: {pid: 1, resident: mapped, anonymous: 0, mapped},
});

describe('an embedding model beside the chat', () => {
	const attempt = (...[sample, leaving]: [Sample, Sample['engine']?]) => () => {
		checkRoomBeside(small, {context: 2048}, sample, leaving);
	};

	test('there is room', () => {
		expect(attempt(sampleWith(4 * gib))).not.toThrow();
	});

	test('no room: refused with the figures, and what to type', () => {
		expect(attempt(sampleWith(512 * mib))).toThrow(LisaError);
		expect(attempt(sampleWith(512 * mib))).toThrow(/^Nomic Embed Q8_0 needs 568 MiB to make vectors; 256 MiB is free beside the model of the chat, and the box would swap\.$/u);
		expect(attempt(sampleWith(512 * mib))).toThrow(expect.objectContaining({code: 'out-of-memory', hint: expect.stringContaining('--model FILE') as string}) as Error);
	});

	test('the mapped weights of the chat, which the system calls free, are not', () => {
		expect(attempt(sampleWith(4 * gib, 3.5 * gib))).toThrow(LisaError);
	});

	test('the one before it leaves its place', () => {
		expect(attempt(sampleWith(800 * mib))).toThrow(LisaError);
		expect(attempt(sampleWith(800 * mib), {pid: 2, resident: 400 * mib, anonymous: 400 * mib, mapped: 0})).not.toThrow();
	});

	test('what is not known keeps nobody from trying', () => {
		expect(attempt({...sampleWith(0), memory: undefined})).not.toThrow();
	});
});

describe('the embedding model is in the way of the chat', () => {
	const embedder = {pid: 2, resident: 500 * mib, anonymous: 200 * mib, mapped: 300 * mib};
	const needed = 3891 * mib + 4096 * mib + 105 * mib + reserve.host;
	test.each<[string, number, boolean]>([
		['plenty of memory', 64 * gib, false],
		['just enough for both', needed + 301 * mib, false],
		['not with its mapped pages', needed + 200 * mib, true],
		['not with what it allocated', needed - 150 * mib, true],
		['little memory: both ways a shorter context, but not the same', 6 * gib, true],
		['far too little either way', gib, false],
	])('%s', (_, memoryFree, expected) => {
		expect(isInTheWay(seven, {}, {memoryFree, cards: [], running: true}, embedder)).toBe(expected);
	});

	test('a context that was asked for fits only without it', () => {
		expect(isInTheWay(seven, {contextSize: 8192, batchSize: 512}, {memoryFree: needed - 100 * mib, cards: [], running: true}, embedder)).toBe(true);
	});
});
