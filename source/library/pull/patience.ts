import {setTimeout as delay} from 'node:timers/promises';
import {LisaError} from '../../core/errors.ts';
import {Passing} from './refused.ts';

/** Failures in a row, with nothing gained between them, after which it is given up. */
const mostFailures = 7;

/** The same, where nobody has answered yet: a box that is offline should hear so soon. */
const mostInVain = 3;

/**
Tries again what may pass, with pauses that double: half a second, one, two, up to a minute.

@param base The first pause, in milliseconds.
@param onPause Told what went wrong, before a pause.
*/
export class Patience {
	readonly #base: number;
	readonly #onPause: (message: string) => void;
	#failures = 0;
	#hasGained = false;

	constructor(base: number, onPause: (message: string) => void) {
		this.#base = base;
		this.#onPause = onPause;
	}

	/** Something came: what failed before counts no more. */
	gained(): void {
		this.#failures = 0;
		this.#hasGained = true;
	}

	/**
	Waits before the next try.

	@throws {LisaError} `pull-failed` when it has failed too often; whatever is not passing at once.
	*/
	async pause(error: unknown, signal: AbortSignal): Promise<void> {
		if (!(error instanceof Passing) || signal.aborted) {
			throw error;
		}

		this.#failures++;
		if (this.#failures > (error.nobody && !this.#hasGained ? mostInVain : mostFailures)) {
			throw new LisaError(`The download stopped: ${error.message}.`, {code: 'pull-failed', cause: error});
		}

		this.#onPause(error.message);
		const pause = Math.min(60_000, this.#base * 2 ** (this.#failures - 1));
		await delay(Math.max(pause, error.wait ?? 0) * (0.8 + Math.random() * 0.4), undefined, {signal});
	}
}
