import {describe, expect, test} from 'vitest';
import type {Sample} from '../../../source/core/samples.ts';
import {scopeOf} from '../../../source/ui/time/scope.ts';
import type {Timeline} from '../../../source/ui/time/timeline.ts';
import {track} from '../../../source/ui/time/track.ts';

const start = 1_700_000_000_000;

/** Samples whose processor load is their number, `at` so many milliseconds from the start. */
const samplesAt = (...at: readonly number[]): Sample[] => at.map((time, index) => ({
	time: start + time,
	gpuStatus: '',
	gpus: [],
	cpu: {source: '', name: '', cores: 1, threads: 1, usable: 1, load: index + 1, perCore: [], steal: 0},
}));

/** What a chart of sixty dots shows, or the newest of it. */
const drawn = (timeline: Timeline, newest = 60) => track(timeline, scopeOf(timeline, 60), figures => figures.cpu_load).slice(-newest);

const point = (time: number, load: number) => ({time: start + time, figures: {cpu_load: load}});

describe('a value a second', () => {
	test('the newest at the right, blank where nothing was yet', () => {
		expect(drawn({time: {step: 0}, samples: samplesAt(0, 1000, 2000)}, 5)).toEqual([undefined, undefined, 1, 2, 3]);
	});

	test('a timer that is late by a little leaves no hole, and one that is early takes no place', () => {
		expect(drawn({time: {step: 0}, samples: samplesAt(0, 1004, 2400, 3390, 3600, 4995)}, 6)).toEqual([1, 2, 3, 4, 5, 6]);
	});

	test('where nothing was sampled is a gap of that length, not zero', () => {
		expect(drawn({time: {step: 0}, samples: samplesAt(0, 1000, 4000)}, 6)).toEqual([undefined, 1, 2, undefined, undefined, 3]);
	});

	test('each new sample moves what is there by exactly one', () => {
		const samples = samplesAt(0, 1003, 2011, 3002, 4019, 5040, 6031);
		const before = drawn({time: {step: 0}, samples: samples.slice(0, -1)}, 10);
		expect(drawn({time: {step: 0}, samples}, 10)).toEqual([...before.slice(1), 7]);
	});

	test('a source that failed is a gap', () => {
		const samples = samplesAt(0, 1000, 2000);
		const failed = samples.with(1, {...samples[1]!, cpu: {...samples[1]!.cpu!, failure: 'gone'}});
		expect(drawn({time: {step: 0}, samples: failed}, 3)).toEqual([1, undefined, 3]);
	});

	test('held, it stays as it is while samples come', () => {
		const samples = samplesAt(0, 1000, 2000, 3000, 4000);
		const held = {time: {step: 0, end: start + 2000}};
		expect(drawn({...held, samples: samples.slice(0, 3)}, 4)).toEqual([undefined, 1, 2, 3]);
		expect(drawn({...held, samples}, 4)).toEqual([undefined, 1, 2, 3]);
	});

	test('before the samples stands what the host told', () => {
		const past = {from: start - 10_000, to: start, part: 1, points: [point(-3000, 10), point(-1000, 12), point(0, 99), point(1000, 99)]};
		expect(drawn({time: {step: 0, end: start + 1000}, samples: samplesAt(0, 1000), past}, 6)).toEqual([undefined, 10, undefined, 12, 1, 2]);
	});

	test('of a past that no sample reaches too, where old records stand for ten seconds', () => {
		const day = 86_400_000;
		const past = {from: start - day - 60_000, to: start - day, part: 1, points: [point(-day - 14_000, 5)]};
		const values = drawn({time: {step: 0, end: start - day}, samples: samplesAt(0, 1000), past}, 16);
		expect(values).toEqual([undefined, ...Array.from({length: 10}, () => 5), undefined, undefined, undefined, undefined, undefined]);
		expect(drawn({time: {step: 0, end: start}, samples: [], past: {...past, points: [point(-2000, 7)]}}, 4)).toEqual([undefined, 7, undefined, undefined]);
	});

	test('of nothing is nothing', () => {
		expect(drawn({time: {step: 0}, samples: []}, 5)).toEqual([]);
	});
});

describe('a value for several seconds', () => {
	// Five minutes over 60 values are five seconds each.
	const dots = 60;

	test('is the average of its part, which begins where clocks do', () => {
		const samples = samplesAt(0, 1000, 2000, 3000, 4000, 5000);
		const values = drawn({time: {step: 1}, samples}, dots);
		expect(values).toHaveLength(dots);
		expect(values.slice(-2)).toEqual([3, 6]);
		expect(values.slice(0, -2).every(value => value === undefined)).toBe(true);
	});

	test('a part keeps what it was when time goes on', () => {
		const samples = samplesAt(...Array.from({length: 60}, (_, index) => index * 1000));
		const before = drawn({time: {step: 1}, samples: samples.slice(0, 55)}, dots);
		expect(drawn({time: {step: 1}, samples}, dots).slice(0, -1)).toEqual(before.slice(1));
	});

	test('a gap is a gap, and what stands for long fills its time', () => {
		const past = {from: start - 60_000, to: start, part: 10, points: [point(-40_000, 8)]};
		const values = drawn({time: {step: 1}, samples: samplesAt(0), past}, dots);
		// Eight parts back, for two parts of five seconds; then nothing until the sample.
		expect(values.slice(-10)).toEqual([undefined, 8, 8, undefined, undefined, undefined, undefined, undefined, undefined, 1]);
	});

	test('samples go before what the host told of the same time', () => {
		const past = {from: start - 60_000, to: start + 10_000, part: 1, points: [point(0, 99), point(1000, 99)]};
		expect(drawn({time: {step: 1}, samples: samplesAt(0, 1000), past}, dots).at(-1)).toBe(1.5);
	});
});

describe('the scope', () => {
	const samples = samplesAt(0);

	test.each([
		[0, 56, {slots: 56, seconds: 1, repeat: 1}],
		[0, 112, {slots: 112, seconds: 1, repeat: 1}],
		[0, 120, {slots: 60, seconds: 1, repeat: 2}],
		[0, 380, {slots: 64, seconds: 1, repeat: 6}],
		[1, 56, {slots: 56, seconds: 5, repeat: 1}],
		[5, 56, {slots: 56, seconds: 1543, repeat: 1}],
		[1, 380, {slots: 380, seconds: 1, repeat: 1}],
	])('of step %i over %i dots', (step, dots, expected) => {
		expect(scopeOf({time: {step}, samples}, dots)).toMatchObject(expected);
	});

	test('is about the time that was chosen, and longer with each step', () => {
		for (let dots = 30; dots < 400; dots++) {
			const spans = [0, 1, 2, 3, 4, 5].map(step => {
				const {slots, seconds} = scopeOf({time: {step}, samples}, dots);
				return slots * seconds;
			});
			expect([dots, spans]).toEqual([dots, [...new Set(spans)].sort((a, b) => a - b)]);
			expect(Math.abs(spans[5]! / 86_400 - 1)).toBeLessThan(0.05);
		}
	});
});
