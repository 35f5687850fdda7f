import type {Progress} from '../core/chat.ts';
import type {LoadedModel} from '../core/engine-protocol.ts';
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

	/** Keeps the rate of what the rung in use wrote of a reply, if it wrote the end of it. */
	keep({path, quantization}: Pick<LoadedModel, 'path' | 'quantization'>, reply: Reply): void {
		if (reply.rungs.at(-1) === quantization) {
			this.keepStretch(path, reply.progress().onRung);
		}
	}

	/** Keeps the rate of what one rung wrote without a break. */
	keepStretch(file: string, stretch: Progress['onRung']): void {
		if (stretch?.rate !== undefined && stretch.tokens >= enoughTokens) {
			this.put(file, stretch.rate);
		}
	}

	/** Keeps a rate that was measured, as the latest. */
	put(file: string, rate: number): void {
		this.#rates.delete(file);
		this.#rates.set(file, rate);
		this.#store.note('rates', JSON.stringify(Object.fromEntries(this.#rates)));
	}
}
