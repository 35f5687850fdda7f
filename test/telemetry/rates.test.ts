import {describe, expect, test} from 'vitest';
import {difference, rateBetween} from '../../source/telemetry/difference.ts';
import {Interval} from '../../source/telemetry/interval.ts';

const top = 2 ** 32;

test.each([
	[10, 25, 15],
	[0, 0, 0],
	[top - 100, 50, 150],
	[top - 1, 0, 1],
	[1000, 10, undefined],
	[top * 8, 5, undefined],
	[top - 100, top / 2, undefined],
	[2 ** 52, (2 ** 52) + 4096, 4096],
	[undefined, 5, undefined],
	[5, undefined, undefined],
])('from %s to %s a counter went %s', (before, after, change) => {
	expect(difference(before, after)).toBe(change);
});

test('a rate is the change a second', () => {
	expect(rateBetween(100, 300, 0.5)).toBe(400);
	expect(rateBetween(300, 100, 0.5)).toBeUndefined();
});

describe('the interval', () => {
	test('at one a second it reaches back one second', () => {
		const interval = new Interval<string>();
		expect(interval.push(0, 'a')).toBeUndefined();
		expect(interval.push(1000, 'b')).toEqual({seconds: 1, value: 'a'});
		expect(interval.push(2010, 'c')).toEqual({seconds: 1.01, value: 'b'});
	});

	test('sampled often, it still reaches back about a second', () => {
		const interval = new Interval<number>();
		for (let time = 0; time < 5000; time += 100) {
			interval.push(time, time);
		}

		expect(interval.push(5000, 5000)).toEqual({seconds: 1, value: 4000});
	});

	test('two readings in one moment are not compared', () => {
		const interval = new Interval<number>();
		interval.push(0, 1);
		expect(interval.push(10, 2)).toBeUndefined();
		expect(interval.push(500, 3)).toEqual({seconds: 0.5, value: 1});
	});

	test('what is read seldom has its rate all the same', () => {
		const interval = new Interval<number>(Infinity);
		interval.push(0, 1);
		expect(interval.push(30_000, 2)).toEqual({seconds: 30, value: 1});
	});

	test('a late sample compares with what there is; after a pause of sampling, or cleared, with nothing', () => {
		const interval = new Interval<number>();
		interval.push(0, 1);
		expect(interval.push(4000, 2)).toEqual({seconds: 4, value: 1});
		expect(interval.push(3_600_000, 3)).toBeUndefined();
		expect(interval.push(3_601_000, 4)).toEqual({seconds: 1, value: 3});
		interval.clear();
		expect(interval.push(3_602_000, 5)).toBeUndefined();
	});

	test('however often it is called, it reaches back about a second', () => {
		const interval = new Interval<number>();
		for (let time = 0; time < 3000; time++) {
			interval.push(time, time);
		}

		const {value, seconds} = interval.push(3000, 3000)!;
		expect(3000 - value).toBe(seconds * 1000);
		expect(seconds).toBeGreaterThanOrEqual(0.95);
		expect(seconds).toBeLessThan(1.01);
	});
});
