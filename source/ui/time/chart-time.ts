/** Which time the charts show. */
export type ChartTime = {
	/** Index in `windows`. */
	readonly step: number;
	/** The moment at the right edge, in milliseconds since the epoch; absent means now. */
	readonly end?: number;
};

/** How much time charts can show, in seconds, and how finely the past of each is asked for. */
export const windows: ReadonlyArray<{readonly seconds: number; readonly part: number}> = [
	{seconds: 60, part: 1},
	{seconds: 300, part: 1},
	{seconds: 900, part: 3},
	{seconds: 3600, part: 10},
	{seconds: 21_600, part: 60},
	{seconds: 86_400, part: 240},
];

export const firstChartTime: ChartTime = {step: 0};

/** @returns A longer (1) or shorter (−1) time; the same object at either end. */
export function stretch(time: ChartTime, direction: -1 | 1): ChartTime {
	const step = Math.max(0, Math.min(windows.length - 1, time.step + direction));
	return step === time.step ? time : {...time, step};
}

/**
Holds the charts still, or lets them go on.

@param now Of the newest sample; nothing is held before there is one.
*/
export function hold({step, end}: ChartTime, now: number | undefined): ChartTime {
	return end === undefined && now !== undefined ? {step, end: now} : {step};
}

/**
Looks back (−1) or forward (1) by half of what is shown. Forward ends at now.
*/
export function look({step, end}: ChartTime, direction: -1 | 1, now: number | undefined): ChartTime {
	if (now === undefined) {
		return {step};
	}

	const next = (end ?? now) + direction * windows[step]!.seconds * 500;
	return next >= now ? {step} : {step, end: next};
}
