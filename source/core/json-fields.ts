/** A field of the object that a JSON text is, with the line it begins on, from 1. */
export type JsonField = {readonly name: string; readonly value: unknown; readonly line: number};

/** Where a text stops being JSON, and what is wrong there. */
export type JsonFault = {readonly line: number; readonly said: string; readonly remedy: string};

type Mark = {readonly at: number; readonly said: string; readonly remedy: string};

const text = /"(?:[^"\\\u0000-\u001F]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"/uy;
const plain = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[Ee][+-]?\d+)?|true|false|null/uy;

/** Nobody's settings are nested deeper. */
const deepest = 50;

/**
Reads an object with the line of each field: `JSON.parse` does not always say where it stopped, and never where a field was.

@returns The fields in their order, or the first thing that is wrong.
*/
export function jsonFields(source: string): readonly JsonField[] | JsonFault {
	try {
		return new Reader(source).fields();
	} catch (error) {
		if (error instanceof Stop) {
			const {at, said, remedy} = error.mark;
			return {line: lineOf(source, at), said, remedy};
		}

		throw error;
	}
}

class Stop extends Error {
	readonly mark: Mark;

	constructor(mark: Mark) {
		super(mark.said);
		this.mark = mark;
	}
}

class Reader {
	readonly #source: string;
	#at = 0;

	constructor(source: string) {
		this.#source = source;
	}

	fields(): readonly JsonField[] {
		this.#space();
		if (this.#source[this.#at] !== '{') {
			throw this.#stop('settings begin with {', 'Put them between { and }, as in {"theme": "dark"}.');
		}

		const fields: JsonField[] = [];
		this.#members('}', () => {
			const begin = this.#at;
			const name = this.#name();
			this.#space();
			const from = this.#at;
			this.#value(1);
			fields.push({name, value: JSON.parse(this.#source.slice(from, this.#at)) as unknown, line: lineOf(this.#source, begin)});
		});
		this.#space();
		if (this.#at < this.#source.length) {
			throw this.#stop('something stands behind the last }', 'Delete what is behind it.');
		}

		return fields;
	}

	/** What stands between brackets, with commas between. */
	#members(end: '}' | ']', member: () => void): void {
		this.#at++;
		this.#space();
		if (this.#take(end)) {
			return;
		}

		for (;;) {
			member();
			this.#space();
			if (this.#take(end)) {
				return;
			}

			if (!this.#take(',')) {
				throw this.#stop(this.#source.length === this.#at ? `the ${end} at the end is missing` : 'a comma is missing before this', this.#source.length === this.#at ? `Write ${end} at the end.` : 'Put a comma behind the value before it.');
			}

			this.#space();
			if (this.#source[this.#at] === end) {
				throw this.#stop(`a comma stands before ${end}`, 'Delete the comma behind the last value.');
			}
		}
	}

	#name(): string {
		const name = this.#match(text);
		if (name === undefined) {
			throw this.#stop('the name of a setting is not in double quotes', 'Write it as in "theme": "dark".');
		}

		this.#space();
		if (!this.#take(':')) {
			throw this.#stop(`a colon is missing behind ${name}`, `Write it as in ${name}: value.`);
		}

		return JSON.parse(name) as string;
	}

	#value(depth: number): void {
		this.#space();
		const begin = this.#source[this.#at];
		if (depth > deepest) {
			throw this.#stop('values are nested too deep', 'A setting is one value.');
		}

		if (begin === '[') {
			this.#members(']', () => {
				this.#value(depth + 1);
			});
		} else if (begin === '{') {
			this.#members('}', () => {
				this.#name();
				this.#value(depth + 1);
			});
		} else if (this.#match(text) === undefined && this.#match(plain) === undefined) {
			throw this.#stop(begin === '"' ? 'a text is not closed on its line, or has a backslash that means nothing' : 'this is no value', begin === '"' ? String.raw`Close it with ", and write a backslash as \\.` : 'Texts stand in double quotes; numbers, true and false stand without.');
		}
	}

	#space(): void {
		while (/[\t\n\r ]/u.test(this.#source[this.#at] ?? '')) {
			this.#at++;
		}

		if (/^(?:\/\/|\/\*|#)/u.test(this.#source.slice(this.#at, this.#at + 2))) {
			throw this.#stop('a comment stands here, and JSON has none', 'Delete the comment.');
		}
	}

	#take(sign: string): boolean {
		const isThere = this.#source[this.#at] === sign;
		this.#at += isThere ? 1 : 0;
		return isThere;
	}

	#match(pattern: RegExp): string | undefined {
		pattern.lastIndex = this.#at;
		const found = pattern.exec(this.#source)?.[0];
		this.#at += found?.length ?? 0;
		return found;
	}

	#stop(said: string, remedy: string): Stop {
		return new Stop({at: this.#at, said, remedy});
	}
}

function lineOf(source: string, at: number): number {
	return source.slice(0, at).split(/\r\n?|\n/u).length;
}
