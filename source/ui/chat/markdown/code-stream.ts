import type {Theme} from '../../theme.ts';
import {codeBody, codeHead} from './code.ts';

/** Beyond this what stands longest is not coloured again. Characters. */
const most = 3000;

/** What of it is. */
const kept = 1200;

/** The first line of a block of code that is not moved in. */
const opening = /^(`{3,}|~{3,})((?:[^\n`~][^\n`]*)?)\n/u;

/**
A block of code that is being written. Only its end is coloured and broken again, so that a token of a long program takes no longer than one of a short.

The highlighter begins anew at a line, most often an empty one, some way before the end: a comment that goes on over it has the wrong colour until the block is whole.
*/
export class CodeStream {
	readonly #mark: string;
	readonly #head: string;
	readonly #language: string;
	readonly #width: number;
	readonly #theme: Theme;
	/** How much of the text stands. */
	#settled: number;
	readonly #lines: string[];

	/** @returns A stream for a text that begins with a block of code. */
	static open(text: string, width: number, theme: Theme): CodeStream | undefined {
		const found = opening.exec(text);
		return found === null ? undefined : new CodeStream(found[0], found[1]!, found[2]!.trim(), width, theme);
	}

	private constructor(head: string, mark: string, info: string, width: number, theme: Theme) {
		this.#head = head;
		this.#mark = mark;
		this.#language = info;
		this.#width = width;
		this.#theme = theme;
		this.#settled = head.length;
		this.#lines = [codeHead(info, width, theme)];
	}

	/**
	@param text What began with this block, and has grown.
	@returns Its lines, or nothing where the block has ended.
	*/
	lines(text: string): string[] | undefined {
		const end = text.lastIndexOf('\n') + 1;
		if (end < this.#settled || !text.startsWith(this.#head) || this.#isClosed(text.slice(this.#settled, end))) {
			return undefined;
		}

		const last = text.slice(end).trim();
		// The end of the code, being written.
		const isMark = last !== '' && this.#mark.startsWith(last);
		this.#settle(text, end);
		const rest = text.slice(this.#settled, isMark ? end : undefined).replace(/\n$/u, '');
		return [...this.#lines, ...(rest === '' && this.#settled === this.#head.length ? [] : codeBody(rest, this.#language, this.#width, this.#theme))];
	}

	#isClosed(lines: string): boolean {
		const sign = this.#mark[0]!;
		return lines.includes(this.#mark) && new RegExp(String.raw`^ {0,3}${sign}{${this.#mark.length},}[ \t]*$`, 'mu').test(lines);
	}

	#settle(text: string, end: number): void {
		if (end - this.#settled <= most) {
			return;
		}

		const from = end - kept;
		const blank = text.lastIndexOf('\n\n', from);
		const at = blank > this.#settled ? blank + 2 : text.lastIndexOf('\n', from) + 1;
		if (at > this.#settled) {
			this.#lines.push(...codeBody(text.slice(this.#settled, at - 1), this.#language, this.#width, this.#theme));
			this.#settled = at;
		}
	}
}
