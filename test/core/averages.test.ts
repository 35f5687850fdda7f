import {describe, expect, test} from 'vitest';
import {Average, pointsOf} from '../../source/core/averages.ts';
import type {Figures} from '../../source/core/figures.ts';
import type {RecordedRow} from '../../source/core/history.ts';

const row = (time: number, figures: Figures, samples = 1): RecordedRow => ({time, span: samples * 1000, samples, figures});

describe('an average', () => {
	test('is weighted by samples, and keeps the maximum where it matters', () => {
		const average = new Average();
		average.add(row(0, {cpu_load: 0.2, cpu_steal: 0.4, cpu_load_max: 0.9}, 9));
		average.add(row(10, {cpu_load: 0.5, cpu_steal: 0}));
		expect(average.figures()).toEqual({cpu_load: expect.closeTo(0.23) as number, cpu_load_max: 0.9, cpu_steal: expect.closeTo(0.36) as number});
		expect(average.samples).toBe(10);
	});

	test('is over the rows that have the figure', () => {
		const average = new Average();
		average.add(row(0, {}));
		average.add(row(1, {token_p99: 40}));
		expect(average.figures()).toEqual({token_p99: 40, token_p99_max: 40});
	});

	test('of averages is the average of all', () => {
		const values = [1, 5, 9, 2, 2, 7];
		const [whole, left, right, both] = [new Average(), new Average(), new Average(), new Average()];
		for (const [index, value] of values.entries()) {
			whole.add(row(index, {memory_used: value}));
			(index < 4 ? left : right).add(row(index, {memory_used: value}));
		}

		both.add({figures: left.figures(), samples: left.samples});
		both.add({figures: right.figures(), samples: right.samples});
		expect(both.figures().memory_used).toBeCloseTo(whole.figures().memory_used!);
		expect(both.figures().memory_used_max).toBe(9);
	});
});

describe('points', () => {
	const rows = [0, 1000, 2000, 5000, 9999].map(time => row(time, {cpu_steal: time}));

	test('parts with nothing in them are left out, and so is what lies outside', () => {
		expect(pointsOf([...rows, row(-1, {cpu_steal: 7}), row(10_000, {cpu_steal: 7})], {from: 0, to: 10_000, points: 5})).toEqual([
			{time: 0, figures: {cpu_steal: 500}},
			{time: 2000, figures: {cpu_steal: 2000}},
			{time: 4000, figures: {cpu_steal: 5000}},
			{time: 8000, figures: {cpu_steal: 9999}},
		]);
	});

	test('come oldest first, whatever the order of the rows', () => {
		expect(pointsOf(rows.toReversed(), {from: 0, to: 10_000, points: 2}).map(({time}) => time)).toEqual([0, 5000]);
	});

	test.each([[{from: 5, to: 5, points: 10}], [{from: 9, to: 2, points: 3}], [{from: NaN, to: 2, points: 3}]])('of the span %j there are none', request => {
		expect(pointsOf(rows, request)).toEqual([]);
	});
});
