import type {BenchMeasurement, BenchSettings} from '../core/bench.ts';
import type {Comparison, EngineEvent, LoadedModel, LoadSettings} from '../core/engine-protocol.ts';
import {LisaError, type Problem} from '../core/errors.ts';
import type {ViewEvent} from '../core/view.ts';
import type {Asking} from './asking.ts';
import {PendingBench} from './pending-bench.ts';
import {PendingComparison, type CompareRequest} from './pending-comparison.ts';
import {PendingSwap} from './pending-swap.ts';

/** Events of these. */
export type SideEvent = Extract<EngineEvent, {type: 'swap-step' | 'swapped' | 'swap-failed' | 'compare-progress' | 'compared' | 'compare-failed' | 'bench-progress' | 'benched' | 'bench-failed'}>;

export type SideWorkOptions = {
	readonly publish: (event: ViewEvent) => void;
	/** Asks the engine for something whose end is waited for. */
	readonly ask: Asking['ask'];
	/** A swap led to another model. */
	readonly onModel: (model: LoadedModel, settings: LoadSettings) => void;
};

/**
What the engine is asked for beside loads and replies: swaps, comparisons, benchmarks; one of each at a time.
*/
export class SideWork {
	readonly #options: SideWorkOptions;
	#swapping: PendingSwap | undefined;
	#comparing: PendingComparison | undefined;
	#benching: PendingBench | undefined;

	constructor(options: SideWorkOptions) {
		this.#options = options;
	}

	get swapping(): boolean {
		return this.#swapping !== undefined;
	}

	/** Whether the engine does anything of it now: that takes memory beside the model's own. */
	get busy(): boolean {
		return this.#swapping !== undefined || this.#comparing !== undefined || this.#benching !== undefined;
	}

	swap(id: string, settings: LoadSettings, names: {from: string; to: string}): void {
		const {ask, publish} = this.#options;
		this.#swapping = new PendingSwap({id, settings, ...names, publish});
		ask({type: 'swap', id, settings}, 'load');
	}

	/** @returns Whether there was a swap to stop that had not been told before. */
	cancelSwap(cancel: (id: string) => void): boolean {
		return this.#swapping?.cancel(cancel) ?? false;
	}

	async compare(id: string, {onProgress, settings, turns, reply, sampling}: CompareRequest): Promise<Comparison> {
		const comparing = new PendingComparison(id, onProgress);
		this.#comparing = comparing;
		this.#options.ask({type: 'compare', id, settings, turns, reply, sampling}, 'load');
		return comparing.result.finally(() => {
			this.#comparing = undefined;
		});
	}

	async bench(id: string, settings: BenchSettings, onProgress: (fraction: number) => void): Promise<BenchMeasurement> {
		const benching = new PendingBench(id, onProgress);
		this.#benching = benching;
		this.#options.ask({type: 'bench', id, settings}, 'load');
		return benching.result.finally(() => {
			this.#benching = undefined;
		});
	}

	/** Takes an event in. */
	take(event: SideEvent): void {
		switch (event.type) {
			case 'compare-progress':
			case 'compared':
			case 'compare-failed': {
				this.#comparing?.take(event);
				break;
			}

			case 'bench-progress':
			case 'benched':
			case 'bench-failed': {
				this.#benching?.take(event);
				break;
			}

			case 'swap-step':
			case 'swapped':
			case 'swap-failed': {
				if (event.id === this.#swapping?.id) {
					this.#takeSwap(this.#swapping, event);
				}

				break;
			}
		}
	}

	/** The engine is gone, and how it went. */
	lost(how: string): void {
		const error = (what: string) => new LisaError(`The engine stopped during the ${what} (${how}).`, {code: 'engine-lost', hint: 'The conversation goes on.'});
		this.#comparing?.lost(error('comparison'));
		this.#benching?.lost(error('benchmark'));
		if (this.#swapping !== undefined) {
			this.#endSwap({code: 'swap-failed', message: `The engine stopped during the swap (${how}); LISA stays on ${this.#swapping.from}.`, hint: 'The conversation goes on.'});
		}
	}

	#takeSwap(swap: PendingSwap, event: Extract<SideEvent, {type: 'swap-step' | 'swapped' | 'swap-failed'}>): void {
		switch (event.type) {
			case 'swap-step': {
				swap.step(event);
				break;
			}

			case 'swapped': {
				this.#swapping = undefined;
				this.#options.onModel(event.model, swap.settings);
				swap.done(event.card);
				break;
			}

			case 'swap-failed': {
				this.#endSwap(event.problem);
				break;
			}
		}
	}

	#endSwap(problem: Problem): void {
		const swap = this.#swapping;
		this.#swapping = undefined;
		swap?.failed(problem);
	}
}
