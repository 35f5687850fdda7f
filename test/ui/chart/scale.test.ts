import {describe, expect, test} from 'vitest';
import {niceCeiling, niceScale} from '../../../source/ui/chart/scale.ts';

describe('niceCeiling', () => {
	test.each([[0, 1], [-3, 1], [NaN, 1], [Infinity, 1], [1, 1], [1.01, 2], [2, 2], [3, 5], [5, 5], [6, 10], [47, 50], [0.03, 0.05], [0.3, 0.5], [100, 100], [100.1, 200], [7e9, 1e10]])('%s → %s', (value, expected) => {
		expect(niceCeiling(value)).toBeCloseTo(expected, 10);
	});
});

describe('niceScale', () => {
	const first = niceScale(undefined, 47, 10_000);

	test('the first is chosen at once', () => {
		expect(first).toEqual({max: 50, time: 10_000});
	});

	test.each([
		['does not change within a second, whatever comes', 400, 10_999, 50],
		['grows after a second', 400, 11_000, 500],
		['stays while two fifths are used', 21, 20_000, 50],
		['shrinks below that', 20, 20_000, 20],
		['does not shrink within a second', 1, 10_500, 50],
	])('%s', (_, wanted, time, max) => {
		expect(niceScale(first, wanted, time).max).toBe(max);
	});

	test('is the same object when nothing changes', () => {
		expect(niceScale(first, 30, 20_000)).toBe(first);
		expect(niceScale(first, 500, 10_100)).toBe(first);
	});

	test('changes at most once a second over a noisy minute', () => {
		let scale = first;
		let changes = 0;
		for (let time = 10_000; time < 70_000; time += 25) {
			const next = niceScale(scale, 1 + ((time * 7919) % 1000), time);
			changes += next === scale ? 0 : 1;
			scale = next;
		}

		expect(changes).toBeGreaterThan(0);
		expect(changes).toBeLessThanOrEqual(60);
	});
});
