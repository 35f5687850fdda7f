import {describe, expect, test} from 'vitest';
import {chooseThreads, type Cores} from '../../source/core/governor.ts';
import {ThreadRecord, type Phase} from '../../source/core/thread-record.ts';
import {growthRoom} from '../../source/core/thread-room.ts';

describe('how many threads find a core of their own', () => {
	test.each([
		['a box to itself', 8, 0, 8, 8],
		['a box to itself, from one thread', 8, 0, 1, 8],
		['half taken', 8, 4, 8, 4],
		['noise changes nothing', 8, 0.2, 8, 8],
		['others take up to 0.45 of its last core', 8, 0.45, 8, 8],
		['others take more', 8, 0.5, 8, 7],
		['it comes back only when the core is nearly free', 8, 0.4, 7, 7],
		['it comes back', 8, 0.2, 7, 8],
		['all taken: one at least', 2, 2, 2, 1],
		['more than all taken', 2, 9, 2, 1],
		['nothing known: as it is', 8, undefined, 5, 5],
		['nothing known: never more than there are', 4, undefined, 9, 4],
		['nothing known: one at least', 4, undefined, 0, 1],
	])('%s', (_, limit, others, current, expected) => {
		const {most, least} = growthRoom(limit, others, current);
		expect(Math.min(most, Math.max(least, current))).toBe(expected);
	});

	test('the choice is stable: chosen again, it stays', () => {
		for (let others = 0; others <= 9; others += 0.05) {
			for (let current = 1; current <= 8; current++) {
				const once = growthRoom(8, others, current);
				const chosen = Math.min(once.most, Math.max(once.least, current));
				const again = growthRoom(8, others, chosen);
				expect(Math.min(again.most, Math.max(again.least, chosen))).toBe(chosen);
			}
		}
	});
});

const workstation: Cores = {threads: 32, physical: 16, quota: Infinity};
const small: Cores = {threads: 2, physical: 2, quota: Infinity};

/** A record in which each count was seen to take so many milliseconds a token. */
function seen(counts: Readonly<Record<number, number | readonly number[]>>, phase: Phase = 'decode'): ThreadRecord {
	const record = new ThreadRecord();
	for (const [threads, intervals] of Object.entries(counts)) {
		// The first one after a change is not counted.
		const each = typeof intervals === 'number' ? Array.from({length: 13}, () => intervals) : [intervals[0]!, ...intervals];
		record.changed(phase, 0, Number(threads), 'free', 0);
		for (const interval of each) {
			record.took(phase, Number(threads), interval, 0);
		}
	}

	return record;
}

describe('what is decided', () => {
	test.each<[string, Parameters<typeof chooseThreads>[0], number, string]>([
		['physical cores first for tokens', {phase: 'decode', cores: workstation, current: 32, others: 0, record: seen({}), now: 0}, 16, 'load'],
		['every hardware thread for a prompt', {phase: 'prefill', cores: workstation, current: 16, others: 0, record: seen({}), now: 0}, 32, 'free'],
		['a quota is a limit', {phase: 'prefill', cores: {...workstation, quota: 3.5}, current: 1, others: 0, record: seen({}), now: 0}, 3, 'free'],
		['what others do fills first the cores that a quota leaves to them', {phase: 'prefill', cores: {threads: 64, physical: 64, quota: 8}, current: 8, others: 10, record: seen({}), now: 0}, 8, 'stay'],
		['and then those within it', {phase: 'prefill', cores: {threads: 64, physical: 64, quota: 8}, current: 8, others: 60, record: seen({}), now: 0}, 4, 'load'],
		['fixed is fixed', {phase: 'decode', cores: workstation, current: 16, others: 12, record: seen({}), fixed: 20, now: 0}, 20, 'fixed'],
		['fixed is never more than there are', {phase: 'decode', cores: small, current: 2, others: 0, record: seen({}), fixed: 20, now: 0}, 2, 'fixed'],
		['others come', {phase: 'decode', cores: small, current: 2, others: 1.1, record: seen({2: 25}), now: 0}, 1, 'load'],
		['others go, and two were never seen', {phase: 'decode', cores: small, current: 1, others: 0.1, record: seen({1: 50}), now: 0}, 2, 'free'],
		['others go, and two are known: a trial', {phase: 'decode', cores: small, current: 1, others: 0.1, record: seen({2: 25, 1: 50}), now: 0}, 2, 'trial'],
		['a token that takes an age', {phase: 'decode', cores: small, current: 2, others: 0, record: seen({2: [25, 25, 25, 25, 25, 25, 25, 2200]}), now: 0}, 1, 'stall'],
		['an age without anything to hold it against but one thread', {phase: 'decode', cores: small, current: 2, others: 0, record: seen({1: 50, 2: [900]}), now: 0}, 1, 'stall'],
		['three slow tokens in a row', {phase: 'decode', cores: workstation, current: 16, others: 0, record: seen({16: [25, 25, 25, 25, 25, 25, 25, 70, 80, 90]}), now: 0}, 8, 'stall'],
		['two are no burst', {phase: 'decode', cores: small, current: 2, others: 0, record: seen({2: [25, 25, 25, 25, 25, 25, 25, 25, 80, 90]}), now: 0}, 2, 'stay'],
		['a tiny model’s hiccup is no stall', {phase: 'decode', cores: small, current: 2, others: 0, record: seen({2: [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 20]}), now: 0}, 2, 'stay'],
		['one thread cannot give way', {phase: 'decode', cores: small, current: 1, others: 2, record: seen({1: [25, 25, 25, 25, 25, 25, 25, 2200]}), now: 0}, 1, 'stay'],
		['fewer were seen to be faster', {phase: 'decode', cores: small, current: 2, others: 0.4, record: seen({1: 30, 2: 45}), now: 0}, 1, 'slower'],
		['that was long ago', {phase: 'decode', cores: small, current: 2, others: 0.4, record: seen({1: 30, 2: 45}), now: 100_000}, 2, 'stay'],
		['half as many are looked at once tokens are steady', {phase: 'decode', cores: workstation, current: 16, others: 0, record: seen({16: Array.from({length: 30}, () => 20)}), now: 0}, 8, 'trial'],
		['nothing to decide', {phase: 'decode', cores: small, current: 2, others: 0.3, record: seen({2: 25}), now: 0}, 2, 'stay'],
	])('%s', (_, situation, threads, cause) => {
		expect(chooseThreads(situation)).toMatchObject({threads, cause});
	});

	test.each<[string, number, number, number, number, number, string]>([
		['more are faster', 1, 2, 50, 27, 2, 'kept'],
		['more are no faster', 1, 2, 50, 49, 1, 'back'],
		['more are slower', 1, 2, 50, 80, 1, 'back'],
		['half as many are as fast', 16, 8, 20, 20.4, 8, 'kept'],
		['half as many are slower', 16, 8, 20, 26, 16, 'back'],
	])('a trial: %s', (_, from, to, before, during, threads, cause) => {
		const record = seen({[from]: before});
		record.changed('decode', from, to, 'trial', 0);
		for (let token = 0; token < 5; token++) {
			expect(chooseThreads({phase: 'decode', cores: workstation, current: to, others: 0, record, now: 0})).toMatchObject({threads: to, cause: 'stay'});
			record.took('decode', to, during, 0);
		}

		const decision = chooseThreads({phase: 'decode', cores: workstation, current: to, others: 0, record, now: 0});
		expect(decision).toMatchObject({threads, cause});
		expect(decision.reason).not.toBe('');
	});

	test('what was tried in vain is left alone, longer each time', () => {
		const record = seen({1: 50, 2: 25});
		let now = 0;
		const waits: number[] = [];
		for (let round = 0; round < 8; round++) {
			const since = now;
			while (!record.mayTry('decode', 2, now)) {
				now += 500;
			}

			waits.push(now - since);
			record.changed('decode', 1, 2, 'trial', now);
			record.changed('decode', 2, 1, 'back', now);
		}

		expect(waits).toEqual([0, 4000, 8000, 16_000, 32_000, 64_000, 120_000, 120_000]);
		record.forgetTrials();
		expect(record.mayTry('decode', 2, now)).toBe(true);
	});
});
