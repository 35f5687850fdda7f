import type {Token} from 'marked';
import type {Theme} from '../../theme.ts';
import {blockLines, standsApart} from './blocks.ts';
import {CodeStream} from './code-stream.ts';
import {heal} from './heal.ts';
import {lex} from './lexer.ts';
import {wrapped} from './wrap.ts';

/**
A whole Markdown text as lines of at most `width` cells; plain while the parser is not there.

@param text Clean.
*/
export function markdownLines(text: string, width: number, theme: Theme): string[] {
	const tokens = lex(text);
	return tokens === undefined ? wrapped(text.trim(), width) : blockLines(tokens, width, theme);
}

/**
A Markdown text that is being written. Only its last block is parsed and drawn again: what is before it stands. Of a long block of code that is its end.
*/
export class MarkdownStream {
	readonly #width: number;
	readonly #theme: Theme;
	/** The text of the blocks that stand. */
	#settled = '';
	#settledLines: string[] = [];
	/** The text of the last block that stands: the blank line after it belongs to what follows. */
	#before = '';
	/** The last block, where it is code that has not ended. */
	#code: CodeStream | undefined;

	constructor(width: number, theme: Theme) {
		this.#width = width;
		this.#theme = theme;
	}

	/** @returns The lines of the text as far as it is there. */
	lines(text: string): string[] {
		if (!text.startsWith(this.#settled)) {
			this.#settled = '';
			this.#settledLines = [];
			this.#before = '';
			this.#code = undefined;
		}

		const rest = text.slice(this.#settled.length);
		const code = this.#codeLines(rest);
		if (code !== undefined) {
			return [...this.#settledLines, ...(standsApart(this.#before) ? [''] : []), ...code];
		}

		const tokens = lex(heal(rest));
		if (tokens === undefined) {
			return wrapped(text.trim(), this.#width);
		}

		const last = tokens.findLastIndex(({type}) => type !== 'space');
		const open = this.#settle(tokens.slice(0, Math.max(0, last)), rest) ? tokens.slice(last) : tokens;
		return [...this.#settledLines, ...blockLines(open, this.#width, this.#theme, this.#before)];
	}

	/** @returns The lines of a block of code that has not ended. */
	#codeLines(text: string): string[] | undefined {
		this.#code ??= CodeStream.open(text, this.#width, this.#theme);
		const lines = this.#code?.lines(text);
		if (lines === undefined) {
			this.#code = undefined;
		}

		return lines;
	}

	/** @returns Whether there are blocks that stand from now on. What was healed is not the text itself, and cannot. */
	#settle(tokens: readonly Token[], text: string): boolean {
		const raw = tokens.map(token => token.raw).join('');
		if (tokens.length === 0 || !text.startsWith(raw)) {
			return false;
		}

		this.#settledLines.push(...blockLines(tokens, this.#width, this.#theme, this.#before));
		this.#settled += raw;
		const block = tokens.findLastIndex(({type}) => type !== 'space');
		const after = tokens.slice(Math.max(0, block)).map(token => token.raw).join('');
		this.#before = block === -1 ? this.#before + after : after;
		return true;
	}
}
