import wrapAnsi from 'wrap-ansi';
import {cut, fit, widthOf} from '../frame/width.ts';
import type {Theme} from '../theme.ts';
import type {Composer} from './composer-state.ts';
import {menuLine} from './menu-line.ts';
import {pasteLabel, replacePastes} from './pasted.ts';

/** The composer as it is drawn. */
export type ComposerLines = {
	readonly lines: readonly string[];
	/** Of the terminal's cursor, from the first line's left end. */
	readonly cursor: {readonly x: number; readonly y: number};
};

export type ComposerLinesOptions = Pick<Composer, 'text' | 'cursor'> & Partial<Pick<Composer, 'pastes' | 'search' | 'menu' | 'history'>> & {
	readonly width: number;
	/** Lines it may take at most; it scrolls within. */
	readonly maxLines: number;
	readonly theme: Theme;
	/** Shown, dim, while nothing is written. */
	readonly placeholder: string;
};

/** Text beyond this is drawn around the cursor only: a paste of megabytes must not slow down a key. */
const drawnAround = 20_000;

/** Blanks at the left, with the prompt mark among them. */
const indent = 3;

/**
Lays out the message being written: wrapped, with the prompt mark on its first line, scrolled so that the cursor shows. A search through the history, or what Tab offers, has a line above it.
*/
export function composerLines(options: ComposerLinesOptions): ComposerLines {
	const {search, menu, width, maxLines, theme} = options;
	if (maxLines < 2 || (search === undefined && menu === undefined)) {
		return messageLines(options);
	}

	const {lines, cursor} = messageLines({...options, maxLines: maxLines - 1});
	if (search !== undefined) {
		const head = ` ${theme.accent('search')} ${search.query}`;
		const tail = search.query === '' ? 'type to find what you sent; ^R goes back further' : search.found === undefined ? 'not found' : '';
		const line = `${head}${tail === '' ? '' : `  ${theme.dim(tail)}`}`;
		return {lines: [cut(line, width, theme.glyphs.ellipsis), ...lines], cursor: {x: Math.min(widthOf(head), width - 1), y: 0}};
	}

	return {lines: [menuLine(menu!, width, theme), ...lines], cursor: {...cursor, y: cursor.y + 1}};
}

function messageLines({text, cursor, pastes = {}, width, maxLines, theme, placeholder}: ComposerLinesOptions): ComposerLines {
	const room = Math.max(1, width - indent);
	const mark = ` ${theme.accent(theme.glyphs.prompt)} `;
	if (text === '') {
		return {lines: [mark + theme.dim(fit(placeholder, room, theme.glyphs.ellipsis))], cursor: {x: indent, y: 0}};
	}

	const from = Math.max(0, cursor - drawnAround);
	const shown = text.slice(from, cursor + drawnAround);
	const drawn = (part: string) => wrap(replacePastes(part, pastes, paste => theme.accent(pasteLabel(paste))), room);
	const before = drawn(shown.slice(0, cursor - from));
	const all = drawn(shown);
	// Words that wrap differently once their end is known: the cursor is where the whole text puts it.
	const place = locate(all, before, room);
	const first = Math.max(0, Math.min(place.y - maxLines + 1, all.length - maxLines, place.y));
	const top = Math.max(first, place.y - maxLines + 1);
	const lines = all.slice(top, top + maxLines).map((line, index) => (index + top === 0 && from === 0 ? mark : ' '.repeat(indent)) + fit(line, room, ''));
	return {lines, cursor: {x: indent + place.x, y: place.y - top}};
}

/** Hard wrapping: each cell of the message is where it was typed, and the cursor can be found by counting. */
function wrap(text: string, width: number): string[] {
	return wrapAnsi(text.replaceAll('\t', ' '.repeat(4)), width, {hard: true, trim: false, wordWrap: false}).split('\n');
}

function locate(all: readonly string[], before: readonly string[], width: number): {x: number; y: number} {
	const y = before.length - 1;
	const x = widthOf(before.at(-1)!);
	// A full line ends where the next one starts.
	return x >= width && all.length > y + 1 ? {x: 0, y: y + 1} : {x: Math.min(x, width - 1), y};
}
