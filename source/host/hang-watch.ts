import type {EngineEvent} from '../core/engine-protocol.ts';
import {hangBounds, hangs, type HangBounds} from '../core/hang.ts';
import type {AskedWork} from './asking.ts';

export type HangWatchOptions = {
	/** Asks the engine whether it is there. */
	readonly ping: () => void;
	/** The engine hangs: why, as a clause. */
	readonly onHang: (why: string) => void;
	readonly bounds?: HangBounds;
	/** @returns Bytes of the model that is used or loaded: a large one takes its time. */
	readonly weights?: () => number;
};

/** Between two looks. Milliseconds. */
const interval = 1000;

/** A look that comes later than this was held up itself, as by a box that slept: the rest does not count. */
const longestLook = 3 * interval;

/** Silence before the engine is asked whether it is there. Milliseconds. */
const quiet = 3000;

/** Events that tell of progress. */
const signs = new Set<EngineEvent['type']>(['load-progress', 'prefill', 'token', 'swap-step', 'compare-progress', 'bench-progress']);

/** What ends something that was asked for. */
const ends = new Set<EngineEvent['type']>(['loaded', 'load-failed', 'finished', 'failed', 'swapped', 'swap-failed', 'compared', 'compare-failed', 'benched', 'bench-failed', 'embed-ready', 'embedded', 'embed-failed']);

/**
Watches that the engine gets on with what it was asked for. Time is counted in looks, so that a box that was asleep, or a host that was stopped itself, accuses nobody.
*/
export class HangWatch {
	readonly #options: HangWatchOptions;
	/** What the engine was asked for and has not ended, by id. */
	readonly #asked = new Map<string, AskedWork>();
	#timer: NodeJS.Timeout | undefined;
	#looked = 0;
	#silent = 0;
	#unanswered: number | undefined;
	#prompt = 0;
	/** The process has spoken: until then it is starting, which on a busy box takes its time. */
	#awake = false;
	#usual: number | undefined;
	#progress: number | undefined;

	constructor(options: HangWatchOptions) {
		this.#options = options;
	}

	/** The engine was asked for something. */
	asked(id: string, work: AskedWork): void {
		this.#asked.set(id, work);
		this.#silent = 0;
		this.#progress = undefined;
		if (this.#timer === undefined) {
			this.#looked = performance.now();
			this.#timer = setInterval(() => {
				this.#look();
			}, Math.min(interval, (this.#options.bounds ?? hangBounds).blocked / 4));
		}
	}

	/** The engine said something. */
	heard(event: EngineEvent): void {
		this.#awake = true;
		this.#unanswered = undefined;
		if (event.type === 'prefill') {
			this.#prompt = event.total - event.done;
		} else if (event.type === 'token') {
			this.#prompt = 0;
		}

		if (signs.has(event.type)) {
			const now = performance.now();
			const gap = this.#progress === undefined ? undefined : now - this.#progress;
			this.#usual = gap === undefined ? this.#usual : this.#usual === undefined ? gap : (this.#usual * 0.9) + (gap * 0.1);
			this.#progress = now;
			this.#silent = 0;
		}

		if (ends.has(event.type) && 'id' in event) {
			this.#asked.delete(event.id);
			if (this.#asked.size === 0) {
				this.#rest();
			}
		}
	}

	/** The engine is gone: nothing is waited for, and what was seen of it says nothing of the next one. */
	forget(): void {
		this.#awake = false;
		this.#asked.clear();
		this.#usual = undefined;
		this.#rest();
	}

	#rest(): void {
		clearInterval(this.#timer);
		this.#timer = undefined;
		this.#unanswered = undefined;
		this.#silent = 0;
		this.#prompt = 0;
	}

	#look(): void {
		const {ping, onHang, bounds} = this.#options;
		const now = performance.now();
		const passed = Math.min(now - this.#looked, longestLook);
		this.#looked = now;
		this.#silent += passed;
		if (this.#unanswered !== undefined) {
			this.#unanswered += passed;
		} else if (this.#awake && this.#silent >= Math.min(quiet, (bounds ?? hangBounds).blocked / 4)) {
			this.#unanswered = 0;
			ping();
		}

		const work = !this.#awake || [...this.#asked.values()].includes('load') ? 'load' : 'tokens';
		const why = hangs({work, silent: this.#silent, unanswered: this.#unanswered, prompt: this.#prompt, usual: this.#usual, weights: this.#options.weights?.()}, bounds);
		if (why !== undefined) {
			this.forget();
			onHang(why);
		}
	}
}
