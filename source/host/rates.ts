import type {Store} from '../storage/store.ts';
import type {Reply} from './reply.ts';

/** A rate over fewer tokens says little. */
const enoughTokens = 16;

/**
Decode rates seen on this box, by model file: what a rung was seen to do is what the ladder says of it from then on.
*/
export class Rates {
	readonly #store: Store;
	readonly #rates: Map<string, number>;

	constructor(store: Store) {
		this.#store = store;
		this.#rates = new Map(Object.entries(JSON.parse(store.noted('rates') ?? '{}') as Record<string, number>));
	}

	/** Tokens a second. */
	get seen(): ReadonlyMap<string, number> {
		return this.#rates;
	}

	/** How much longer making a rung took here than expected, the last time. */
	get makeFactor(): number | undefined {
		return Number(this.#store.noted('make-factor')) || undefined;
	}

	keepMakeFactor(factor: number): void {
		this.#store.note('make-factor', String(factor));
	}

	/** Keeps the rate of a reply that was written on one rung alone. */
	keep(file: string, reply: Reply): void {
		const {rate} = reply.meter.summary(false);
		if (rate !== undefined && reply.rungs.length === 1 && reply.meter.count >= enoughTokens) {
			this.put(file, rate);
		}
	}

	/** Keeps a rate that was measured. */
	put(file: string, rate: number): void {
		this.#rates.set(file, rate);
		this.#store.note('rates', JSON.stringify(Object.fromEntries(this.#rates)));
	}
}
