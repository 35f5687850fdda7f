import {isDeepStrictEqual} from 'node:util';
import type {Embedded, Embedder} from '../core/embedding.ts';
import type {LoadSettings} from '../core/engine-protocol.ts';
import {LisaError} from '../core/errors.ts';
import type {LoadRequest} from '../core/protocol.ts';
import type {Store} from '../storage/store.ts';
import {EmbedderProcess} from './embedder-process.ts';
import {embeddingModel} from './embedding-model.ts';
import {Queue} from './queue.ts';

export type EmbeddingOptions = {
	readonly store: Store;
	readonly logDescriptor: number;
	readonly log: (message: string) => void;
	/** How long the model stays after the last text. Milliseconds. */
	readonly linger?: number;
};

/** Long enough for the next file of a script, short enough that the memory is not held for nothing. Milliseconds. */
const usualLinger = 5 * 60_000;

/**
Makes vectors beside the chat: the embedding model has an engine of its own, comes when it is needed, and goes some minutes after.
*/
export class Embedding {
	readonly #options: EmbeddingOptions;
	readonly #queue = new Queue();
	readonly #process: EmbedderProcess;
	#settings: LoadSettings | undefined;
	#embedder: Embedder | undefined;
	/** The model that was found where none was named. */
	#found: string | undefined;
	#idle: NodeJS.Timeout | undefined;

	constructor(options: EmbeddingOptions) {
		this.#options = options;
		this.#process = new EmbedderProcess(options.logDescriptor, how => {
			options.log(`embedding engine lost (${how})`);
			this.#forget();
		});
	}

	get busy(): boolean {
		return this.#queue.busy;
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

	close(): void {
		clearTimeout(this.#idle);
		this.#leave('The host ended.');
	}

	/** Loads the model that is asked for, unless it is there. */
	async #ready(request: LoadRequest, signal: AbortSignal): Promise<Embedder> {
		const {store} = this.#options;
		const settings: LoadSettings = {...request, path: request.path ?? this.#found ?? await embeddingModel(store)};
		if (this.#embedder !== undefined && isDeepStrictEqual(settings, this.#settings)) {
			return this.#embedder;
		}

		const answer = await this.#process.ask({type: 'embed-load', settings}, signal);
		if (answer.type !== 'embed-ready') {
			throw new LisaError('The engine that makes vectors answered something else.', {code: 'unexpected'});
		}

		this.#settings = settings;
		this.#embedder = answer.embedder;
		if (request.path === undefined) {
			this.#found = settings.path;
		} else {
			this.#found = undefined;
			store.note('embedding-model', request.path);
		}

		return answer.embedder;
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
		this.#process.stop(new LisaError(why, {code: 'cancelled'}));
	}

	#forget(): void {
		this.#settings = undefined;
		this.#embedder = undefined;
		this.#found = undefined;
	}
}
