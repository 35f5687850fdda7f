import process from 'node:process';
import type {Sample} from '../core/samples.ts';
import {createSampler} from '../telemetry/sampler.ts';

export type WatchOptions = {
	readonly enginePid: () => number | undefined;
	readonly modelPath: () => string | undefined;
	/** Whether somebody looks at the processes. */
	readonly everyProcess: () => boolean;
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
	#timer: NodeJS.Timeout | undefined;
	#early: NodeJS.Timeout | undefined;
	#busy = false;

	constructor({enginePid, modelPath, everyProcess, onSample}: WatchOptions) {
		this.#sampler = createSampler({enginePid, modelPath, everyProcess, ownPids: () => [process.pid]});
		this.#onSample = onSample;
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
			this.#onSample(await this.#sampler.sample());
		} finally {
			this.#busy = false;
		}
	}
}
