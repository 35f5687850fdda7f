/** So many of the newest characters are kept. */
const most = 4000;

/**
What native code complains of. It prints why something failed, and only says that it did.
*/
export class Complaints {
	#words = '';

	hear(words: string): void {
		this.#words = (this.#words + words).slice(-most);
	}

	/** @returns What was heard since it was last asked. */
	take(): string {
		const words = this.#words;
		this.#words = '';
		return words;
	}
}
