/**
A module that is read when it is first needed: neither `lisa --help` nor the first paint waits for it. Until it is there, what needs it draws plainly.
*/
export class Late<Module> {
	#module: Module | undefined;
	#asked = false;
	readonly #read: () => Promise<Module>;

	constructor(read: () => Promise<Module>) {
		this.#read = read;
	}

	/** The module, if it is there; otherwise it is asked for. */
	get(): Module | undefined {
		if (!this.#asked) {
			void this.load();
		}

		return this.#module;
	}

	/** Resolves when it is there. A module that cannot be read leaves things plain. */
	async load(): Promise<void> {
		this.#asked = true;
		try {
			const module = await this.#read();
			if (this.#module === undefined) {
				this.#module = module;
				arrivals.count++;
				for (const listener of listeners) {
					listener();
				}
			}
		} catch {}
	}
}

const listeners = new Set<() => void>();

/** How many modules have come: what was drawn at another count is drawn again. */
export const arrivals = {count: 0};

/** Calls back each time a module has come. */
export function onArrival(listener: () => void): () => void {
	listeners.add(listener);
	return () => {
		listeners.delete(listener);
	};
}
