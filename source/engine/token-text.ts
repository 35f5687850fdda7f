import {StreamCleaner} from '../core/text.ts';

/** @returns The text of tokens that follow others. */
export type Detokenize = (tokens: readonly number[], before: readonly number[]) => string;

/** No character is longer than four bytes, so no character needs more tokens than that. */
const longestCharacter = 4;

/**
Tokens to text that may be shown: characters are held back until they are whole, and a stop text until it is clear whether it is one.
*/
export class TokenText {
	readonly #detokenize: Detokenize;
	readonly #stops: readonly string[];
	readonly #cleaner = new StreamCleaner();
	#pending: number[] = [];
	#before: number[] = [];
	#held = '';
	#stopped = false;

	constructor(detokenize: Detokenize, stops: readonly string[], before: readonly number[] = []) {
		this.#detokenize = detokenize;
		this.#stops = stops;
		this.#before = before.slice(-longestCharacter);
	}

	/** Whether a stop text has come. Nothing is shown after it. */
	get stopped(): boolean {
		return this.#stopped;
	}

	/** @returns What may be shown now: empty while a character is not whole yet. */
	write(token: number): string {
		this.#pending.push(token);
		const text = this.#detokenize(this.#pending, this.#before);
		if (text.endsWith('\uFFFD') && this.#pending.length < longestCharacter) {
			return '';
		}

		this.#accept();
		return this.#show(text);
	}

	/** @returns What was held back, at the end of the reply. */
	end(): string {
		const rest = this.#pending.length > 0 ? this.#show(this.#detokenize(this.#pending, this.#before)) : '';
		this.#accept();
		const held = this.#stopped ? '' : this.#cleaner.write(this.#held);
		this.#held = '';
		return rest + held + this.#cleaner.end();
	}

	#accept(): void {
		this.#before = [...this.#before, ...this.#pending].slice(-longestCharacter);
		this.#pending = [];
	}

	#show(text: string): string {
		if (this.#stopped) {
			return '';
		}

		if (this.#stops.length === 0) {
			return this.#cleaner.write(text);
		}

		const all = this.#held + text;
		const stop = firstStop(all, this.#stops);
		if (stop !== -1) {
			this.#stopped = true;
			this.#held = '';
			return this.#cleaner.write(all.slice(0, stop));
		}

		const keep = openStop(all, this.#stops);
		this.#held = all.slice(all.length - keep);
		return this.#cleaner.write(all.slice(0, all.length - keep));
	}
}

/** @returns Where the first stop text begins, or −1. */
function firstStop(text: string, stops: readonly string[]): number {
	const found = stops.map(stop => text.indexOf(stop)).filter(index => index !== -1);
	return found.length > 0 ? Math.min(...found) : -1;
}

/** @returns The length of the longest end of the text that a stop text begins with. */
export function openStop(text: string, stops: readonly string[]): number {
	let longest = 0;
	for (const stop of stops) {
		for (let length = Math.min(stop.length - 1, text.length); length > longest; length--) {
			if (text.endsWith(stop.slice(0, length))) {
				longest = length;
			}
		}
	}

	return longest;
}
