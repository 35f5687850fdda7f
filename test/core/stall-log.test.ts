import {describe, expect, test} from 'vitest';
import {LatencyMeter} from '../../source/core/latency.ts';
import type {Sample} from '../../source/core/samples.ts';
import {StallLog} from '../../source/core/stall-log.ts';
import {fullSample} from '../helpers/samples.ts';

const calm = (time: number): Sample => ({...fullSample, time, cpu: undefined});
const swapping = (time: number, swapInRate = 5e6): Sample => ({...calm(time), memory: {...fullSample.memory!, swapInRate}});

describe('the log', () => {
	test('a stall has the causes of the seconds it lasted, and those alone', () => {
		const log = new StallLog();
		log.observe(swapping(1000, 1e6));
		log.observe(calm(2000));
		log.note(2500, 400);
		log.observe(swapping(4000));
		log.observe(swapping(5000, 2e6));
		log.note(5200, 1900);
		expect(log.waiting).toBe(true);
		log.observe(swapping(6000, 3e6));
		expect(log.waiting).toBe(false);
		expect(log.stalls(40)).toEqual([
			{time: 2500, interval: 400, causes: [{kind: 'swap', text: 'swap-in 5.0 MB/s'}]},
			{time: 5200, interval: 1900, causes: [{kind: 'swap', text: 'swap-in 3.0 MB/s'}]},
		]);
	});

	test('nothing seen is no cause; not seen yet is none known', () => {
		const log = new StallLog();
		log.note(500, 450);
		log.observe(calm(1000));
		log.note(1500, 450);
		expect(log.stalls(40)).toEqual([{time: 500, interval: 450, causes: []}, {time: 1500, interval: 450}]);
	});

	test.each([[100, 10, 0], [101, 10, 1], [400, 80, 0], [401, 80, 1], [5000, undefined, 0]])('%i ms beside a median of %s: %i', (interval, median, count) => {
		const log = new StallLog();
		log.note(1000, interval);
		expect(log.stalls(median)).toHaveLength(count);
	});

	test('of ten thousand the newest are held', () => {
		const log = new StallLog();
		for (let index = 0; index < 10_000; index++) {
			log.note(index * 1000, 900);
			log.observe(swapping((index * 1000) + 1));
		}

		const stalls = log.stalls(50);
		expect(stalls).toHaveLength(16);
		expect(stalls.at(-1)!.time).toBe(9_999_000);
	});
});

test('the figures of a reply hold its stalls, as many as are counted', () => {
	const meter = new LatencyMeter(0);
	let time = 100;
	for (const interval of [0, 40, 40, 900, 40, 40, 300, 40]) {
		time += interval;
		meter.token(time);
	}

	meter.observe(swapping(1500));
	const {stalls, stalled} = meter.summary(true);
	expect(stalls).toBe(2);
	expect(stalled).toEqual([
		{time: 1080, interval: 900, causes: [{kind: 'swap', text: 'swap-in 5.0 MB/s'}]},
		{time: 1460, interval: 300, causes: [{kind: 'swap', text: 'swap-in 5.0 MB/s'}]},
	]);
	expect(new LatencyMeter(0).summary(true)).not.toHaveProperty('stalled');
});
