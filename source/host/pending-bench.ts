import type {BenchMeasurement} from '../core/bench.ts';
import type {EngineEvent} from '../core/engine-protocol.ts';
import {fromProblem, type LisaError} from '../core/errors.ts';
import {percentile} from '../core/latency.ts';
import {preciseNow} from './clock.ts';

/**
A benchmark that the engine has been asked for.
*/
export class PendingBench {
	readonly #id: string;
	readonly #onProgress: (fraction: number) => void;
	readonly #end = Promise.withResolvers<BenchMeasurement>();
	/** How long messages were under way. Milliseconds. */
	readonly #ways: number[] = [];

	constructor(id: string, onProgress: (fraction: number) => void) {
		this.#id = id;
		this.#onProgress = onProgress;
	}

	/** Rejects with what kept the engine from it. */
	get result(): Promise<BenchMeasurement> {
		return this.#end.promise;
	}

	/** Takes an event in; those of another benchmark are left alone. */
	take(event: Extract<EngineEvent, {type: 'bench-progress' | 'benched' | 'bench-failed'}>): void {
		if (event.id !== this.#id) {
			return;
		}

		switch (event.type) {
			case 'bench-progress': {
				if (event.time !== undefined) {
					this.#ways.push(preciseNow() - event.time);
				}

				this.#onProgress(event.fraction);
				break;
			}

			case 'benched': {
				const {profile, ...result} = event.result;
				this.#end.resolve(profile === undefined ? result : {...result, profile: {...profile, ipc: percentile(this.#ways.toSorted((a, b) => a - b), 0.5)}});
				break;
			}

			case 'bench-failed': {
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
