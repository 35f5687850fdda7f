import {describe, expect, test} from 'vitest';
import {emptyLatency, LatencyMeter, percentile} from '../../source/core/latency.ts';

// What R's quantile(type = 7) and NumPy's default give.
const percentiles: ReadonlyArray<readonly [sorted: readonly number[], share: number, value: number | undefined]> = [
	[[], 0.5, undefined],
	[[7], 0, 7],
	[[7], 0.99, 7],
	[[1, 2], 0.5, 1.5],
	[[1, 2, 3], 0.5, 2],
	[[1, 2, 3, 4], 0.5, 2.5],
	[[1, 2, 3, 4], 0.25, 1.75],
	[[1, 2, 3, 4, 5], 0.95, 4.8],
	[[10, 20, 30], 0, 10],
	[[10, 20, 30], 1, 30],
	[[1, 1, 1, 1, 101], 0.99, 97],
];

test.each(percentiles)('percentile of %j at %d is %d', (sorted, share, value) => {
	const got = percentile(sorted, share);
	if (value === undefined) {
		expect(got).toBeUndefined();
	} else {
		expect(got).toBeCloseTo(value, 10);
	}
});

const meterOf = (asked: number, times: readonly number[]) => {
	const meter = new LatencyMeter(asked);
	for (const time of times) {
		meter.token(time);
	}

	return meter;
};

describe('the meter', () => {
	test('knows nothing before the first token', () => {
		expect(meterOf(0, []).summary(true)).toEqual({...emptyLatency, last: undefined, p50: undefined});
		expect(meterOf(0, []).count).toBe(0);
		expect(meterOf(0, []).span).toBe(0);
	});

	test('the first token gives the TTFT and no interval', () => {
		const {ttft, last, rate, recent} = meterOf(1000, [1312]).summary(true);
		expect({ttft, last, rate, recent}).toEqual({ttft: 312, last: undefined, rate: undefined, recent: []});
	});

	test('intervals in order', () => {
		const meter = meterOf(0, [100, 120, 150, 160]);
		expect(meter.intervals).toEqual([20, 30, 10]);
		const {last, p50, jitter, recent} = meter.summary(false);
		expect({last, p50, jitter, recent}).toEqual({last: 10, p50: 20, jitter: 15, recent: [20, 30, 10]});
		expect(meter.span).toBe(60);
	});

	test('a pause is no interval, and the TTFT stays', () => {
		const meter = meterOf(0, [100, 120]);
		meter.token(5000, true);
		meter.token(5020);
		expect(meter.intervals).toEqual([20, 20]);
		expect(meter.summary(false)).toMatchObject({ttft: 100, stalls: 0});
		expect(meter.count).toBe(4);
	});

	test('how fast the prompt went in', () => {
		const meter = meterOf(0, [100]);
		meter.prefilled(1840);
		expect(meter.summary(true).prefillRate).toBe(1840);
	});

	test('the sparkline has the newest 128', () => {
		const meter = meterOf(0, Array.from({length: 300}, (_, index) => (index * (index + 1)) / 2));
		const {recent} = meter.summary(true);
		expect(recent).toHaveLength(128);
		expect(recent.at(-1)).toBe(299);
		expect(recent[0]).toBe(172);
	});
});

describe('stalls', () => {
	test.each([
		['five times the median alone is none', [10, 10, 10, 60], 0],
		['a hundred milliseconds alone is none', [90, 90, 90, 110], 0],
		['both is one', [20, 20, 20, 101], 1],
		['the bounds themselves are none', [20, 20, 20, 100], 0],
		['two', [10, 10, 10, 10, 10, 150, 150], 2],
	] as const)('%s', (_, gaps, count) => {
		const times = [0];
		for (const gap of gaps) {
			times.push(times.at(-1)! + gap);
		}

		expect(meterOf(0, times).summary(false).stalls).toBe(count);
	});
});

describe('rate', () => {
	test('while running it is that of the last second', () => {
		// 10 tokens a second for two seconds, then 40.
		const slow = Array.from({length: 20}, (_, index) => index * 100);
		const fast = Array.from({length: 41}, (_, index) => 2000 + index * 25);
		const meter = meterOf(0, [...slow, ...fast]);
		expect(meter.summary(true).rate).toBeCloseTo(40, 5);
		expect(meter.summary(false).rate).toBeCloseTo(20, 5);
	});

	test('tokens slower than a second still have one', () => {
		expect(meterOf(0, [0, 4000]).summary(true).rate).toBeCloseTo(0.25, 5);
		expect(meterOf(0, [0, 10, 20, 4020]).summary(true).rate).toBeCloseTo(0.25, 5);
	});

	test('tokens at one moment have none', () => {
		expect(meterOf(0, [5, 5]).summary(true).rate).toBeUndefined();
		expect(meterOf(0, [5, 5]).summary(false).rate).toBeUndefined();
	});
});
