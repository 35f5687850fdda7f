import type {EngineEvent} from '../core/engine-protocol.ts';

/** An engine lost this often in a row on one model is not started again by itself. */
const most = 3;

/** So many tokens in a row tell that a model works after all. */
const proof = 16;

/**
Counts how often in a row the engine was lost on one model; on another one the count begins anew. A reply that ends, or goes on for some tokens, begins the count anew.
*/
export class Losses {
	#count = 0;
	#path: string | undefined;
	#tokens = 0;
	#ready = false;
	#cannotStart = false;

	get count(): number {
		return this.#count;
	}

	/** Whether the engine that was lost last had not come so far as to be ready. */
	get cannotStart(): boolean {
		return this.#cannotStart;
	}

	/** Another model, or a person asked for this one again. */
	forget(): void {
		this.#count = 0;
		this.#tokens = 0;
	}

	/** The engine said something. */
	heard({type}: Pick<EngineEvent, 'type'>): void {
		this.#ready ||= type === 'ready';
		this.#tokens += type === 'token' ? 1 : 0;
		if (type === 'finished' || this.#tokens >= proof) {
			this.forget();
		}
	}

	/**
	@param path Of the model that was in it, or on its way.
	@returns Whether it is one too many.
	*/
	lost(path?: string): boolean {
		this.#count = path === this.#path ? this.#count + 1 : 1;
		this.#path = path;
		this.#tokens = 0;
		this.#cannotStart = !this.#ready;
		this.#ready = false;
		return this.#count >= most;
	}
}
