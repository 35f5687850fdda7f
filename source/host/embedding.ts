import {isDeepStrictEqual} from 'node:util';
import {defined} from '../core/defined.ts';
import type {Embedded, Embedder} from '../core/embedding.ts';
import type {LoadSettings} from '../core/engine-protocol.ts';
import {LisaError} from '../core/errors.ts';
import {bytes} from '../core/format.ts';
import {checkRoomBeside} from '../core/memory-budget.ts';
import type {HangBounds} from '../core/hang.ts';
import type {LoadRequest} from '../core/protocol.ts';
import type {EmbedderSample, Sample} from '../core/samples.ts';
import {inspectOnce} from '../library/inspect-once.ts';
import type {Store} from '../storage/store.ts';
import {createEngineMemorySource} from '../telemetry/linux/engine-memory.ts';
import type {Board} from './board.ts';
import {EmbedderProcess} from './embedder-process.ts';
import {embeddingModel} from './embedding-model.ts';
import {Queue} from './queue.ts';

export type EmbeddingOptions = {
	readonly store: Store;
	readonly board: Pick<Board, 'publish'>;
	/** @returns The box as it is once the model of the chat is there. */
	readonly settled: () => Promise<Sample | undefined>;
	readonly logDescriptor: number;
	readonly log: (message: string) => void;
	/** How long the model stays after the last text. Milliseconds. */
	readonly linger?: number;
	readonly hangBounds?: HangBounds;
};

/** A model that is being loaded, and what it will take in bytes. */
type Coming = Pick<EmbedderSample, 'name' | 'quantization'> & {readonly total: number};

/** Long enough for the next file of a script, short enough that the memory is not held for nothing. Milliseconds. */
const usualLinger = 5 * 60_000;

/** Tokens that the engine takes where nobody says. */
const usualContext = 2048;

/**
Makes vectors beside the chat: the embedding model has an engine of its own, comes when it is needed and there is room, and goes some minutes after, or at once when the chat needs the room.
*/
export class Embedding {
	readonly #options: EmbeddingOptions;
	readonly #queue = new Queue();
	readonly #process: EmbedderProcess;
	readonly #memory = createEngineMemorySource({enginePid: () => this.#process.pid});
	#settings: LoadSettings | undefined;
	#embedder: Embedder | undefined;
	/** The model that is being loaded. */
	#coming: Coming | undefined;
	/** The model that was found where none was named. */
	#found: string | undefined;
	#idle: NodeJS.Timeout | undefined;

	constructor(options: EmbeddingOptions) {
		this.#options = options;
		this.#process = new EmbedderProcess(options.logDescriptor, how => {
			options.log(`embedding engine lost (${how})`);
			this.#forget();
		}, options.hangBounds);
	}

	get busy(): boolean {
		return this.#queue.busy;
	}

	get pid(): number | undefined {
		return this.#process.pid;
	}

	/** The model that is loaded and what it holds now. */
	get sample(): EmbedderSample | undefined {
		if (this.#embedder === undefined || this.pid === undefined) {
			return undefined;
		}

		const {name, quantization, resident} = this.#embedder;
		const held = this.#memory.read(performance.now()) ?? {pid: this.pid, resident, anonymous: resident, mapped: 0};
		return {...held, name, quantization};
	}

	/** What it takes of the memory, or will have taken once what is being loaded is there. */
	get claim(): EmbedderSample | undefined {
		if (this.#coming === undefined || this.pid === undefined) {
			return this.sample;
		}

		const {name, quantization, total} = this.#coming;
		const anonymous = this.#memory.read(performance.now())?.anonymous ?? 0;
		// What is still to come is held against what is free now, as mapped pages are.
		return {pid: this.pid, name, quantization, resident: total, anonymous, mapped: Math.max(0, total - anonymous)};
	}

	/**
	Makes a vector of each text, once what others asked for is done.

	@param signal Aborted when whoever asked has gone.
	@throws {LisaError}
	*/
	async run(request: LoadRequest, texts: readonly string[], signal: AbortSignal): Promise<{readonly embedded: readonly Embedded[]; readonly embedder: Embedder}> {
		return this.#queue.add(async () => {
			clearTimeout(this.#idle);
			try {
				const embedder = await this.#ready(request, signal);
				const answer = await this.#process.ask({type: 'embed', texts}, signal);
				return {embedder, embedded: answer.type === 'embedded' ? answer.results : []};
			} finally {
				this.#rest();
			}
		});
	}

	/**
	Gives its memory to the chat, whatever it does.

	@param whom What needs the room: a model and its rung.
	@returns Once the memory is free.
	*/
	async evict(whom: string): Promise<void> {
		const {claim, sample} = this;
		if (claim === undefined) {
			return;
		}

		const name = `${claim.name} ${claim.quantization}`;
		this.#forget();
		await this.#process.stop(new LisaError(`${name} left memory, since ${whom} needs the room.`, {code: 'out-of-memory', hint: 'The vectors so far are written. Run the rest when the chat needs less, or name a smaller model with `lisa embed --model FILE`.'}));
		this.#options.log(`embedding model evicted for ${whom}`);
		const went = sample === undefined ? 'is not loaded any further' : `left memory and gave back ${bytes(sample.resident)}`;
		this.#tell(`${name} ${went}: ${whom} needs the room.`, 'It comes back with the next `lisa embed`.');
	}

	close(): void {
		clearTimeout(this.#idle);
		this.#leave('The host ended.');
	}

	/** Loads the model that is asked for, unless it is there. */
	async #ready(request: LoadRequest, signal: AbortSignal): Promise<Embedder> {
		const {store} = this.#options;
		// Context, layers and cache of the settings are the conversation's.
		const {usual: {threads, mlock, mmap} = {}, ...asked} = request;
		const settings: LoadSettings = {
			...defined({threads, mlock, mmap}),
			...asked,
			path: asked.path ?? this.#found ?? await embeddingModel(store),
		};
		if (this.#embedder !== undefined && isDeepStrictEqual(settings, this.#settings)) {
			return this.#embedder;
		}

		this.#coming = await this.#checkRoom(settings);
		const answer = await this.#process.ask({type: 'embed-load', settings}, signal).finally(() => {
			this.#coming = undefined;
		});
		if (answer.type !== 'embed-ready') {
			throw new LisaError('The engine that makes vectors answered something else.', {code: 'unexpected'});
		}

		const {embedder} = answer;
		this.#settings = settings;
		this.#embedder = embedder;
		this.#found = request.path === undefined ? settings.path : undefined;
		if (request.path !== undefined) {
			store.note('embedding-model', request.path);
		}

		this.#tell(`${embedder.name} ${embedder.quantization} makes vectors beside the chat: ${bytes(embedder.resident)} of memory.`);
		return embedder;
	}

	/**
	What is wrong with the file, the engine says better.

	@returns What is to come, where that is known.
	*/
	async #checkRoom({path, contextSize = usualContext}: LoadSettings): Promise<Coming | undefined> {
		const [sample, file] = await Promise.all([this.#options.settled(), inspectOnce(path).catch(() => undefined)]);
		if (sample === undefined || file?.shape === undefined) {
			return undefined;
		}

		const {name, quantization} = file;
		return {name, quantization, total: checkRoomBeside({...file, shape: file.shape}, {context: contextSize}, sample, this.sample)};
	}

	/** It goes when nobody has asked for a while; a load that failed leaves nothing worth keeping. */
	#rest(): void {
		const {linger = usualLinger} = this.#options;
		clearTimeout(this.#idle);
		this.#idle = setTimeout(() => {
			this.#leave('The embedding model was not used for a while.');
		}, this.#embedder === undefined ? 0 : linger);
	}

	#leave(why: string): void {
		this.#forget();
		void this.#process.stop(new LisaError(why, {code: 'cancelled'}));
	}

	#forget(): void {
		this.#settings = undefined;
		this.#embedder = undefined;
		this.#coming = undefined;
		this.#found = undefined;
	}

	#tell(text: string, hint?: string): void {
		this.#options.board.publish({type: 'notice', notice: {level: 'info', text, hint, time: Date.now()}});
	}
}
