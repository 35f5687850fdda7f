import {cut} from '../frame/width.ts';
import type {Theme} from '../theme.ts';
import {wrapped} from './markdown/wrap.ts';

/** What was thought, as lines of at most `width` cells. */
export function thoughtBody(text: string, width: number, theme: Theme): string[] {
	return wrapped(text, Math.max(1, width - 2)).map(line => (line === '' ? '' : cut(`  ${theme.dim(line)}`, width, '')));
}

/**
A thought that is being written. Its last line is wrapped again, and what is before it stands: models think for a hundred pages.
*/
export class ThoughtStream {
	readonly #width: number;
	readonly #theme: Theme;
	#settled = '';
	#lines: string[] = [];

	constructor(width: number, theme: Theme) {
		this.#width = width;
		this.#theme = theme;
	}

	/**
	@param text Without blanks at its ends.
	@returns The lines of the thought as far as it is there.
	*/
	lines(text: string): string[] {
		if (!text.startsWith(this.#settled)) {
			this.#settled = '';
			this.#lines = [];
		}

		const end = text.lastIndexOf('\n') + 1;
		if (end > this.#settled.length) {
			this.#lines.push(...thoughtBody(text.slice(this.#settled.length, end - 1), this.#width, this.#theme));
			this.#settled = text.slice(0, end);
		}

		return [...this.#lines, ...thoughtBody(text.slice(end), this.#width, this.#theme)];
	}
}
