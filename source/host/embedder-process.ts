import type {EngineCommand, EngineEvent} from '../core/engine-protocol.ts';
import {fromProblem, LisaError} from '../core/errors.ts';
import type {HangBounds} from '../core/hang.ts';
import {EngineClient} from './engine-client.ts';
import {HangWatch} from './hang-watch.ts';

type EmbedCommand = Extract<EngineCommand, {type: 'embed-load' | 'embed'}>;
type Wish<Command> = Command extends EmbedCommand ? Omit<Command, 'id'> : never;
type Answer = Extract<EngineEvent, {type: 'embed-ready' | 'embedded'}>;
type Waiter = PromiseWithResolvers<Answer>;

/**
A second engine process that makes vectors. Each thing asked of it is answered or rejected, also when it is lost.
*/
export class EmbedderProcess {
	readonly #client: EngineClient;
	readonly #hangs: HangWatch;
	readonly #waiting = new Map<string, Waiter>();
	#next = 0;

	/** @param onLost Called when it ended without being asked to. */
	constructor(logDescriptor: number, onLost: (how: string) => void, bounds?: HangBounds) {
		this.#client = new EngineClient({
			logDescriptor,
			onEvent: event => {
				this.#hangs.heard(event);
				this.#take(event);
			},
			onLost: how => {
				this.#hangs.forget();
				this.#rejectAll(new LisaError(`The engine that makes vectors stopped (${how}).`, {code: 'engine-lost', hint: 'Run the same command again; a smaller model needs less memory.'}));
				onLost(how);
			},
		});
		this.#hangs = new HangWatch({
			ping: () => {
				this.#client.send({type: 'ping'});
			},
			onHang: why => {
				this.#client.abort(`it hung: ${why}`);
			},
			bounds,
		});
	}

	get pid(): number | undefined {
		return this.#client.pid;
	}

	/**
	@param signal Aborted when whoever asked has gone.
	@throws {LisaError}
	*/
	async ask(wish: Wish<EmbedCommand>, signal?: AbortSignal): Promise<Answer> {
		if (signal?.aborted) {
			throw new LisaError('The embedding was stopped.', {code: 'cancelled'});
		}

		this.#next++;
		const id = `embed-${this.#next}`;
		const waiter = Promise.withResolvers<Answer>();
		this.#waiting.set(id, waiter);
		const cancel = () => {
			this.#client.send({type: 'cancel', id});
		};

		signal?.addEventListener('abort', cancel);
		this.#hangs.asked(id, wish.type === 'embed-load' ? 'load' : 'tokens');
		this.#client.send({...wish, id});
		try {
			return await waiter.promise;
		} finally {
			signal?.removeEventListener('abort', cancel);
		}
	}

	/**
	Ends the process, whatever it does: it keeps nothing.

	@returns Once it is gone.
	*/
	async stop(why: LisaError): Promise<void> {
		this.#hangs.forget();
		const gone = this.#client.stop();
		this.#rejectAll(why);
		await gone;
	}

	#take(event: EngineEvent): void {
		if (event.type === 'embed-ready' || event.type === 'embedded') {
			this.#end(event.id)?.resolve(event);
		} else if (event.type === 'embed-failed') {
			this.#end(event.id)?.reject(fromProblem(event.problem));
		}
	}

	#end(id: string): Waiter | undefined {
		const waiter = this.#waiting.get(id);
		this.#waiting.delete(id);
		return waiter;
	}

	#rejectAll(error: LisaError): void {
		const waiters = [...this.#waiting.values()];
		this.#waiting.clear();
		for (const {reject} of waiters) {
			reject(error);
		}
	}
}
