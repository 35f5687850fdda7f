import type {Sample} from '../../core/samples.ts';
import {windows} from './chart-time.ts';
import type {Timeline} from './timeline.ts';

/**
How a span of time is laid out over a chart.
*/
export type Scope = {
	/** Places for values, each `seconds` long. */
	readonly slots: number;
	readonly seconds: number;
	/** Dots that each value is wide. */
	readonly repeat: number;
	/** The moment at the right edge, in milliseconds since the epoch; absent where nothing is known of any time. */
	readonly end: number | undefined;
	/** The newest value has a cell of two to itself until the next one comes. */
	readonly alone: boolean;
};

/**
Lays the chosen time out over a chart. A second never takes less than a dot and a value never less than a second, so what is shown is about what was chosen: `slots × seconds` is what it is.

@param dots How many values the chart can hold beside one another.
*/
export function scopeOf({time, samples}: Timeline, dots: number): Scope {
	const window = windows[time.step]!.seconds;
	// Even, so that no cell is paired anew when the chart moves on.
	const repeat = dots >= window * 2 ? Math.floor(dots / window / 2) * 2 : 1;
	const slots = Math.max(1, Math.ceil(dots / repeat));
	const seconds = repeat > 1 ? 1 : Math.max(1, Math.round(window / slots));
	const end = time.end ?? samples.at(-1)?.time;
	return {slots, seconds, repeat, end, alone: repeat === 1 && isEven(end, samples, seconds)};
}

/** Two values share a cell. Were they paired anew with every value, every cell of every chart would change each time, and over a slow line a chart is what costs most. */
function isEven(end: number | undefined, samples: readonly Sample[], seconds: number): boolean {
	if (end === undefined) {
		return false;
	}

	const newest = seconds === 1 ? (newestUntil(samples, end)?.time ?? end) : end;
	const index = seconds === 1 ? Math.round(newest / 1000) : Math.floor(newest / 1000 / seconds);
	return index % 2 === 0;
}

/** @returns The newest sample that is not later. */
export function newestUntil(samples: readonly Sample[], end: number): Sample | undefined {
	return samples.findLast(({time}) => time <= end);
}
