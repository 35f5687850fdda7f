import type {EngineCommand, EngineEvent} from '../core/engine-protocol.ts';
import {fromProblem, type LisaError} from '../core/errors.ts';
import type {Pulse} from '../core/pulse.ts';
import {preciseNow} from './clock.ts';

/** A generation that is asked for. */
export type GenerateRequest = Omit<Extract<EngineCommand, {type: 'generate'}>, 'type'> & {readonly onEvent: (event: EngineEvent) => void};

type Finished = Extract<EngineEvent, {type: 'finished'}>;
type GenerationEvent = Extract<EngineEvent, {type: 'prefill' | 'token' | 'finished' | 'failed'}>;

type Generation = {
	readonly onEvent: (event: EngineEvent) => void;
	readonly resolve: (finished: Finished) => void;
	readonly reject: (error: LisaError) => void;
};

/**
The generations that the engine runs, by id: each gets its events and its end.
*/
export class Generations {
	readonly #running = new Map<string, Generation>();
	readonly #pulse: Pulse;

	constructor(pulse: Pulse) {
		this.#pulse = pulse;
	}

	/** Whether any has not ended yet. */
	get running(): boolean {
		return this.#running.size > 0;
	}

	/** @returns The end of a generation that has just been asked for. */
	async add(id: string, onEvent: (event: EngineEvent) => void): Promise<Finished> {
		this.#pulse.begin(id, preciseNow());
		return new Promise((resolve, reject) => {
			this.#running.set(id, {onEvent, resolve, reject});
		});
	}

	/** Takes an event in; those of a generation that has ended are left alone. */
	take(event: GenerationEvent): void {
		switch (event.type) {
			case 'prefill':
			case 'token': {
				this.#pulse.take(event);
				this.#running.get(event.id)?.onEvent(event);
				break;
			}

			case 'finished': {
				this.#end(event.id)?.resolve(event);
				break;
			}

			case 'failed': {
				this.#end(event.id)?.reject(fromProblem(event.problem));
				break;
			}
		}
	}

	/** Ends all of them: the engine is gone. */
	rejectAll(error: LisaError): void {
		for (const id of this.#running.keys()) {
			this.#end(id)?.reject(error);
		}
	}

	#end(id: string): Generation | undefined {
		const generation = this.#running.get(id);
		this.#running.delete(id);
		this.#pulse.end(id);
		return generation;
	}
}
