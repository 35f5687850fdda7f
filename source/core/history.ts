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

/** Rows as they were recorded, the finest there are. */
export type RowsRequest = {
	/** Milliseconds since the epoch. */
	readonly from: number;
	readonly to: number;
	readonly most: number;
	/** Figures by name; all of them when left out. */
	readonly names?: readonly string[];
};

/** What is recorded, and where. */
export type RecordingStatus = {
	readonly file: string;
	/** What it takes on disk, in bytes. */
	readonly bytes: number;
	/** Samples are taken at this moment. */
	readonly watching: boolean;
	/** Why nothing is written, as one sentence. */
	readonly paused?: string;
	/** Milliseconds: how much of time a row stands for, and how long it is kept; since when there are rows. */
	readonly tiers: ReadonlyArray<{readonly span: number; readonly kept: number; readonly rows: number; readonly since?: number}>;
	/** The figures that were ever recorded. */
	readonly names: readonly string[];
};
