import {accessSync, constants, mkdirSync} from 'node:fs';
import path from 'node:path';
import type {Rung} from '../core/ladder.ts';
import {LisaError} from '../core/errors.ts';
import type {ViewEvent} from '../core/view.ts';
import {quantize} from '../engine/quantize.ts';

/**
Makes missing rungs, one at a time, in a process that can be ended.
*/
export class Maker {
	readonly #publish: (event: ViewEvent) => void;
	#abort: AbortController | undefined;
	#making: string | undefined;

	constructor(publish: (event: ViewEvent) => void) {
		this.#publish = publish;
	}

	get busy(): boolean {
		return this.#abort !== undefined;
	}

	/** The file that is being made. */
	get making(): string | undefined {
		return this.#making;
	}

	/**
	Makes a rung from its source and shows how far it is.

	@throws {LisaError} `busy`, `disk-full`, `cancelled` and what the quantizer says.
	*/
	async make({name, path: target, source}: Rung): Promise<void> {
		if (this.#abort !== undefined || source === undefined) {
			throw new LisaError('A rung is being made already.', {code: 'busy'});
		}

		const abort = new AbortController();
		this.#abort = abort;
		this.#making = target;
		const since = Date.now();
		this.#publish({type: 'making', making: {name, path: target, fraction: 0, since}});
		try {
			mkdirSync(path.dirname(target), {recursive: true});
			await quantize({
				source,
				target,
				type: name,
				signal: abort.signal,
				onProgress: ({fraction}) => {
					// The first tensors say little of the rest.
					const left = fraction > 0.05 ? ((Date.now() - since) / 1000) * (1 / fraction - 1) : undefined;
					this.#publish({type: 'making', making: {name, path: target, fraction, since, left}});
				},
			});
		} finally {
			this.#abort = undefined;
			this.#making = undefined;
			this.#publish({type: 'making', making: undefined});
		}
	}

	/** @returns Whether there was a rung to stop the making of. */
	stop(): boolean {
		this.#abort?.abort();
		return this.#abort !== undefined;
	}
}

/** @returns Whether files can be made in a folder. */
export function canWrite(folder: string): boolean {
	try {
		accessSync(folder, constants.W_OK);
		return true;
	} catch {
		return false;
	}
}
