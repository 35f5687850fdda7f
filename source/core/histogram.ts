/**
How often intervals of each length came, in the manner of HDR histograms: buckets of one relative width, so that 20 ms and 2 s are told as finely.
*/
export type Histogram = {
	/** The number of the first bucket that has any. */
	readonly first: number;
	/** From that bucket on. */
	readonly counts: readonly number[];
};

/** Buckets for each doubling: one is 9 % wide. */
const perDoubling = 8;

/** Milliseconds; what is shorter counts as this. */
const shortest = 1 / 8;

/** @returns The number of the bucket of so many milliseconds. */
function bucketOf(milliseconds: number): number {
	return Math.floor(Math.log2(Math.max(shortest, milliseconds)) * perDoubling + 1e-9);
}

/** @returns The milliseconds at which a bucket begins. */
export function bucketStart(bucket: number): number {
	return 2 ** (bucket / perDoubling);
}

/** Counts intervals as they come. */
export class HistogramCounter {
	readonly #counts = new Map<number, number>();

	add(milliseconds: number): void {
		const bucket = bucketOf(milliseconds);
		this.#counts.set(bucket, (this.#counts.get(bucket) ?? 0) + 1);
	}

	/** @returns Nothing where nothing was counted. */
	get histogram(): Histogram | undefined {
		if (this.#counts.size === 0) {
			return undefined;
		}

		const first = Math.min(...this.#counts.keys());
		const last = Math.max(...this.#counts.keys());
		return {first, counts: Array.from({length: last - first + 1}, (_, index) => this.#counts.get(first + index) ?? 0)};
	}
}
