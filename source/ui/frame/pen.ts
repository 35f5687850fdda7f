import {plain, transition, type CellStyle} from './cell-style.ts';

/** Blanks beyond this many are erased rather than written. */
const shortest = 6;

/**
What is to be written to a terminal, in few bytes: it knows where the cursor is and which style is on.
*/
export class Pen {
	readonly #width: number;
	#out = '';
	#style = plain;
	/** Where it is not sure, as behind the last column, only an absolute move leads on. */
	#x: number | undefined;
	#y: number | undefined;

	/**
	@param width Columns of the terminal.
	@param at Where the cursor is, if that is known.
	*/
	constructor(width: number, at?: {readonly x: number; readonly y: number}) {
		this.#width = width;
		this.#x = at?.x;
		this.#y = at?.y;
	}

	moveTo(x: number, y: number): void {
		if (this.#y !== y) {
			this.#out += this.#y !== undefined && y === this.#y + 1 && x === 0 ? '\r\n' : `\u001B[${y + 1}${x === 0 ? '' : `;${x + 1}`}H`;
		} else if (x === 0 && this.#x !== 0) {
			this.#out += '\r';
		} else if (this.#x === undefined || x < this.#x) {
			this.#out += `\u001B[${x + 1}G`;
		} else if (x > this.#x) {
			const by = x - this.#x;
			this.#out += `\u001B[${by === 1 ? '' : by}C`;
		}

		this.#x = x;
		this.#y = y;
	}

	/**
	@param sure Whether every terminal goes on as far as this one is told it does.
	*/
	put(text: string, cells: number, style: CellStyle, sure = true): void {
		// Blanks look the same in any colour: none is turned off for them.
		if (text.trim() !== '' || this.#style.onBlank !== style.onBlank) {
			this.#out += transition(this.#style, style);
			this.#style = style;
		}

		this.#out += text;
		const x = (this.#x ?? this.#width) + cells;
		this.#x = sure && x < this.#width ? x : undefined;
	}

	/** Plain blanks up to a column. */
	blank(from: number, to: number): void {
		if (to - from <= shortest) {
			this.put(' '.repeat(to - from), to - from, plain);
			return;
		}

		// What is erased takes the background that is on.
		if (this.#style.onBlank !== plain) {
			this.#out += transition(this.#style, plain);
			this.#style = plain;
		}

		this.#out += to >= this.#width ? '\u001B[K' : `\u001B[${to - from}X`;
	}

	/** @returns All of it; the style is plain again at its end. */
	end(): string {
		this.#out += transition(this.#style, plain);
		this.#style = plain;
		return this.#out;
	}
}
