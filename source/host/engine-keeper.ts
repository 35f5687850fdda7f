import type {BenchMeasurement, BenchSettings} from '../core/bench.ts';
import type {Comparison, EngineCommand, EngineEvent, LoadedModel, LoadSettings} from '../core/engine-protocol.ts';
import type {LisaError} from '../core/errors.ts';
import type {Pulse} from '../core/pulse.ts';
import type {ModelState, ViewEvent} from '../core/view.ts';
import type {HangBounds} from '../core/hang.ts';
import {Asking, type AskingOptions} from './asking.ts';
import {EngineClient} from './engine-client.ts';
import {Generations, type GenerateRequest} from './generations.ts';
import {HangWatch} from './hang-watch.ts';
import {Loads, type LoadsOptions} from './loads.ts';
import {weightsOf} from './weights-of.ts';
import {buildAnew, type OwnLibrary} from './own-library.ts';
import type {CompareRequest} from './pending-comparison.ts';
import {Recovery, type RecoveryOptions} from './recovery.ts';
import {Relief} from './relief.ts';
import {SideWork} from './side-work.ts';

type Finished = Extract<EngineEvent, {type: 'finished'}>;

export type EngineKeeperOptions = Pick<AskingOptions, 'makeRoom' | 'box'> & Pick<LoadsOptions, 'advise'> & Pick<RecoveryOptions, 'log' | 'rungBelow' | 'oomKills' | 'memoryLow'> & {
	readonly logDescriptor: number;
	readonly publish: (event: ViewEvent) => void;
	/** Counts the tokens. */
	readonly pulse: Pulse;
	/** Called whenever a model has become the one in use. */
	readonly onModel: (model: LoadedModel) => void;
	/** The library that was built here, where there is one. */
	readonly ownLibrary?: OwnLibrary;
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
	readonly #hangs: HangWatch;
	readonly #relief: Relief;
	readonly #recovery: Recovery;
	#next = 0;

	constructor(options: EngineKeeperOptions) {
		this.#options = options;
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
			advise: options.advise,
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
		this.#relief = new Relief(this.#loads);
		this.#recovery = new Recovery({...options, loads: this.#loads, relief: this.#relief, generations: this.#generations});
		this.#client = new EngineClient({
			logDescriptor: options.logDescriptor,
			environment: () => options.ownLibrary?.environment() ?? {},
			onEvent: event => {
				this.#hangs.heard(event);
				this.#recovery.heard(event);
				this.#onEvent(event);
			},
			onLost: (how, said) => {
				this.#hangs.forget();
				this.#onLost(how, said);
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
		this.#recovery.forget();
		this.#loads.begin(settings, name);
	}

	/**
	Memory ran out in the middle of a reply: the model is loaded with less.

	@throws {LisaError} With what to do, where there was nothing left to give up.
	*/
	relieve({message}: LisaError): void {
		if (!this.#relief.inUse(true)) {
			throw this.#recovery.nothingLeft(message);
		}
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
				this.#bringBack(event);
				if (!this.swapping) {
					this.#loads.askNext();
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

	/** A swap that could not be undone has left the engine without a model: it is loaded as it was. */
	#bringBack(event: EngineEvent): void {
		const {state, good} = this.#loads.desk;
		if (event.type === 'swap-failed' && event.model === undefined && state.phase === 'ready' && good !== undefined) {
			this.#loads.again(good);
		}
	}

	#onLost(how: string, said: string): void {
		const memory = this.#recovery.isMemory({how, said});
		const words = memory ? 'out of memory' : how;
		const aside = this.#side.busy;
		const waited = this.#loads.lost();
		this.#asking.forget();
		this.#side.lost(words);
		this.#loads.notice(this.#options.ownLibrary?.lost(how), 'warning', buildAnew);
		this.#recovery.lost({how: words, memory, aside, waited});
	}
}
