/**
Why a header could not be read to its end.

- `more`: the window ends before the header does.
- `cut`: the file itself ends before its header does.
- `foreign`: it is no GGUF file.
- `damaged`: it says something that cannot be.
*/
export type StopReason = 'more' | 'cut' | 'foreign' | 'damaged';

/** Ends the reading of a header. Never leaves `parseGguf`. */
export class GgufStop extends Error {
	readonly reason: StopReason;
	/** Bytes from the start of the file that are needed to go on, for `more`. */
	readonly needed: number;

	constructor(message: string, reason: StopReason = 'damaged', needed = 0) {
		super(message);
		this.reason = reason;
		this.needed = needed;
	}
}

const decoder = new TextDecoder('utf-8');

/**
Reads little-endian values from a window on the beginning of a file, and never past its end.

Every length is checked against `limit` (what the file can hold) before it is believed, and against the window before it is read.
*/
export class GgufCursor {
	offset = 0;
	readonly #bytes: Uint8Array;
	readonly #view: DataView;
	readonly #limit: number;

	/** @param limit Bytes the header may have at most: the file's size or the bound on headers. */
	constructor(bytes: Uint8Array, limit: number) {
		this.#bytes = bytes;
		this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		this.#limit = limit;
	}

	/** Bytes that the header may still have. */
	get remaining(): number {
		return this.#limit - this.offset;
	}

	/**
	Moves on by `length` bytes.

	@returns Where they begin.
	@throws {GgufStop} When the file has no such number of bytes, or the window does not.
	*/
	take(length: number, what: string): number {
		if (length > this.remaining) {
			throw new GgufStop(`${what} reaches past the end of the file`, 'cut');
		}

		const start = this.offset;
		if (start + length > this.#bytes.length) {
			throw new GgufStop(`${what} is not in the window yet`, 'more', start + length);
		}

		this.offset = start + length;
		return start;
	}

	u32(what: string): number {
		return this.#view.getUint32(this.take(4, what), true);
	}

	/** @throws {GgufStop} When the number is larger than 2^53 − 1, which no count, length or offset of a real file is. */
	u64(what: string): number {
		const start = this.take(8, what);
		const high = this.#view.getUint32(start + 4, true);
		if (high >= 0x20_00_00) {
			throw new GgufStop(`${what} is impossibly large`);
		}

		return high * 0x1_00_00_00_00 + this.#view.getUint32(start, true);
	}

	/**
	A string of at most `longest` bytes; a longer one is passed over.

	@returns `undefined` for one that was passed over.
	*/
	string(what: string, longest: number): string | undefined {
		const length = this.u64(`the length of ${what}`);
		const start = this.take(length, what);
		return length > longest ? undefined : decoder.decode(this.#bytes.subarray(start, start + length));
	}

	/**
	Passes over `count` strings: what `string` does, without making any, in one loop, since a vocabulary has a quarter of a million.

	@throws {GgufStop}
	*/
	skipStrings(count: number, what: string): void {
		const view = this.#view;
		const end = Math.min(this.#bytes.length, this.#limit);
		let at = this.offset;
		for (let index = 0; index < count; index++) {
			// Anything unusual, the end of the window among it, is left to the careful way.
			const length = at + 8 <= end && view.getUint32(at + 4, true) === 0 ? view.getUint32(at, true) : -1;
			if (length < 0 || at + 8 + length > end) {
				this.offset = at;
				this.take(this.u64(what), what);
				at = this.offset;
			} else {
				at += 8 + length;
			}
		}

		this.offset = at;
	}

	/** The view on the whole window, for fixed-size values at known places. */
	get view(): DataView {
		return this.#view;
	}

	/** The bytes from `start` to where the cursor is. */
	since(start: number): Uint8Array {
		return this.#bytes.subarray(start, this.offset);
	}
}
