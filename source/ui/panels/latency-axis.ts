import type {LatencySummary} from '../../core/latency.ts';
import {niceScale, type Scale} from '../chart/scale.ts';
import type {Style, Theme} from '../theme.ts';

/**
The axis that suits the newest intervals: twice the median at least, so that an even reply is a quiet line, and four times at most, so that one stall does not flatten all others.
*/
export function latencyAxis(previous: Scale | undefined, {recent, p50}: LatencySummary, time: number): Scale {
	const most = Math.max(0, ...recent);
	const median = p50 ?? most;
	return niceScale(recent.length === 0 ? undefined : previous, Math.min(Math.max(most, median * 2), median * 4), time);
}

/** The colour of an interval: red for a stall as the meter counts it, yellow from twice the median. */
export function latencyStyle({p50}: LatencySummary, theme: Theme): (value: number) => Style {
	return value => {
		if (p50 === undefined || value < p50 * 2) {
			return theme.accent;
		}

		return value > p50 * 5 && value > 100 ? theme.danger : theme.warning;
	};
}
