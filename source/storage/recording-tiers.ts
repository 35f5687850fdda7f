/** One resolution of the recording. Milliseconds. */
export type Tier = {
	readonly table: string;
	/** How much of time a row stands for. */
	readonly span: number;
	/** How long a row is kept. */
	readonly kept: number;
};

const hour = 3_600_000;

/** The resolutions, the finest first: each is averaged from the first one. */
export const tiers: readonly [Tier, ...Tier[]] = [
	{table: 'seconds', span: 1000, kept: 6 * hour},
	{table: 'ten_seconds', span: 10_000, kept: 72 * hour},
	{table: 'minutes', span: 60_000, kept: 720 * hour},
];
