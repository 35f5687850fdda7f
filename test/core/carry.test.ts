import {describe, expect, test} from 'vitest';
import {leastAgreement, weakAgreement, weakPairs} from '../../source/core/carried-pairs.ts';
import {carryObstacle} from '../../source/core/carry.ts';
import type {ModelShape} from '../../source/core/gguf-header.ts';
import {quantizationNamed} from '../../source/core/ladder.ts';

const shape = {recurrent: false} as unknown as ModelShape;

describe('carrying the KV cache to another rung', () => {
	test.each([
		['an ordinary model', {shape, from: 'Q4_K_M', to: 'Q8_0'}, undefined],
		['nothing known of the types', {shape}, undefined],
		['a recurrent model', {shape: {...shape, recurrent: true}}, 'not a KV cache'],
		['a shape that is not known', {}, 'not a KV cache'],
		['a sliding window', {shape: {...shape, slidingWindow: 4096}}, 'sliding window'],
		['a compressed cache', {shape: {...shape, latent: {key: 1, value: 1}} as unknown as ModelShape}, 'compressed'],
		['a pair that was measured too low', {shape, from: 'Q8_0', to: 'Q2_K'}, 'Q2_K on a cache of Q8_0 was measured to agree with itself in only 93 % of places, under 95 %'],
		['the same pair the other way round', {shape, from: 'Q2_K', to: 'Q8_0'}, undefined],
	])('%s', (_, question, obstacle) => {
		const found = carryObstacle(question, [['Q8_0', 'Q2_K', 0.939]]);
		expect(found).toEqual(obstacle === undefined ? undefined : expect.stringContaining(obstacle));
	});

	test('the table holds only what was measured too low, of types there are, each pair once', () => {
		for (const [from, to, agreement] of weakPairs) {
			expect(agreement).toBeLessThan(leastAgreement);
			expect([quantizationNamed(from)?.name, quantizationNamed(to)?.name]).toEqual([from, to]);
			expect(weakAgreement(from, to)).toBe(agreement);
		}

		expect(new Set(weakPairs.map(([from, to]) => `${from} ${to}`)).size).toBe(weakPairs.length);
	});
});
