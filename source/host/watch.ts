import process from 'node:process';
import type {Sample} from '../core/samples.ts';
import {createSampler} from '../telemetry/sampler.ts';

export type WatchOptions = {
	readonly enginePid: () => number | undefined;
	/** Of the engine that makes vectors. */
	readonly embedderPid?: () => number | undefined;
	readonly modelPath: () => string | undefined;
	/** Whether somebody looks at the processes. */
	readonly everyProcess: () => boolean;
	/** Whether there is somebody to look or something that runs. */
	readonly isWanted: () => boolean;
	readonly onSample: (sample: Sample) => void;
};

/** Milliseconds between two samples. */
const interval = 1000;

/**
Samples the box once a second while somebody looks or a reply runs.
*/
export class Watch {
	readonly #sampler;
	readonly #onSample;
	readonly #isWanted;
	#timer: NodeJS.Timeout | undefined;
	#early: NodeJS.Timeout | undefined;
	#busy = false;
	readonly #holders = new Set<AbortSignal>();
	#next = Promise.withResolvers<Sample>();

	constructor({enginePid, embedderPid, modelPath, everyProcess, isWanted, onSample}: WatchOptions) {
		this.#sampler = createSampler({enginePid, modelPath, everyProcess, ownPids: () => [process.pid, embedderPid?.()].filter(pid => pid !== undefined)});
		this.#onSample = onSample;
		this.#isWanted = isWanted;
	}

	/** Whether somebody who is no screen wants it to go on. */
	get held(): boolean {
		return this.#holders.size > 0;
	}

	/** Whether there is anything to watch for. */
	get wanted(): boolean {
		return this.held || this.#isWanted();
	}

	/** Starts, and goes on until this signal is aborted. */
	hold(signal: AbortSignal): void {
		if (!signal.aborted && !this.#holders.has(signal)) {
			this.#holders.add(signal);
			signal.addEventListener('abort', () => {
				this.#holders.delete(signal);
			}, {once: true});
		}

		this.start();
	}

	/** @returns The next sample. */
	async next(): Promise<Sample> {
		return this.#next.promise;
	}

	start(): void {
		const take = () => {
			void this.#sample();
		};

		if (this.#timer === undefined) {
			this.#timer = setInterval(take, interval);
			take();
			// Rates need two samples: the second one comes early, so that nobody waits a second for the first figures.
			this.#early = setTimeout(take, interval / 4);
		}
	}

	stop(): void {
		clearTimeout(this.#early);
		clearInterval(this.#timer);
		this.#timer = undefined;
	}

	async #sample(): Promise<void> {
		// A source that hangs, as a driver in trouble can, must not pile up samples behind it.
		if (this.#busy) {
			return;
		}

		this.#busy = true;
		try {
			const sample = await this.#sampler.sample();
			const {resolve} = this.#next;
			this.#next = Promise.withResolvers();
			this.#onSample(sample);
			resolve(sample);
		} finally {
			this.#busy = false;
		}
	}
}
