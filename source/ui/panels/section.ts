import {line, piece, join, type Piece, empty} from '../frame/piece.ts';
import type {Status, Title} from '../frame/border.ts';
import type {Theme} from '../theme.ts';
import {cleanLine} from '../../core/text.ts';
import type {Timeline} from '../time/timeline.ts';
import {textLines} from './text-lines.ts';

/**
A panel as text: what its border says, and its lines.
*/
export type Section = {
	readonly title: Title;
	readonly status: Status;
	/** As many as the room has rows, each exactly as wide. */
	readonly body: readonly string[];
};

/** The space inside a panel's borders and margins. */
export type Room = {
	readonly width: number;
	readonly rows: number;
	readonly theme: Theme;
	/** What charts draw; the newest samples alone where it is absent. */
	readonly timeline?: Timeline;
	/** The panel has the whole pane: everything known is shown. */
	readonly zoomed?: boolean;
};

/** @returns A line of the room's width with one piece at each end. */
export function roomLine({width, theme}: Room, left: Piece, right: Piece = empty): string {
	return line(left, right, width, theme.glyphs.ellipsis);
}

/** @returns A dim sentence of any origin on one line. */
export function sentence(room: Room, text: string): string {
	return roomLine(room, piece(cleanLine(text), room.theme.dim));
}

/** @returns A sentence that says what went wrong, with a sign before it: in as many lines as it takes, up to the room's rows. */
export function failureLines(room: Room, text: string): string[] {
	const {theme, width, rows} = room;
	const sign = piece(`${theme.glyphs.danger} `, theme.danger);
	return textLines(text, {width: width - sign.width, rows, ellipsis: theme.glyphs.ellipsis})
		.map((said, index) => roomLine(room, join(index === 0 ? sign : ' '.repeat(sign.width), said)));
}

/** @returns Exactly the room's rows: what is too much goes, what is missing is blank. */
export function fillRows({width, rows}: Room, lines: readonly string[]): string[] {
	const blank = ' '.repeat(width);
	return Array.from({length: rows}, (_, index) => lines[index] ?? blank);
}
