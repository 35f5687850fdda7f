import * as z from 'zod/mini';
import type {Store} from '../storage/store.ts';

/** So many models are remembered. */
const most = 200;

const schema = z.record(z.string(), z.number());

/** When each model was loaded last. */
export class LastUsed {
	readonly #store: Store;
	#times: ReadonlyMap<string, number>;

	constructor(store: Store) {
		this.#store = store;
		this.#times = read(store.noted('used'));
	}

	/** Milliseconds since the epoch. */
	of(path: string): number | undefined {
		return this.#times.get(path);
	}

	note(path: string, time: number): void {
		const others = [...this.#times].filter(([each]) => each !== path);
		this.#times = new Map([...others, [path, time] as const].slice(-most));
		this.#store.note('used', JSON.stringify(Object.fromEntries(this.#times)));
	}
}

function read(text: string | undefined): Map<string, number> {
	try {
		return new Map(Object.entries(schema.parse(JSON.parse(text ?? '{}'))).sort((a, b) => a[1] - b[1]));
	} catch {
		return new Map();
	}
}
