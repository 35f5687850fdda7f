import type {Llama} from 'node-llama-cpp';
import type {EngineEvent, LoadedModel} from '../core/engine-protocol.ts';
import {ThreadGovernor} from '../core/thread-governor.ts';
import type {Phase} from '../core/thread-record.ts';
import {wholeCores, type OwnCores} from './cores.ts';
import {now} from './clock.ts';
import {LoadMeter} from './load-meter.ts';

/** Milliseconds between two looks at the load while nobody talks, so that the first token already knows it. */
const idle = 1000;

/** What an engine needs to set its threads. */
export type ThreadKeeperOptions = {
	readonly llama: Pick<Llama, 'maxThreads'>;
	readonly cores: OwnCores;
	readonly send: (event: EngineEvent) => void;
};

/**
Keeps the engine's threads as the governor decides: before each part of a prompt and each token, `llama.maxThreads` is what the library goes by.
*/
export class ThreadKeeper {
	readonly #options: ThreadKeeperOptions;
	readonly #meter: LoadMeter;
	#governor: ThreadGovernor;
	#phase: Phase = 'decode';
	/** The engine rested since then; what was done meanwhile was not its threads'. */
	#busySince = Infinity;

	constructor(options: ThreadKeeperOptions) {
		const {cores} = options;
		this.#options = options;
		this.#meter = new LoadMeter(cores.cpus, wholeCores(cores));
		this.#governor = new ThreadGovernor(cores);
		this.#meter.look(now());
		setInterval(() => {
			this.#look(idle / 2);
		}, idle).unref();
	}

	/** The threads for tokens and why they are so many, as a model's facts have them. */
	get figures(): Pick<LoadedModel, 'threads' | 'threadsReason'> {
		return {threads: this.#governor.threads('decode'), threadsReason: this.#governor.reason('decode') || undefined};
	}

	/** Another model is there, with threads that a person fixed or without. */
	begin(fixed: number | undefined): void {
		this.#governor = new ThreadGovernor(this.#options.cores, fixed);
		this.#look(0);
		for (const phase of ['prefill', 'decode'] as const) {
			this.#decide(phase, undefined);
		}
	}

	/** Another rung of the model is in use: what tokens took on the one before says nothing. */
	forget(): void {
		this.#governor.forget();
	}

	/** A prompt or a reply begins. */
	enter(phase: Phase): void {
		this.#phase = phase;
		this.#busySince = Math.min(this.#busySince, now());
		this.#decide(phase, undefined);
	}

	/** Nobody talks. */
	leave(): void {
		this.#busySince = Infinity;
	}

	/** A token was made, or a part of the prompt read: milliseconds a token. Absent where the time says nothing. */
	took(milliseconds: number | undefined): void {
		this.#decide(this.#phase, milliseconds);
	}

	#decide(phase: Phase, milliseconds: number | undefined): void {
		this.#look();
		const {llama, send} = this.#options;
		const change = this.#governor.next(phase, milliseconds, now());
		const threads = this.#governor.threads(phase);
		if (phase === this.#phase && llama.maxThreads !== threads) {
			llama.maxThreads = threads;
		}

		if (change) {
			const {cause, reason, from} = change;
			send({type: 'threads', phase, from, threads, reason, trial: cause === 'trial'});
		}
	}

	#look(least?: number): void {
		const time = now();
		if (this.#meter.look(time, least)) {
			// Only a whole interval of work tells how the threads fared.
			const threads = time - this.#busySince > 1000 ? this.#governor.threads(this.#phase) : 0;
			this.#governor.load(this.#meter.others(threads));
		}
	}
}
