import {HistogramCounter, type Histogram} from './histogram.ts';
import type {Sample} from './samples.ts';
import {SortedNumbers} from './sorted-numbers.ts';
import {leastStall, StallLog, stallFactor} from './stall-log.ts';
import type {Stall} from './stalls.ts';

/**
Inter-token latency as figures. Milliseconds, and tokens a second; absent means nothing is known yet.
*/
export type LatencySummary = {
	readonly last?: number;
	readonly p50?: number;
	readonly p95?: number;
	readonly p99?: number;
	/** Mean absolute difference of neighbouring intervals. */
	readonly jitter?: number;
	/** Intervals above five times the median and above 100 ms. */
	readonly stalls: number;
	readonly ttft?: number;
	readonly prefillRate?: number;
	/** Over the last second while generating; over the whole reply afterwards. */
	readonly rate?: number;
	/** The newest intervals, oldest first, at most 128: the sparkline. */
	readonly recent: readonly number[];
	/** Of every interval of the reply. */
	readonly histogram?: Histogram;
	/** The newest stalls with what the box was doing then, oldest first. */
	readonly stalled?: readonly Stall[];
};

export const emptyLatency: LatencySummary = {stalls: 0, recent: []};

/**
The value below which a share of sorted values lies, by linear interpolation between closest ranks (Hyndman and Fan, type 7).

@param sorted Ascending.
@param share 0 to 1.
*/
export function percentile(sorted: readonly number[], share: number): number | undefined {
	if (sorted.length === 0) {
		return undefined;
	}

	const position = (sorted.length - 1) * share;
	const below = Math.floor(position);
	const low = sorted[below]!;
	const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
	return low + (high - low) * (position - below);
}

/**
Collects the moments at which tokens were made and tells the figures of a reply. Times are milliseconds on any one clock.
*/
export class LatencyMeter {
	readonly #intervals: number[] = [];
	readonly #sorted = new SortedNumbers();
	/** The sum of the differences of neighbouring intervals. */
	#wander = 0;
	readonly #times: number[] = [];
	readonly #stalls = new StallLog();
	readonly #counter = new HistogramCounter();
	#ttft: number | undefined;
	#prefillRate: number | undefined;

	readonly #asked: number;

	/**
	@param asked When the reply was asked for.
	*/
	constructor(asked: number) {
		this.#asked = asked;
	}

	/** Notes how fast the prompt was evaluated, in tokens a second. */
	prefilled(rate: number): void {
		this.#prefillRate = rate;
	}

	/**
	Notes a token.

	@param time When it was made.
	@param pause Set when a swap paused the reply just before: the gap is not a latency of either rung.
	*/
	token(time: number, pause = false): void {
		const previous = this.#times.at(-1);
		if (previous === undefined) {
			this.#ttft = time - this.#asked;
		} else if (!pause) {
			this.#wander += Math.abs(time - previous - (this.#intervals.at(-1) ?? time - previous));
			this.#intervals.push(time - previous);
			this.#sorted.add(time - previous);
			this.#stalls.note(time, time - previous);
			this.#counter.add(time - previous);
		}

		this.#times.push(time);
	}

	/** Takes in what the box was doing until now, to explain a stall by. */
	observe(sample: Sample): void {
		this.#stalls.observe(sample);
	}

	/** Whether the sample that explains the newest stall is still to come. */
	get waiting(): boolean {
		return this.#stalls.waiting;
	}

	get count(): number {
		return this.#times.length;
	}

	/** Every interval so far, in order. */
	get intervals(): readonly number[] {
		return this.#intervals;
	}

	/** @returns Tokens a second since a token, the first of which is 0. */
	rateSince(first: number): number | undefined {
		const span = (this.#times.at(-1) ?? 0) - (this.#times[first] ?? 0);
		return this.#times.length - first > 1 && span > 0 ? ((this.#times.length - 1 - first) * 1000) / span : undefined;
	}

	/** Milliseconds from the first token to the last. */
	get span(): number {
		return (this.#times.at(-1) ?? 0) - (this.#times[0] ?? 0);
	}

	/**
	@param running While running the rate is that of the last second.
	*/
	summary(running: boolean): LatencySummary {
		const sorted = this.#sorted.values;
		const p50 = percentile(sorted, 0.5);
		const stalled = this.#stalls.stalls(p50);
		return {
			last: this.#intervals.at(-1),
			p50,
			p95: percentile(sorted, 0.95),
			p99: percentile(sorted, 0.99),
			jitter: sorted.length < 2 ? undefined : this.#wander / (sorted.length - 1),
			stalls: p50 === undefined ? 0 : this.#sorted.countAbove(Math.max(leastStall, stallFactor * p50)),
			ttft: this.#ttft,
			prefillRate: this.#prefillRate,
			rate: running ? this.#slidingRate() : this.#meanRate(),
			recent: this.#intervals.slice(-128),
			...(stalled.length > 0 && {stalled}),
			histogram: this.#counter.histogram,
		};
	}

	#meanRate(): number | undefined {
		return this.span > 0 ? ((this.#times.length - 1) * 1000) / this.span : undefined;
	}

	#slidingRate(): number | undefined {
		const end = this.#times.at(-1);
		if (end === undefined) {
			return undefined;
		}

		let first = this.#times.length - 1;
		while (first > 0 && end - this.#times[first - 1]! <= 1000) {
			first--;
		}

		// A token slower than a second still has a rate: that of its own interval.
		const from = Math.min(first, this.#times.length - 2);
		const span = from < 0 ? 0 : end - this.#times[from]!;
		return span > 0 ? ((this.#times.length - 1 - from) * 1000) / span : undefined;
	}
}
