import type {Figures} from './figures.ts';

/** A span of time that is asked for. Milliseconds since the epoch. */
export type HistoryRequest = {
	readonly from: number;
	readonly to: number;
	/** Into how many equal parts it is divided, at most 2,000. */
	readonly points: number;
};

/**
One part of a span: each figure on the average, and its maximum under the same name with `_max` where that matters (VRAM, latency). The names are in `figures.ts`.

There is one for each part in which something was recorded; where nothing was, the point is absent, so place it by its time.
*/
export type HistoryPoint = {
	/** Where the part begins. */
	readonly time: number;
	readonly figures: Figures;
};

/** What is recorded: a row, and how much of time it stands for. */
export type RecordedRow = HistoryPoint & {
	/** Milliseconds: one second, ten, or a minute. */
	readonly span: number;
	/** How many samples it is the average of. */
	readonly samples: number;
};
