/**
Text that comes in pieces within one moment, as the tokens of one message do: passed on together once all of them are there, since what is told with it costs more than the text.
*/
export class Gathered {
	readonly #pass: (text: string) => void;
	#text: string | undefined;

	constructor(pass: (text: string) => void) {
		this.#pass = pass;
	}

	add(text: string): void {
		if (this.#text === undefined) {
			queueMicrotask(() => {
				this.flush();
			});
		}

		this.#text = (this.#text ?? '') + text;
	}

	flush(): void {
		const text = this.#text;
		this.#text = undefined;
		if (text !== undefined) {
			this.#pass(text);
		}
	}
}
