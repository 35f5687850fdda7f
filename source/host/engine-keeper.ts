import {isDeepStrictEqual} from 'node:util';
import type {BenchMeasurement, BenchSettings} from '../core/bench.ts';
import type {Comparison, EngineCommand, EngineEvent, LoadedModel, LoadSettings} from '../core/engine-protocol.ts';
import {LisaError, toProblem} from '../core/errors.ts';
import type {Pulse} from '../core/pulse.ts';
import type {ModelState, ViewEvent} from '../core/view.ts';
import type {HangBounds} from '../core/hang.ts';
import {Asking, type AskingOptions} from './asking.ts';
import {EngineClient} from './engine-client.ts';
import {Generations, type GenerateRequest} from './generations.ts';
import {HangWatch} from './hang-watch.ts';
import {keepsStopping} from './keeps-stopping.ts';
import {Loads, nameOf} from './loads.ts';
import {Losses} from './losses.ts';
import {weightsOf} from './weights-of.ts';
import {OomWatch} from './oom-kills.ts';
import {buildAnew, type OwnLibrary} from './own-library.ts';
import type {CompareRequest} from './pending-comparison.ts';
import {SideWork} from './side-work.ts';

type Finished = Extract<EngineEvent, {type: 'finished'}>;

export type EngineKeeperOptions = Pick<AskingOptions, 'makeRoom' | 'box'> & {
	readonly logDescriptor: number;
	readonly publish: (event: ViewEvent) => void;
	/** Counts the tokens. */
	readonly pulse: Pulse;
	/** Called whenever a model has become the one in use. */
	readonly onModel: (model: LoadedModel) => void;
	readonly log: (message: string) => void;
	/** @returns The name of the next rung down from a file, if there is one. */
	readonly rungBelow?: (file: string) => string | undefined;
	/** The library that was built here, where there is one. */
	readonly ownLibrary?: OwnLibrary;
	/** How many processes the kernel has ended for want of memory. */
	readonly oomKills?: () => number | undefined;
	/** When the engine counts as hung. */
	readonly hangBounds?: HangBounds;
};

/**
Owns the engine's life: what is loaded, what is being loaded, and starting it again when it is lost. Generations that were running when it went are rejected with `engine-lost`; whoever asked goes on from what was said.
*/
export class EngineKeeper {
	readonly #options: EngineKeeperOptions;
	readonly #client: EngineClient;
	readonly #asking: Asking;
	readonly #loads: Loads;
	readonly #generations: Generations;
	readonly #side: SideWork;
	readonly #losses = new Losses();
	readonly #hangs: HangWatch;
	readonly #oom: OomWatch;
	#next = 0;

	constructor(options: EngineKeeperOptions) {
		this.#options = options;
		this.#oom = new OomWatch(options.oomKills);
		this.#asking = new Asking({
			send: command => {
				this.#send(command);
			},
			onAsked: (id, work) => {
				this.#hangs.asked(id, work);
			},
			makeRoom: options.makeRoom,
			box: options.box,
		});
		this.#loads = new Loads({
			publish: options.publish,
			onModel: options.onModel,
			id: () => this.#id(),
			ask: (command, work) => {
				this.#asking.ask(command, work);
			},
			cancel: id => {
				this.#asking.cancel(id);
			},
			stopSwap: () => {
				this.cancelSwap();
				return this.swapping;
			},
		});
		this.#generations = new Generations(options.pulse);
		this.#client = new EngineClient({
			logDescriptor: options.logDescriptor,
			environment: () => options.ownLibrary?.environment() ?? {},
			onEvent: event => {
				this.#hangs.heard(event);
				this.#losses.heard(event);
				this.#oom.heard(event);
				this.#onEvent(event);
			},
			onLost: how => {
				this.#hangs.forget();
				this.#onLost(how);
			},
		});
		this.#side = new SideWork({
			publish: options.publish,
			ask: (command, work) => {
				this.#asking.ask(command, work);
			},
			onModel: (model, settings) => {
				this.#loads.adopt(model, settings);
			},
		});
		this.#hangs = new HangWatch({
			ping: () => {
				this.#send({type: 'ping'});
			},
			onHang: why => {
				this.#client.abort(`it hung: ${why}`);
			},
			bounds: options.hangBounds,
			weights: () => weightsOf(this.#loads.desk),
		});
	}

	get state(): ModelState {
		return this.#loads.desk.state;
	}

	get pid(): number | undefined {
		return this.#client.pid;
	}

	get swapping(): boolean {
		return this.#side.swapping;
	}

	/** Settings the model in use was loaded with. */
	get settings(): LoadSettings | undefined {
		return this.#loads.desk.settings;
	}

	/** Begins a load; what was loaded before is given up by the engine. */
	load(settings: LoadSettings, name: string): void {
		this.#losses.forget();
		this.#loads.begin(settings, name);
	}

	/** Memory ran out in the middle of a reply. Returns whether there was anything left to give up. */
	relieve(): boolean {
		return this.#loads.relieve();
	}

	/** @returns The model once one is ready. Rejects where there is none or its load failed. */
	async whenReady(): Promise<LoadedModel> {
		return this.#loads.desk.whenReady();
	}

	/** @returns Once the load under way has led to its model. Rejects where it came to nothing, whatever is there instead. */
	async whenLoaded(): Promise<void> {
		await this.#loads.desk.whenLoaded();
	}

	/** Begins a swap to another file of the model in use. */
	swap(settings: LoadSettings, names: {from: string; to: string}): void {
		this.#side.swap(this.#id(), settings, names);
	}

	/** Runs one generation to its end. */
	async generate({onEvent, ...request}: GenerateRequest): Promise<Finished> {
		const finished = this.#generations.add(request.id, onEvent);
		this.#asking.ask({type: 'generate', ...request}, 'tokens');
		return finished;
	}

	/** Compares the rung in use with another, to its end. */
	async compare(id: string, request: CompareRequest): Promise<Comparison> {
		return this.#side.compare(id, request);
	}

	/** Runs a benchmark on the model in use, to its end. */
	async bench(id: string, settings: BenchSettings, onProgress: (fraction: number) => void): Promise<BenchMeasurement> {
		return this.#side.bench(id, settings, onProgress);
	}

	/** Asks a generation, a comparison or the swap under way to stop; its end comes as usual. */
	cancel(id: string): void {
		this.#asking.cancel(id);
	}

	/** @returns Whether there was a swap to stop that had not been told before. */
	cancelSwap(): boolean {
		return this.#side.cancelSwap(id => {
			this.cancel(id);
		});
	}

	/** @returns Whether there was a load to stop. */
	cancelLoad(): boolean {
		return this.#loads.cancel();
	}

	close(): void {
		this.#hangs.forget();
		void this.#client.stop();
	}

	#id(): string {
		this.#next++;
		return `host-${this.#next}`;
	}

	#send(command: EngineCommand): void {
		this.#client.send(command);
	}

	#onEvent(event: EngineEvent): void {
		switch (event.type) {
			case 'ready': {
				this.#options.log(`engine ready: ${event.backend}, ${event.version}, ${event.threads} threads`);
				this.#loads.notice(this.#options.ownLibrary?.ready(event), 'warning', buildAnew);
				break;
			}

			case 'load-progress':
			case 'loaded':
			case 'load-failed': {
				this.#loads.take(event);
				break;
			}

			case 'threads': {
				this.#options.log(`${event.phase} on ${event.from} → ${event.threads} threads: ${event.reason}`);
				this.#loads.desk.threads(event);
				break;
			}

			case 'token':
			case 'prefill':
			case 'finished':
			case 'failed': {
				this.#generations.take(event);
				break;
			}

			case 'swap-step':
			case 'swapped':
			case 'swap-failed':
			case 'compare-progress':
			case 'compared':
			case 'compare-failed':
			case 'bench-progress':
			case 'benched':
			case 'bench-failed': {
				this.#side.take(event);
				if (!this.swapping) {
					this.#loads.swapEnded();
				}

				break;
			}

			// That it answers at all is what the hang watch hears; vectors are made in a process of their own.
			case 'pong':
			case 'embed-ready':
			case 'embedded':
			case 'embed-failed': {
				break;
			}
		}
	}

	#onLost(how: string): void {
		const tooOften = this.#losses.lost();
		const {count, cannotStart} = this.#losses;
		this.#options.log(`engine lost (${how}), ${count} in a row`);
		this.#asking.forget();
		this.#loads.lost(how);
		this.#side.lost(how);
		this.#loads.notice(this.#options.ownLibrary?.lost(how), 'warning', buildAnew);
		const {settings, loading, good} = this.#loads.desk;
		if (this.#oom.wasChosen(how) && this.#loads.relieve()) {
			this.#generations.rejectAll(new LisaError('The engine ran out of memory.', {code: 'engine-lost'}));
		} else if (settings === undefined) {
			this.#generations.rejectAll(new LisaError('The engine stopped before a model was loaded.', {code: 'engine-lost'}));
		} else if (loading !== undefined && good !== undefined && !isDeepStrictEqual(loading.settings, good)) {
			// What worked before is what the conversation goes on with.
			this.#loads.notice(`The engine stopped on loading ${nameOf(loading.settings)} (${how}); LISA goes back to ${nameOf(good)} as it was.`);
			this.#restart(good);
		} else if (tooOften) {
			const error = keepsStopping({count, how, name: nameOf(settings), below: this.#options.rungBelow?.(settings.path), cannotStart});
			this.#loads.desk.fail(toProblem(error));
			this.#generations.rejectAll(error);
		} else {
			this.#loads.notice(`The engine stopped (${how}) and is starting again; the conversation is kept.`);
			this.#restart(settings);
		}
	}

	#restart(settings: LoadSettings): void {
		this.#loads.again(settings);
		this.#generations.rejectAll(new LisaError('The engine stopped.', {code: 'engine-lost'}));
	}
}
