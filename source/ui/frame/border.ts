import {clean, cleanLine} from '../../core/text.ts';
import type {Level, Theme} from '../theme.ts';
import {empty, join, piece, type Piece} from './piece.ts';
import {cut} from './width.ts';

/** A title: what the pane is, and what it is about. */
export type Title = string | {readonly name: string; readonly detail?: string};

/** The pane's state, at the right end of its border. */
export type Status = string | {readonly text: string; readonly level?: Level | 'dim'};

export type BorderOptions = {
	/** The pane has the focus: its title is marked. */
	readonly focused?: boolean;
};

/** @returns `╭─ Title  detail ──── status ─╮`, exactly `width` cells. */
export function topBorder(title: Title, status: Status, width: number, theme: Theme, options?: BorderOptions): string {
	const {topLeft, topRight} = theme.glyphs.border;
	return edge(topLeft, topRight, title, status, width, theme, options);
}

/** @returns `├─ Title  detail ──── status ─┤`, exactly `width` cells: the line that two panes share. */
export function rule(title: Title, status: Status, width: number, theme: Theme, options?: BorderOptions): string {
	const {left, right} = theme.glyphs.border;
	return edge(left, right, title, status, width, theme, options);
}

/** @returns `╰────╯`, exactly `width` cells. */
export function bottomBorder(width: number, theme: Theme, status: Status = ''): string {
	const {bottomLeft, bottomRight} = theme.glyphs.border;
	return edge(bottomLeft, bottomRight, '', status, width, theme);
}

/**
@param content Styled, of exactly `width - 4` cells.
@returns `│ content │`.
*/
export function side(content: string, theme: Theme): string {
	const vertical = theme.border(theme.glyphs.border.vertical);
	return `${vertical} ${content} ${vertical}`;
}

function edge(left: string, right: string, title: Title, status: Status, width: number, theme: Theme, options: BorderOptions = {}): string {
	const {horizontal} = theme.glyphs.border;
	if (width < 2) {
		return theme.border(left.slice(0, Math.max(0, width)));
	}

	// Two corners, a line beside each, and blanks around the words: what is left is shared, the status first but never more than two thirds.
	const room = width - 4;
	const end = statusPiece(status, (title === '' ? room : Math.floor(room * 0.66)) - 2, theme);
	const start = titlePiece(title, room - end.width - 3, theme, options);
	const fill = width - 2 - start.width - end.width - (start.width > 0 ? 1 : 0) - (end.width > 0 ? 1 : 0);
	const lead = start.width > 0 ? horizontal : '';
	const tail = end.width > 0 ? horizontal : '';
	const middle = theme.border(horizontal.repeat(Math.max(0, fill)));
	return start.width === 0 && end.width === 0
		? theme.border(left + horizontal.repeat(width - 2) + right)
		: theme.border(left + lead) + start.text + middle + end.text + theme.border(tail + right);
}

function statusPiece(status: Status, room: number, theme: Theme): Piece {
	const {text, level} = typeof status === 'string' ? {text: status} : status;
	// Blanks within are kept: figures stand still by them.
	const words = cut(clean(text).replaceAll(/[\n\t]/gu, ' ').trim(), room, theme.glyphs.ellipsis);
	return words === '' ? empty : join(' ', piece(words, level === undefined || level === 'good' ? theme.plain : theme[level]), ' ');
}

function titlePiece(title: Title, room: number, theme: Theme, {focused = false}: BorderOptions): Piece {
	const {name, detail = ''} = typeof title === 'string' ? {name: title} : title;
	const first = cut(cleanLine(name), room - (focused ? 2 : 0), theme.glyphs.ellipsis);
	if (first === '') {
		return empty;
	}

	const head = focused ? piece(theme.styled ? ` ${first} ` : `${theme.glyphs.prompt} ${first}`, text => theme.focus(theme.accent(text))) : piece(first, theme.strong);
	const rest = cleanLine(detail);
	const tail = rest === '' ? '' : cut(rest, room - head.width - 2, theme.glyphs.ellipsis);
	return join(' ', head, tail === '' ? '' : `  ${tail}`, ' ');
}
