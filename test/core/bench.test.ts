import {describe, expect, test} from 'vitest';
import {spreadOf, summarizeBench, type BenchRun} from '../../source/core/bench.ts';

const run = (prefill: number, intervals: readonly number[]): BenchRun => ({prefill: {tokens: 512, milliseconds: prefill}, firstToken: prefill, intervals, threads: 2});

test.each([
	[[3, 1, 2], {median: 2, least: 1, greatest: 3}],
	[[4, 1], {median: 2.5, least: 1, greatest: 4}],
	[[7], {median: 7, least: 7, greatest: 7}],
])('%j', (values, spread) => {
	expect(spreadOf(values)).toEqual(spread);
});

describe('a benchmark', () => {
	test('rates are tokens over time; the middle run counts', () => {
		const {prefillRate, decodeRate, firstToken, inferences} = summarizeBench([run(1000, [20, 20]), run(2000, [25, 25]), run(500, [10, 10])]);
		expect(prefillRate).toEqual({median: 512, least: 256, greatest: 1024});
		expect(decodeRate).toEqual({median: 50, least: 40, greatest: 100});
		expect(firstToken.median).toBe(1000);
		expect(inferences).toBeCloseTo(1000 / 1040);
	});

	test('jitter is the mean step from one interval to the next, never across two runs', () => {
		expect(summarizeBench([run(1, [10, 12, 10]), run(1, [100, 102])]).intervals).toMatchObject({p50: 12, jitter: 2});
	});
});
