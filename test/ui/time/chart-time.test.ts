import {describe, expect, test} from 'vitest';
import {hold, look, stretch, windows} from '../../../source/ui/time/chart-time.ts';
import {pastWanted} from '../../../source/ui/time/past-wanted.ts';
import {spanWords, timeWords} from '../../../source/ui/time/time-words.ts';
import {live} from '../../../source/ui/time/timeline.ts';
import {scopeOf} from '../../../source/ui/time/scope.ts';
import {samplesOf} from '../panels/views.ts';

const now = 1_700_000_000_000;

describe('which time the charts show', () => {
	test('from a minute to a day, and no further', () => {
		let time = {step: 0};
		for (let press = 0; press < 10; press++) {
			time = stretch(time, 1);
		}

		expect(windows[time.step]!.seconds).toBe(86_400);
		for (let press = 0; press < 10; press++) {
			time = stretch(time, -1);
		}

		expect(windows[time.step]!.seconds).toBe(60);
		expect(stretch(time, -1)).toBe(time);
	});

	test('p holds what is shown, and lets it go on', () => {
		const held = hold({step: 1}, now);
		expect(held).toEqual({step: 1, end: now});
		expect(hold(held, now + 5000)).toEqual({step: 1});
		expect(hold({step: 1}, undefined)).toEqual({step: 1});
	});

	test('looking back goes by half of what is shown; forward ends at now', () => {
		const once = look({step: 1}, -1, now);
		expect(once).toEqual({step: 1, end: now - 150_000});
		const twice = look(once, -1, now + 3000);
		expect(twice).toEqual({step: 1, end: now - 300_000});
		expect(look(twice, 1, now)).toEqual(once);
		expect(look(once, 1, now)).toEqual({step: 1});
		expect(look({step: 0}, 1, now)).toEqual({step: 0});
	});

	test('a longer time keeps the moment that is held', () => {
		expect(stretch({step: 0, end: now}, 1)).toEqual({step: 1, end: now});
	});
});

describe('what is asked of the host', () => {
	const samples = samplesOf();
	const newest = samples.at(-1)!.time;

	test('nothing while the newest minute is shown, or nothing was sampled', () => {
		expect(pastWanted({step: 0}, samples, undefined)).toBeUndefined();
		expect(pastWanted({step: 5}, [], undefined)).toBeUndefined();
	});

	test('what is before the samples, in whole parts, once', () => {
		const wanted = pastWanted({step: 3}, samples, undefined)!;
		expect(wanted.part).toBe(10);
		expect(wanted.from % 10_000).toBe(0);
		expect((wanted.to - wanted.from) / wanted.points).toBe(10_000);
		expect(wanted.from).toBeLessThanOrEqual(newest - 3_600_000);
		expect(wanted.to).toBeGreaterThanOrEqual(newest);
		expect(pastWanted({step: 3}, samples, {...wanted, points: []})).toBeUndefined();
	});

	test('again where the time is another, or what was told no longer reaches the samples', () => {
		const wanted = pastWanted({step: 3}, samples, undefined)!;
		const past = {...wanted, points: []};
		expect(pastWanted({step: 4}, samples, past)).toMatchObject({part: 60});
		expect(pastWanted({step: 3, end: newest - 3_600_000}, samples, past)).toBeDefined();
		const later = samples.map(sample => ({...sample, time: sample.time + 600_000}));
		expect(pastWanted({step: 3}, later, past)).toBeDefined();
	});

	test.each(windows.map(({seconds}, step) => [seconds, step]))('%i seconds are at most 2,000 points', (_, step) => {
		expect(pastWanted({step, end: newest - 1e9}, samples, undefined)!.points).toBeLessThanOrEqual(2000);
	});
});

test.each([[5, '5 s'], [56, '56 s'], [60, '1 min'], [84, '1.4 min'], [300, '5 min'], [3600, '60 min'], [21_600, '6 h'], [86_400, '24 h']])('%i seconds are “%s”', (seconds, words) => {
	expect(spanWords(seconds)).toBe(words);
});

test('a past says from when to when, and now says how long', () => {
	const samples = samplesOf();
	const timeline = live(samples);
	expect(timeWords(timeline, scopeOf(timeline, 60))).toEqual({text: '1 min', past: false});
	const held = {...timeline, time: {step: 0, end: samples.at(-1)!.time}};
	const words = timeWords(held, scopeOf(held, 60));
	expect(words.text).toMatch(/^held {2}\d\d:\d\d:\d\d - \d\d:\d\d:\d\d$/u);
	expect(words.past).toBe(true);
	const yesterday = {...timeline, time: {step: 3, end: samples.at(-1)!.time - 86_400_000}};
	expect(timeWords(yesterday, scopeOf(yesterday, 60)).text).toMatch(/^held {2}\d+ \w+ \d\d:\d\d - (?:\d+ \w+ )?\d\d:\d\d$/u);
});
