import {percentile} from './latency.ts';

/** What the threads are for: reading a prompt, or writing tokens. */
export type Phase = 'prefill' | 'decode';

/**
Why a count was chosen: it stays; others need the cores; they no longer do; tokens stalled; a few tokens tell whether it is better; it was; it was not.
*/
export type Cause = 'stay' | 'fixed' | 'load' | 'free' | 'stall' | 'slower' | 'trial' | 'kept' | 'back';

/** A count that is being tried. */
export type Trial = {
	/** The count before. */
	readonly from: number;
	/** Enough tokens have been seen. */
	readonly over: boolean;
};

type Count = {
	/** Milliseconds a token, the newest last. */
	intervals: number[];
	/** The last token at it. */
	time: number;
};

type Patience = {wait: number; until: number};

const kept = 48;

/** Tokens of a trial; the first one after a change is left out, since a thread pool is made for it. */
const trialTokens = 4;

/** Tokens after which a count is known well enough to look for a smaller one. */
const settledTokens = 24;

/** How long a count that was no better is left alone at first, and at most. Milliseconds. */
const firstWait = 4000;
const longestWait = 120_000;

/** What was seen longer ago says little of now. Milliseconds. */
const stale = 60_000;

/**
What tokens took at each count of threads, and which counts were tried in vain.
*/
export class ThreadRecord {
	readonly #counts = new Map<string, Count>();
	readonly #patience = new Map<string, Patience>();
	#running: {phase: Phase; from: number; to: number; seen: number} | undefined;
	#fresh = true;

	/** Notes what a token took. */
	took(phase: Phase, threads: number, milliseconds: number, now: number): void {
		if (this.#fresh) {
			this.#fresh = false;
			// A stall is a stall even so; anything less may be the pool's making.
			const usual = this.before(phase, threads);
			if (usual === undefined || milliseconds < usual * 4) {
				return;
			}
		}

		const key = keyOf(phase, threads);
		const count = this.#counts.get(key) ?? {intervals: [], time: now};
		const past = now - count.time > stale ? [] : count.intervals;
		this.#counts.set(key, {intervals: [...past, milliseconds].slice(-kept), time: now});
		if (this.#running?.phase === phase && this.#running.to === threads) {
			this.#running.seen++;
		}
	}

	/** Notes that the count has changed, and why. */
	changed(phase: Phase, from: number, to: number, cause: Cause, now: number): void {
		const running = this.#running;
		this.#running = cause === 'trial' ? {phase, from, to, seen: 0} : undefined;
		this.#fresh = from !== to;
		if (cause === 'trial') {
			this.#counts.delete(keyOf(phase, to));
		} else if (cause === 'kept') {
			this.#patience.delete(keyOf(phase, to));
		}

		const worse = cause === 'back' ? (running?.to ?? from) : from;
		if (['stall', 'slower', 'kept', 'back'].includes(cause)) {
			this.#disappoint(phase, worse, now);
		}
	}

	/** The box is another one than before: what was tried in vain may be tried again. */
	forgetTrials(): void {
		this.#patience.clear();
	}

	trial(phase: Phase): Trial | undefined {
		return this.#running?.phase === phase ? {from: this.#running.from, over: this.#running.seen >= trialTokens} : undefined;
	}

	/** Whether it is time to try a count. */
	mayTry(phase: Phase, threads: number, now: number): boolean {
		return now >= (this.#patience.get(keyOf(phase, threads))?.until ?? 0);
	}

	/** Whether a count is known well. */
	settled(phase: Phase, threads: number): boolean {
		return this.#intervals(phase, threads).length >= settledTokens;
	}

	/** @returns What a token usually takes at a count: their median. */
	usual(phase: Phase, threads: number): number | undefined {
		return median(this.#intervals(phase, threads));
	}

	/** @returns What a token took at a count before the newest three; by the next lower count that was seen where that is not known: more threads that are free are never slower. */
	before(phase: Phase, threads: number): number | undefined {
		const earlier = this.#intervals(phase, threads).slice(0, -3);
		return earlier.length >= 3 ? median(earlier) : this.below(phase, threads);
	}

	/** @returns The same, unless it was long ago. */
	lately(phase: Phase, threads: number, now: number): number | undefined {
		return now - (this.#counts.get(keyOf(phase, threads))?.time ?? -Infinity) > stale ? undefined : this.usual(phase, threads);
	}

	/** @returns The median of the newest tokens at a count, once there are enough of them to hold it against another count. */
	settling(phase: Phase, threads: number): number | undefined {
		const newest = this.newest(phase, threads, 2 * trialTokens);
		return newest.length < 2 * trialTokens ? undefined : median(newest);
	}

	/** @returns What the newest tokens took at a count: their median. */
	recent(phase: Phase, threads: number): number | undefined {
		return median(this.newest(phase, threads, trialTokens));
	}

	newest(phase: Phase, threads: number, count: number): readonly number[] {
		return this.#intervals(phase, threads).slice(-count);
	}

	/** @returns What a token usually takes at the nearest lower count that was seen. */
	below(phase: Phase, threads: number): number | undefined {
		for (let fewer = threads - 1; fewer >= 1; fewer--) {
			const usual = this.usual(phase, fewer);
			if (usual !== undefined) {
				return usual;
			}
		}

		return undefined;
	}

	#intervals(phase: Phase, threads: number): readonly number[] {
		return this.#counts.get(keyOf(phase, threads))?.intervals ?? [];
	}

	#disappoint(phase: Phase, threads: number, now: number): void {
		const key = keyOf(phase, threads);
		const wait = Math.min(longestWait, (this.#patience.get(key)?.wait ?? firstWait / 2) * 2);
		this.#patience.set(key, {wait, until: now + wait});
	}
}

function keyOf(phase: Phase, threads: number): string {
	return `${phase} ${threads}`;
}

function median(values: readonly number[]): number | undefined {
	return percentile(values.toSorted((a, b) => a - b), 0.5);
}
