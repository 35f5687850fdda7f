import {describe, expect, test} from 'vitest';
import {divergence, firstChoice, logProbabilities} from '../../source/engine/score.ts';

describe('the probabilities of logits', () => {
	test.each([
		[[0], [1]],
		[[0, 0], [0.5, 0.5]],
		[[Math.log(1), Math.log(3)], [0.25, 0.75]],
		[[1000, 1000 + Math.log(3)], [0.25, 0.75]],
		[[-1000, -1000], [0.5, 0.5]],
		[[0, -Infinity], [1, 0]],
	])('%j are %j', (logits, probabilities) => {
		const found = [...logProbabilities(logits)].map(value => Math.exp(value));
		for (const [index, value] of found.entries()) {
			expect(value).toBeCloseTo(probabilities[index]!, 12);
		}
	});
});

test.each([
	[[1, 3, 2], 1],
	[[3, 3, 1], 0],
	[[-5, -Infinity, -4], 2],
	[[7], 0],
])('the first choice of %j is %d', (logits, token) => {
	expect(firstChoice(logits)).toBe(token);
});

describe('the divergence', () => {
	const half = [0, 0];
	const quarter = [Math.log(1), Math.log(3)];

	test.each([
		[half, half, 0],
		[half, [5, 5], 0],
		[half, quarter, (0.5 * Math.log(2)) + (0.5 * Math.log(2 / 3))],
		[quarter, half, (0.25 * Math.log(0.5)) + (0.75 * Math.log(1.5))],
		[[0, -Infinity], half, Math.log(2)],
		[half, [0, -Infinity], Infinity],
	])('of %j from %j is %d', (current, other, nats) => {
		if (Number.isFinite(nats)) {
			expect(divergence(current, other)).toBeCloseTo(nats, 12);
		} else {
			expect(divergence(current, other)).toBe(nats);
		}
	});

	test('is never below nothing', () => {
		const logits = Float32Array.from({length: 1000}, (_, index) => Math.sin(index) * 30);
		expect(divergence(logits, logits.map(value => value + 1e-6))).toBeGreaterThanOrEqual(0);
	});
});
