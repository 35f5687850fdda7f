import type {Sample} from './samples.ts';
import {explainStall, type Stall, type StallCause} from './stalls.ts';

/** Intervals up to this are never a stall: nobody feels them. Milliseconds. */
export const leastStall = 100;

/** So many times the median is a stall. */
export const stallFactor = 5;

/** How many stalls are told of: the newest. */
const mostTold = 16;

/** So many long intervals and causes are held. */
const mostHeld = 128;

/** A sample tells of the second before it. Milliseconds, with some room for one that is late. */
const reach = 1500;

/**
The long intervals of a reply, each with what the box was doing in its time. Which of them are stalls is known only beside the median.
*/
export class StallLog {
	readonly #waits: Array<{readonly time: number; readonly interval: number; causes?: readonly StallCause[]}> = [];
	readonly #seen: Array<{readonly time: number; readonly causes: readonly StallCause[]}> = [];

	/**
	Notes the time between two tokens.

	@param time When the second one came, in milliseconds since the epoch.
	*/
	note(time: number, interval: number): void {
		if (interval > leastStall) {
			push(this.#waits, {time, interval});
		}
	}

	/** Takes in what the box was doing until now. */
	observe(sample: Sample): void {
		const causes = explainStall(sample);
		if (causes.length > 0) {
			push(this.#seen, {time: sample.time, causes});
		}

		for (const wait of this.#waits) {
			if (wait.causes === undefined && wait.time <= sample.time) {
				wait.causes = this.#within(wait.time - wait.interval, wait.time + reach);
			}
		}
	}

	/** Whether the sample that tells of the newest long interval is still to come. */
	get waiting(): boolean {
		return this.#waits.some(({causes}) => causes === undefined);
	}

	/** @returns The newest stalls, oldest first. */
	stalls(median: number | undefined): Stall[] {
		return median === undefined ? [] : this.#waits.filter(({interval}) => interval > stallFactor * median).slice(-mostTold);
	}

	/** One cause of a kind: the last, which is nearest to the token. */
	#within(from: number, to: number): StallCause[] {
		const seen = this.#seen.filter(({time}) => time > from && time <= to).flatMap(({causes}) => causes);
		return [...new Map(seen.map(cause => [cause.kind, cause])).values()];
	}
}

function push<Value>(list: Value[], value: Value): void {
	list.push(value);
	if (list.length > mostHeld) {
		list.shift();
	}
}
