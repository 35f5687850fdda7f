import {writeSync} from 'node:fs';
import {StreamCleaner} from '../core/text.ts';

/** Characters. A backtrace comes after what it is about, and is long. */
const most = 64_000;

/**
What an engine prints: into the log with it, and the newest is kept, since it tells why an engine ended.
*/
export class LastWords {
	readonly #descriptor: number;
	readonly #cleaner = new StreamCleaner();
	#text = '';

	/** @param descriptor The log's. */
	constructor(descriptor: number) {
		this.#descriptor = descriptor;
	}

	get text(): string {
		return this.#text;
	}

	hear(piece: string): void {
		const words = this.#cleaner.write(piece);
		this.#text = (this.#text + words).slice(-most);
		try {
			writeSync(this.#descriptor, words);
		} catch {
			// A log that cannot be written is no reason to stop an engine.
		}
	}

	/** What it complained of is over: it went on. */
	forget(): void {
		this.#text = '';
	}
}
