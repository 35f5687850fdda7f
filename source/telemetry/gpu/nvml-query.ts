import {deprecated, gpuIsLost, notSupported, resetRequired, success, uninitialized} from './nvml-codes.ts';

/**
The card no longer answers, or NVML itself was shut down under us.
*/
export class CardLost extends Error {
	readonly code: number;

	constructor(code: number) {
		super(`NVML code ${code}`);
		this.code = code;
	}
}

const lost = new Set([gpuIsLost, resetRequired, uninitialized]);

/** A query that takes longer than this, in milliseconds, is asked less often. */
const slow = 1;

/** How many times its own duration a slow query rests: a thousandth of a core at most. */
const rest = 1000;

/**
One thing that is asked of one card, again and again.

What the card doesn't support is asked once. What proves slow (the cost differs by card and driver) rests for a time in proportion, and its last answer stands meanwhile.
*/
export class NvmlQuery<Value> {
	#value: Value | undefined;

	#dueAt = 0;

	#unsupported = false;

	readonly #call: (() => number) | undefined;

	readonly #decode: () => Value | undefined;

	/**
	@param call - Calls NVML and returns its code; nothing when the driver has no such function.
	@param decode - Reads what the call filled in.
	*/
	constructor(call: (() => number) | undefined, decode: () => Value | undefined) {
		this.#call = call;
		this.#decode = decode;
	}

	/** @returns Whether this card can answer at all, as far as is known. */
	get supported(): boolean {
		return this.#call !== undefined && !this.#unsupported;
	}

	read(now: number): Value | undefined {
		if (this.#call === undefined || this.#unsupported || now < this.#dueAt) {
			return this.#value;
		}

		const begun = performance.now();
		const code = this.#call();
		const took = performance.now() - begun;
		this.#dueAt = took > slow ? now + took * rest : 0;
		if (lost.has(code)) {
			throw new CardLost(code);
		}

		this.#unsupported = code === notSupported || code === deprecated;
		this.#value = code === success ? this.#decode() : undefined;
		return this.#value;
	}
}
