import wrapAnsi from 'wrap-ansi';
import {cut, fit, widthOf} from '../frame/width.ts';
import type {Theme} from '../theme.ts';
import type {Composer} from './composer-state.ts';
import {filesLine} from './files-line.ts';
import {foundIn} from './history-search.ts';
import {menuLine} from './menu-line.ts';
import {pasteLabel, replacePastes, unfoldPastes} from './pasted.ts';

/** The composer as it is drawn. */
export type ComposerLines = {
	readonly lines: readonly string[];
	/** Of the terminal's cursor, from the first line's left end. */
	readonly cursor: {readonly x: number; readonly y: number};
};

export type ComposerLinesOptions = Pick<Composer, 'text' | 'cursor'> & Partial<Pick<Composer, 'pastes' | 'search' | 'menu' | 'history' | 'files'>> & {
	/** Tokens that the model holds, where it is known. */
	readonly context?: number;
	readonly width: number;
	/** Lines it may take at most; it scrolls within. */
	readonly maxLines: number;
	readonly theme: Theme;
	/** Shown, dim, while nothing is written. */
	readonly placeholder: string;
};

/** Text beyond this is drawn around the cursor only: a paste of megabytes must not slow down a key. */
const drawnAround = 20_000;

const segmenter = new Intl.Segmenter(undefined, {granularity: 'grapheme'});

/** Blanks at the left, with the prompt mark among them. */
const indent = 3;

/**
Lays out the message being written: wrapped, with the prompt mark on its first line, scrolled so that the cursor shows. A search through the history, what Tab offers, or the files that go with it have a line above it.
*/
export function composerLines(options: ComposerLinesOptions): ComposerLines {
	const above = options.maxLines < 2 ? undefined : lineAbove(options);
	if (above === undefined) {
		return messageLines(options);
	}

	const {lines, cursor} = messageLines({...options, maxLines: options.maxLines - 1});
	return {lines: [above.line, ...lines], cursor: above.cursor === undefined ? {...cursor, y: cursor.y + 1} : {x: above.cursor, y: 0}};
}

/** @returns The line above the message, and where the cursor is in it where one types there. */
function lineAbove({text, pastes = {}, search, history = [], menu, files = [], context, width, theme}: ComposerLinesOptions): {readonly line: string; readonly cursor?: number} | undefined {
	if (search !== undefined) {
		const head = ` ${theme.accent('search')} ${search.query}`;
		const title = foundIn({search, history});
		const tail = search.query === '' ? 'type to find what you sent, in any conversation; ^R goes back further' : title === undefined ? search.found === undefined && search.isWhole ? 'not found' : '' : `in “${title}”`;
		const line = `${head}${tail === '' ? '' : `  ${theme.dim(tail)}`}`;
		return {line: cut(line, width, theme.glyphs.ellipsis), cursor: Math.min(widthOf(head), width - 1)};
	}

	const line = menu === undefined ? (files.length === 0 ? undefined : filesLine(files, {text: unfoldPastes(text, pastes), width, context, theme})) : menuLine(menu, width, theme);
	return line === undefined ? undefined : {line};
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
	const place = locate(before, shown.slice(cursor - from), room);
	// Where the last line is full, what is typed next begins another one, and so does the window of an input method.
	if (place.y === all.length) {
		all.push('');
	}

	const first = Math.max(0, Math.min(place.y - maxLines + 1, all.length - maxLines, place.y));
	const top = Math.max(first, place.y - maxLines + 1);
	const lines = all.slice(top, top + maxLines).map((line, index) => (index + top === 0 && from === 0 ? mark : ' '.repeat(indent)) + fit(line, room, ''));
	return {lines, cursor: {x: indent + place.x, y: place.y - top}};
}

/** Hard wrapping: each cell of the message is where it was typed, and the cursor can be found by counting. */
function wrap(text: string, width: number): string[] {
	return wrapAnsi(text.replaceAll('\t', ' '.repeat(4)), width, {hard: true, trim: false, wordWrap: false}).split('\n');
}

/**
@param before The lines of what stands before the cursor.
@param after What stands behind it.
@returns Where the next sign is: a line that has no room for it ends where the next one starts.
*/
function locate(before: readonly string[], after: string, width: number): {x: number; y: number} {
	const y = before.length - 1;
	const x = widthOf(before.at(-1)!);
	const [next] = segmenter.segment(after.slice(0, 64));
	if (next?.segment === '\n') {
		return {x: Math.min(x, width - 1), y};
	}

	// Before a wide sign a line can be full with a cell left.
	const wide = next !== undefined && !/^[\t\u{100000}-\u{1003FF}]/u.test(next.segment) && widthOf(next.segment) === 2;
	return x + (wide ? 2 : 1) > width && x > 0 ? {x: 0, y: y + 1} : {x, y};
}
