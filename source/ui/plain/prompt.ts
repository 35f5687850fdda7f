import {createInterface, type Interface} from 'node:readline';
import {Writable} from 'node:stream';
import type {ReadStream, WriteStream} from 'node:tty';

export type PromptOptions = {
	readonly input: ReadStream;
	readonly output: WriteStream;
	/** The terminal can only append: it edits the line itself. */
	readonly isDumb: boolean;
	readonly onLine: (line: string) => void;
	readonly onTyped: () => void;
	readonly onInterrupt: () => void;
	readonly onEnd: () => void;
};

/**
The last line of a terminal to which lines are only ever added: what is being typed stands below all that is told.
*/
export class Prompt {
	readonly #lines: Interface;
	readonly #output: WriteStream;
	readonly #isDumb: boolean;
	/** What is typed is echoed only while the prompt is shown. */
	#isShown = false;
	#isLineStart = true;
	/** The program is about to end. */
	#isClosed = false;

	constructor({input, output, isDumb, onLine, onTyped, onInterrupt, onEnd}: PromptOptions) {
		this.#output = output;
		this.#isDumb = isDumb;
		const echo = new Writable({
			write: (chunk: string | Uint8Array, _, done) => {
				if (this.#isShown) {
					output.write(chunk);
				}

				done();
			},
		});
		Object.defineProperty(echo, 'columns', {get: () => output.columns});
		this.#lines = createInterface({input, output: echo, terminal: !isDumb, prompt: '> ', removeHistoryDuplicates: true});
		this.#lines.on('line', line => {
			this.#isShown = false;
			this.#isLineStart = true;
			onLine(line);
		});
		this.#lines.on('SIGINT', onInterrupt);
		this.#lines.on('close', () => {
			this.#isClosed = true;
			this.#isShown = false;
			onEnd();
		});
		input.on('keypress', () => {
			setImmediate(onTyped);
		});
	}

	/** What has been typed of a line. */
	get typed(): string {
		return this.#lines.line;
	}

	/** Writes whole lines, or sentences of one that goes on. */
	tell(text: string): void {
		if (text === '') {
			return;
		}

		// A prompt with nothing behind it is written over, which needs no more than a carriage return.
		this.#output.write((this.#isShown ? (this.typed === '' && !this.#isDumb ? '\r' : '\n') : '') + text);
		this.#isShown = false;
		this.#isLineStart = text.endsWith('\n');
	}

	/** Writes a line by itself. */
	line(text: string): void {
		this.tell(`${this.#isLineStart || this.#isShown ? '' : '\n'}${text}\n`);
	}

	/** Shows the prompt below what was told, with what has been typed. */
	show(): void {
		if (!this.#isShown && !this.#isClosed) {
			this.#isShown = true;
			// It would go up over what was told meanwhile.
			Reflect.set(this.#lines, 'prevRows', 0);
			this.#lines.prompt(true);
		}
	}

	/** Puts a text where it is typed. */
	put(text: string): void {
		if (text !== '' && !this.#isClosed) {
			this.#lines.write(text);
		}
	}

	/** What Up brings back, the newest last. */
	remember(lines: readonly string[]): void {
		const history = Reflect.get(this.#lines, 'history') as string[] | undefined;
		history?.unshift(...lines.filter(line => line.trim() !== '').toReversed());
	}

	/** Drops what was typed; Up brings it back. */
	drop(): void {
		this.remember([this.typed]);
		// A terminal that edits the line itself has dropped it.
		if (!this.#isDumb) {
			this.#lines.write(null, {ctrl: true, name: 'e'});
			this.#lines.write(null, {ctrl: true, name: 'u'});
		}
	}

	close(): void {
		if (this.#isShown) {
			this.#output.write('\n');
		}

		this.#lines.close();
	}
}
