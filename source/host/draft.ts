import type {Store} from '../storage/store.ts';

/** What is being written reaches the disk this late at most. Milliseconds. */
const patience = 500;

/**
What is being written, as the last screen told it: known at once to the next one, and on disk soon.
*/
export class Draft {
	readonly #store: Store;
	#text: string;
	#timer: NodeJS.Timeout | undefined;

	constructor(store: Store) {
		this.#store = store;
		this.#text = store.noted('draft') ?? '';
	}

	get text(): string {
		return this.#text;
	}

	set(text: string): void {
		this.#text = text;
		this.#timer ??= setTimeout(() => {
			this.flush();
		}, patience);
	}

	/** Writes what waits. */
	flush(): void {
		if (this.#timer !== undefined) {
			clearTimeout(this.#timer);
			this.#timer = undefined;
			this.#store.note('draft', this.#text);
		}
	}
}
