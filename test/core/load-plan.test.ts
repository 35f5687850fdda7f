import {describe, expect, test} from 'vitest';
import {LisaError} from '../../source/core/errors.ts';
import {reserve} from '../../source/core/fit-reserve.ts';
import {fit, type FitBox, type FitModel} from '../../source/core/fit.ts';
import type {LoadWish} from '../../source/core/fit-wish.ts';
import {planLoad, planWords} from '../../source/core/load-plan.ts';

const mib = 2 ** 20;
const gib = 2 ** 30;

/** Llama-2 7B at Q4_K_M, but trained for more. */
const seven: FitModel = {
	path: '/seven.gguf',
	shape: {architecture: 'llama', blocks: 32, embedding: 4096, feedForward: 11_008, heads: 32, kvHeads: 32, keyLength: 128, valueLength: 128, trainedContext: 32_768, vocabulary: 32_000, recurrent: false},
	size: 3891 * mib,
	quantization: 'Q4_K_M',
	parts: {total: 3891 * mib, embedding: 70 * mib, output: 102 * mib, experts: 0, matrices: {Q4_K: 2943 * mib}},
};
const running: FitBox = {memoryFree: 64 * gib, cards: [], running: true};
const cards = (...free: number[]): FitBox => ({...running, cards: free.map(each => ({name: 'card', free: each * gib}))});
const chosen = (wish: LoadWish, box: FitBox, model = seven) => {
	const {contextSize, batchSize, gpuLayers} = planLoad(model, wish, box);
	return [contextSize, batchSize, gpuLayers];
};

describe('without a card', () => {
	test.each<[string, LoadWish, FitBox, unknown[]]>([
		['plenty', {}, running, [8192, 512, 0]],
		['asked for', {contextSize: 16_384}, running, [16_384, 512, 0]],
		['asked for more than it was trained for', {contextSize: 1_000_000}, running, [32_768, 512, 0]],
		['another batch', {batchSize: 1024}, running, [8192, 1024, 0]],
		['almost enough: fewer at once', {}, {...running, memoryFree: 3891 * mib + 4096 * mib + reserve.host + 60 * mib}, [8192, 128, 0]],
		['little: a shorter context', {}, {...running, memoryFree: 3891 * mib + 2048 * mib + reserve.host + 30 * mib}, [4096, 128, 0]],
		['a cache of fewer bits', {kvType: 'Q8_0'}, {...running, memoryFree: 3891 * mib + 2176 * mib + reserve.host + 110 * mib}, [8192, 512, 0]],
		['layers on a card that is not there', {gpuLayers: 20}, running, [8192, 512, 0]],
	])('%s', (_, wish, box, expected) => {
		expect(chosen(wish, box)).toEqual(expected);
	});

	test('what was trained for less is not given more', () => {
		expect(chosen({}, running, {...seven, shape: {...seven.shape, trainedContext: 2048}})).toEqual([2048, 512, 0]);
	});

	test('a model larger than memory is refused with the figures', () => {
		const attempt = () => planLoad(seven, {}, {...running, memoryFree: 3 * gib});
		expect(attempt).toThrow(LisaError);
		expect(attempt).toThrow(/^The model needs 4\.1 GiB with a context of 512 tokens; 2\.8 GiB is free\.$/u);
	});

	test('a context that was asked for is never cut', () => {
		expect(() => planLoad(seven, {contextSize: 16_384}, {...running, memoryFree: 6 * gib})).toThrow('16,384 tokens');
	});

	test('pinned, both copies of the weights must have room', () => {
		const box = {...running, memoryFree: 10 * gib};
		expect(chosen({contextSize: 8192}, box)[0]).toBe(8192);
		expect(() => planLoad(seven, {contextSize: 8192, mlock: true}, box)).toThrow(LisaError);
	});

	test('what was measured at the load before counts', () => {
		const measured = {path: '/seven.gguf', size: seven.size, context: 8192, kvType: 'F16', cardLayers: 0, batch: 512, predicted: 1000, resident: 1200} as const;
		const box = {...running, memoryFree: 8.5 * gib};
		expect(chosen({}, box)[0]).toBe(8192);
		expect(chosen({}, {...box, memory: [measured]})[0]).toBeLessThan(8192);
	});
});

describe('with a card', () => {
	test.each<[string, LoadWish, FitBox, unknown[]]>([
		['all of it fits', {}, cards(12), [8192, 512, 33]],
		['all of it fits with a shorter context', {}, cards(7), [5120, 512, 33]],
		['what was asked for stays', {contextSize: 8192}, cards(7), [8192, 512, 27]],
		['some layers', {}, cards(4), [8192, 512, 14]],
		['few layers', {}, cards(2), [8192, 512, 6]],
		['no layer at all', {}, cards(0.3), [8192, 512, 0]],
		['fixed layers', {gpuLayers: 10}, cards(12), [8192, 512, 10]],
		['fixed at none', {gpuLayers: 0}, cards(12), [8192, 512, 0]],
		['two cards hold what neither holds alone', {}, cards(6, 6), [8192, 512, 33]],
		['a small card beside a large one', {}, cards(2, 12), [8192, 512, 33]],
	])('%s', (_, wish, box, expected) => {
		expect(chosen(wish, box)).toEqual(expected);
	});

	test('no card takes more than it has, and its reserve stays', () => {
		for (const free of [[4], [6, 6], [3, 9], [1, 2, 5]]) {
			const box = cards(...free);
			const {fit: answer} = planLoad(seven, {}, box);
			expect(answer.split.reduce((sum, count) => sum + count, 0)).toBe(answer.cardLayers);
			const layer = (3891 - 172) / 32 * mib + 4096 / 32 * mib;
			for (const [card, count] of answer.split.entries()) {
				expect(count * layer).toBeLessThan(free[card]! * gib - reserve.card);
			}
		}
	});

	test('what the cards do not take must have room in memory', () => {
		const attempt = () => planLoad(seven, {}, {...cards(2), memoryFree: gib});
		expect(attempt).toThrow(/beside what the card takes with a context of 512 tokens/u);
	});
});

test.each<[LoadWish, FitBox, string]>([
	[{}, running, '8,192 tokens, 512 at once: 64.0 GiB free, 256 MiB of it kept back'],
	[{contextSize: 2048}, running, '2,048 tokens as asked, 512 at once: 64.0 GiB free, 256 MiB of it kept back'],
	[{}, cards(12), '33/33 layers on the card, 8,192 tokens, 512 at once: 12.0 GiB of VRAM free, 256 MiB of each card kept back'],
	[{}, {...running, memoryFree: 3891 * mib + 4096 * mib + reserve.host + 60 * mib}, '8,192 tokens, 128 at once instead of 512, so that it fits: 8.1 GiB free, 256 MiB of it kept back'],
	[{gpuLayers: 10}, cards(12), '10/33 layers on the card as asked, 8,192 tokens, 512 at once: 12.0 GiB of VRAM free, 256 MiB of each card kept back'],
	[{}, cards(7), '33/33 layers on the card, 5,120 tokens instead of 8,192, 512 at once, so that the layers find room: 7.0 GiB of VRAM free, 256 MiB of each card kept back'],
	[{}, cards(6, 6), '33/33 layers on 2 cards (17 + 16), 8,192 tokens, 512 at once: 12.0 GiB of VRAM free, 256 MiB of each card kept back'],
])('%j is told', (wish, box, words) => {
	expect(planWords(planLoad(seven, wish, box), wish)).toBe(words);
});

test('the picker\'s answer is the engine\'s: what it says fits is loaded as it says', () => {
	for (const gibibytes of [4, 5, 6, 7, 8, 9]) {
		const box = {...running, memoryFree: gibibytes * gib};
		const {grade} = fit(seven, {context: 4096}, box);
		const attempt = () => planLoad(seven, {contextSize: 4096, batchSize: 512}, box);
		if (grade === 'too big') {
			expect(attempt).toThrow(LisaError);
		} else {
			expect(attempt()).toMatchObject({contextSize: 4096});
		}
	}
});
