import type {EngineEvent} from './engine-protocol.ts';
import {percentile} from './latency.ts';
import type {TokenSample} from './samples.ts';
import {leastStall, stallFactor} from './stall-log.ts';

/** The median is that of so many intervals. */
const window = 256;

type Running = {
	readonly asked: number;
	prefillStart?: number;
	/** When something last came of it. */
	last: number;
	tokens: number;
	/** Tokens of the prompt that are still to be read, as far as is known. */
	left: number;
	/** The newest intervals. */
	readonly recent: number[];
};

/** How long the engine has said nothing of what it was asked, in milliseconds, and how many tokens of the prompt are left to read. */
export type Silence = {readonly lasting: number; readonly phase: 'prefill' | 'decoding'; readonly median?: number; readonly left: number};

/**
Counts the tokens of every generation, whoever asked for it, into figures of one second each. Times are milliseconds since the epoch.
*/
export class Pulse {
	tokens = 0;
	stalls = 0;
	readonly #running = new Map<string, Running>();
	#second = emptySecond();

	/** A generation has been asked for. */
	begin(id: string, now: number): void {
		this.#running.set(id, {asked: now, last: now, tokens: 0, left: 0, recent: []});
	}

	take(event: Extract<EngineEvent, {type: 'prefill' | 'token'}>): void {
		const running = this.#running.get(event.id);
		if (running === undefined) {
			return;
		}

		if (event.type === 'prefill') {
			this.#prefill(running, event);
		} else {
			this.#token(running, event);
		}

		running.last = event.time;
	}

	end(id: string): void {
		this.#running.delete(id);
	}

	/** @returns The figures since it was last asked; nothing where no reply runs and none did. */
	takeSecond(): TokenSample | undefined {
		const {count, intervals, stalls, ttft, prefillRate} = this.#second;
		const idle = count === 0 && this.#running.size === 0;
		this.#second = emptySecond();
		if (idle) {
			return undefined;
		}

		const sorted = intervals.toSorted((a, b) => a - b);
		const sum = sorted.reduce((total, interval) => total + interval, 0);
		return {
			count,
			stalls,
			ttft,
			prefillRate,
			rate: sum > 0 ? (sorted.length * 1000) / sum : undefined,
			p50: percentile(sorted, 0.5),
			p95: percentile(sorted, 0.95),
			p99: percentile(sorted, 0.99),
			longest: sorted.at(-1),
		};
	}

	/** @returns The longest silence among what runs. */
	silence(now: number): Silence | undefined {
		const silences = [...this.#running.values()].map(({last, tokens, recent, left}): Silence => ({left, lasting: Math.max(0, now - last), phase: tokens > 0 ? 'decoding' : 'prefill', median: median(recent)}));
		return silences.sort((a, b) => b.lasting - a.lasting)[0];
	}

	#prefill(running: Running, {done, total, time}: Extract<EngineEvent, {type: 'prefill'}>): void {
		running.left = total - done;
		running.prefillStart ??= time;
		if (done === total && total > 0 && time > running.prefillStart) {
			this.#second.prefillRate = (total * 1000) / (time - running.prefillStart);
		}
	}

	#token(running: Running, {time, pause}: Extract<EngineEvent, {type: 'token'}>): void {
		this.tokens++;
		this.#second.count++;
		if (running.tokens === 0) {
			this.#second.ttft = time - running.asked;
		} else if (pause !== true) {
			const interval = time - running.last;
			if (interval > leastStall && interval > stallFactor * (median(running.recent) ?? Infinity)) {
				this.stalls++;
				this.#second.stalls++;
			}

			this.#second.intervals.push(interval);
			running.recent.push(interval);
			if (running.recent.length > window) {
				running.recent.shift();
			}
		}

		running.tokens++;
	}
}

function emptySecond(): {count: number; stalls: number; intervals: number[]; ttft?: number; prefillRate?: number} {
	return {count: 0, stalls: 0, intervals: []};
}

function median(intervals: readonly number[]): number | undefined {
	return percentile(intervals.toSorted((a, b) => a - b), 0.5);
}
