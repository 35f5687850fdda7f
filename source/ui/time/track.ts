import type {Figures} from '../../core/figures.ts';
import type {ChartValue} from '../chart/chart.ts';
import {figuresAt} from './figures-at.ts';
import {newestUntil, type Scope} from './scope.ts';
import type {Timeline} from './timeline.ts';

/** One figure of a moment, or one made of several. */
export type Pick = (figures: Figures) => number | undefined;

/** A second that is late by less than half of one is no gap. */
const patience = 1500;

const hour = 3_600_000;

/**
One figure over the time of a scope, oldest first: missing where nothing was recorded, never zero.
*/
export function track(timeline: Timeline, scope: Scope, pick: Pick): ChartValue[] {
	if (scope.end === undefined) {
		return [];
	}

	return scope.seconds === 1 ? bySecond(timeline, scope, scope.end, pick) : byPart(timeline, scope, scope.end, pick);
}

/**
A value a second. Samples are placed by their order, since a timer is late by a little each time: what is a second or less apart are neighbours, and each new one moves the chart by exactly one.
*/
function bySecond({samples, past}: Timeline, {slots}: Scope, end: number, pick: Pick): ChartValue[] {
	const values: ChartValue[] = Array.from({length: slots});
	const newest = newestUntil(samples, end);
	// Where the end is in a past that no sample reaches, or in a gap, it is the anchor itself.
	const anchor = newest !== undefined && end - newest.time < patience ? newest.time : end;
	let slot = slots - 1;
	let later = anchor;
	const last = newest === undefined ? -1 : samples.lastIndexOf(newest);
	for (let index = last; index >= 0; index--) {
		const {time} = samples[index]!;
		slot -= index === last && anchor === time ? 0 : Math.max(1, Math.round((later - time) / 1000));
		if (slot < 0) {
			return values;
		}

		values[slot] = pick(figuresAt(samples[index]!));
		later = time;
	}

	// What was recorded before the samples, up to the place of the oldest one.
	const free = last === -1 ? slots : slot;
	const now = samples.at(-1)?.time ?? end;
	for (const {time, figures} of past?.points ?? []) {
		const first = slot - Math.round((later - time) / 1000);
		const behind = Math.min(free, first + heldFor(now - time));
		for (let place = Math.max(0, first); place < behind; place++) {
			values[place] = pick(figures);
		}
	}

	return values;
}

/** A value for parts of time that begin where clocks do, so that a part keeps what it was when time goes on. */
function byPart({samples, past}: Timeline, {slots, seconds}: Scope, end: number, pick: Pick): ChartValue[] {
	const edge = Math.floor(end / 1000 / seconds);
	const slotOf = (time: number) => Math.floor(time / 1000 / seconds) - edge + slots - 1;
	const sums = new Float64Array(slots);
	const weights = new Float64Array(slots);
	const held: ChartValue[] = Array.from({length: slots});
	const add = (time: number, figures: Figures, weight: number, hold: number) => {
		const value = pick(figures);
		const slot = slotOf(time);
		if (value === undefined) {
			return;
		}

		if (slot >= 0 && slot < slots) {
			sums[slot] = sums[slot]! + value * weight;
			weights[slot] = weights[slot]! + weight;
		}

		// What stands for more time than a part is long fills the parts behind it.
		const last = Math.min(slots - 1, slotOf(time + hold * 1000 - 1));
		for (let place = Math.max(0, slot + 1); place <= last; place++) {
			held[place] = value;
		}
	};

	const sampled = samples[0]?.time ?? Infinity;
	const now = samples.at(-1)?.time ?? end;
	for (const {time, figures} of past?.points ?? []) {
		if (time < sampled && time <= end) {
			add(time, figures, past!.part, Math.max(past!.part, heldFor(now - time)));
		}
	}

	for (const sample of samples) {
		if (sample.time <= end) {
			add(sample.time, figuresAt(sample), 1, 1);
		}
	}

	return Array.from({length: slots}, (_, slot) => weights[slot]! > 0 ? sums[slot]! / weights[slot]! : held[slot]);
}

/** @returns Seconds that a record of that age stands for: seconds become tens after six hours, and minutes after three days. */
function heldFor(age: number): number {
	return age < 6 * hour ? 1 : age < 72 * hour ? 10 : 60;
}
