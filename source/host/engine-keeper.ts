import type {BenchMeasurement, BenchSettings} from '../core/bench.ts';
import type {Comparison, EngineCommand, EngineEvent, LoadedModel, LoadSettings, SamplingSettings, Turn} from '../core/engine-protocol.ts';
import {LisaError, type Problem} from '../core/errors.ts';
import type {Pulse} from '../core/pulse.ts';
import type {ModelState, ViewEvent} from '../core/view.ts';
import {EngineClient} from './engine-client.ts';
import {Generations} from './generations.ts';
import {ModelDesk} from './model-desk.ts';
import {PendingBench} from './pending-bench.ts';
import {PendingComparison, type CompareRequest} from './pending-comparison.ts';
import {PendingSwap} from './pending-swap.ts';

type Finished = Extract<EngineEvent, {type: 'finished'}>;

export type EngineKeeperOptions = {
	readonly logDescriptor: number;
	readonly publish: (event: ViewEvent) => void;
	/** Counts the tokens. */
	readonly pulse: Pulse;
	/** Called whenever a model has become the one in use. */
	readonly onModel: (model: LoadedModel) => void;
	readonly log: (message: string) => void;
};

/** An engine lost this often in a row on one model is not started again by itself. */
const mostLosses = 3;

/**
Owns the engine's life: what is loaded, what is being loaded, and starting it again when it is lost. Generations that were running when it went are rejected with `engine-lost`; whoever asked goes on from what was said.
*/
export class EngineKeeper {
	readonly #options: EngineKeeperOptions;
	readonly #client: EngineClient;
	readonly #desk: ModelDesk;
	readonly #generations: Generations;
	#swapping: PendingSwap | undefined;
	#comparing: PendingComparison | undefined;
	#benching: PendingBench | undefined;
	#losses = 0;
	#next = 0;

	constructor(options: EngineKeeperOptions) {
		this.#options = options;
		this.#desk = new ModelDesk(options.publish);
		this.#generations = new Generations(options.pulse);
		this.#client = new EngineClient({
			logDescriptor: options.logDescriptor,
			onEvent: event => {
				this.#onEvent(event);
			},
			onLost: how => {
				this.#onLost(how);
			},
		});
	}

	get state(): ModelState {
		return this.#desk.state;
	}

	get pid(): number | undefined {
		return this.#client.pid;
	}

	get swapping(): boolean {
		return this.#swapping !== undefined;
	}

	/** Settings the model in use was loaded with. */
	get settings(): LoadSettings | undefined {
		return this.#desk.settings;
	}

	/** Begins a load; what was loaded before is given up by the engine. */
	load(settings: LoadSettings, name: string): void {
		this.#losses = 0;
		this.#begin(settings, name);
	}

	/** @returns The model once one is ready. Rejects where there is none or its load failed. */
	async whenReady(): Promise<LoadedModel> {
		return this.#desk.whenReady();
	}

	/** Begins a swap to another file of the model in use. */
	swap(settings: LoadSettings, names: {from: string; to: string}): void {
		const id = this.#id();
		this.#swapping = new PendingSwap({id, settings, ...names, publish: this.#options.publish});
		this.#send({type: 'swap', id, settings});
	}

	/** Runs one generation to its end. */
	async generate(id: string, turns: readonly Turn[], sampling: SamplingSettings, onEvent: (event: EngineEvent) => void): Promise<Finished> {
		const finished = this.#generations.add(id, onEvent);
		this.#send({type: 'generate', id, turns, sampling});
		return finished;
	}

	/** Compares the rung in use with another, to its end. */
	async compare(id: string, request: CompareRequest): Promise<Comparison> {
		this.#comparing = new PendingComparison(id, request.onProgress);
		const {settings, turns, reply, sampling} = request;
		this.#send({type: 'compare', id, settings, turns, reply, sampling});
		return this.#comparing.result;
	}

	/** Runs a benchmark on the model in use, to its end. */
	async bench(id: string, settings: BenchSettings, onProgress: (fraction: number) => void): Promise<BenchMeasurement> {
		this.#benching = new PendingBench(id, onProgress);
		this.#send({type: 'bench', id, settings});
		return this.#benching.result;
	}

	/** Asks a generation, a comparison or the swap under way to stop; its end comes as usual. */
	cancel(id: string): void {
		this.#send({type: 'cancel', id});
	}

	/** @returns Whether there was a swap to stop that had not been told before. */
	cancelSwap(): boolean {
		return this.#swapping?.cancel(id => {
			this.cancel(id);
		}) ?? false;
	}

	/** @returns Whether there was a load to stop. */
	cancelLoad(): boolean {
		const {loading} = this.#desk;
		if (loading !== undefined) {
			this.cancel(loading.id);
		}

		return loading !== undefined;
	}

	close(): void {
		this.#client.stop();
	}

	#id(): string {
		this.#next++;
		return `host-${this.#next}`;
	}

	#send(command: EngineCommand): void {
		this.#client.send(command);
	}

	#begin(settings: LoadSettings, name: string): void {
		const id = this.#id();
		this.#desk.begin(id, settings, name);
		this.#send({type: 'load', id, settings});
	}

	/** A load came to nothing: the model before it, where there was one, comes back. */
	#refused(problem: Problem): void {
		const {good, loading} = this.#desk;
		if (good === undefined || good.path === loading?.settings.path) {
			this.#desk.fail(problem);
			return;
		}

		const name = nameOf(good);
		this.#options.publish({type: 'notice', notice: {level: problem.code === 'cancelled' ? 'info' : 'error', text: `${problem.message} LISA goes back to ${name}.`, hint: problem.hint, time: Date.now()}});
		this.#begin(good, name);
	}

	#onEvent(event: EngineEvent): void {
		switch (event.type) {
			case 'ready': {
				this.#options.log(`engine ready: ${event.backend}, ${event.version}, ${event.threads} threads`);
				break;
			}

			case 'load-progress': {
				if (event.id === this.#desk.loading?.id) {
					this.#desk.progress(event.fraction);
				}

				break;
			}

			case 'loaded': {
				if (event.id === this.#desk.loading?.id) {
					this.#adopt(event.model, this.#desk.loading.settings);
				}

				break;
			}

			case 'load-failed': {
				if (event.id === this.#desk.loading?.id) {
					this.#refused(event.problem);
				}

				break;
			}

			case 'threads': {
				const {phase, from, threads, reason, trial} = event;
				this.#options.log(`${phase} on ${from} → ${threads} threads: ${reason}`);
				// What is tried for a few tokens would only flicker.
				if (phase === 'decode' && !trial) {
					this.#desk.amend({threads, threadsReason: reason});
				}

				break;
			}

			case 'prefill':
			case 'token':
			case 'failed': {
				this.#generations.take(event);
				break;
			}

			case 'finished': {
				this.#losses = 0;
				this.#generations.take(event);
				break;
			}

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

			case 'swap-step': {
				if (event.id === this.#swapping?.id) {
					this.#swapping.step(event);
				}

				break;
			}

			case 'swapped': {
				if (event.id === this.#swapping?.id) {
					const swap = this.#swapping;
					this.#swapping = undefined;
					this.#adopt(event.model, swap.settings);
					swap.done(event.card);
				}

				break;
			}

			case 'swap-failed': {
				if (event.id === this.#swapping?.id) {
					this.#endSwap(event.problem);
				}

				break;
			}
		}
	}

	#adopt(model: LoadedModel, settings: LoadSettings): void {
		this.#desk.adopt(model, settings);
		this.#options.onModel(model);
	}

	#endSwap(problem: Problem): void {
		const swap = this.#swapping;
		this.#swapping = undefined;
		swap?.failed(problem);
	}

	#onLost(how: string): void {
		this.#losses++;
		this.#comparing?.lost(new LisaError(`The engine stopped during the comparison (${how}).`, {code: 'engine-lost', hint: 'The conversation goes on.'}));
		this.#benching?.lost(new LisaError(`The engine stopped during the benchmark (${how}).`, {code: 'engine-lost', hint: 'The conversation goes on.'}));
		this.#options.log(`engine lost (${how}), ${this.#losses} in a row`);
		const {settings} = this.#desk;
		const name = settings === undefined ? 'the model' : nameOf(settings);
		if (this.#swapping !== undefined) {
			this.#endSwap({code: 'swap-failed', message: `The engine stopped during the swap (${how}); LISA stays on ${this.#swapping.from}.`, hint: 'The conversation goes on.'});
		}

		if (settings === undefined) {
			this.#generations.rejectAll(new LisaError('The engine stopped before a model was loaded.', {code: 'engine-lost'}));
		} else if (this.#losses >= mostLosses) {
			this.#desk.fail({code: 'engine-failing', message: `The engine stopped ${this.#losses} times in a row on ${name} (${how}).`, hint: 'Go down a rung with Alt+↓ or load another model.'});
			this.#generations.rejectAll(new LisaError('The engine keeps stopping.', {code: 'engine-failing'}));
		} else {
			this.#options.publish({type: 'notice', notice: {level: 'warning', text: `The engine stopped (${how}) and is starting again; the conversation is kept.`, time: Date.now()}});
			this.#begin(settings, name);
			this.#generations.rejectAll(new LisaError('The engine stopped.', {code: 'engine-lost'}));
		}
	}
}

function nameOf({path}: LoadSettings): string {
	return path.split(/[/\\]/u).at(-1)!;
}
