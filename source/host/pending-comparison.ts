import type {Comparison, EngineCommand, EngineEvent} from '../core/engine-protocol.ts';
import {fromProblem, type LisaError} from '../core/errors.ts';

type Progress = Extract<EngineEvent, {type: 'compare-progress'}>;

/** What is asked of the engine, and who hears how far it is. */
export type CompareRequest = Omit<Extract<EngineCommand, {type: 'compare'}>, 'type' | 'id'> & {readonly onProgress: (progress: Progress) => void};

/**
A comparison that the engine has been asked for.
*/
export class PendingComparison {
	readonly #id: string;
	readonly #onProgress: CompareRequest['onProgress'];
	readonly #end = Promise.withResolvers<Comparison>();

	constructor(id: string, onProgress: CompareRequest['onProgress']) {
		this.#id = id;
		this.#onProgress = onProgress;
	}

	/** Rejects with what kept the engine from it. */
	get result(): Promise<Comparison> {
		return this.#end.promise;
	}

	/** Takes an event in; those of another comparison are left alone. */
	take(event: Extract<EngineEvent, {type: 'compare-progress' | 'compared' | 'compare-failed'}>): void {
		if (event.id !== this.#id) {
			return;
		}

		switch (event.type) {
			case 'compare-progress': {
				this.#onProgress(event);
				break;
			}

			case 'compared': {
				this.#end.resolve(event.result);
				break;
			}

			case 'compare-failed': {
				this.#end.reject(fromProblem(event.problem));
				break;
			}
		}
	}

	/** The engine is gone. */
	lost(error: LisaError): void {
		this.#end.reject(error);
	}
}
