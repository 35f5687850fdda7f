import type {HistoryPoint} from '../../core/history.ts';
import type {Sample} from '../../core/samples.ts';
import {firstChartTime, type ChartTime} from './chart-time.ts';

/** What the host told of a span of the past. */
export type Past = {
	/** Milliseconds since the epoch. */
	readonly from: number;
	readonly to: number;
	/** Seconds that each point stands for. */
	readonly part: number;
	readonly points: readonly HistoryPoint[];
};

/** All that charts can draw: which time is wanted, what was sampled last, and what was before that. */
export type Timeline = {
	readonly time: ChartTime;
	/** Oldest first. */
	readonly samples: readonly Sample[];
	readonly past?: Past;
};

/** @returns A timeline of nothing but the newest samples. */
export function live(samples: readonly Sample[]): Timeline {
	return {time: firstChartTime, samples};
}
