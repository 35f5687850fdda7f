import {line, piece, type Piece, empty} from '../frame/piece.ts';
import type {Status, Title} from '../frame/border.ts';
import type {Theme} from '../theme.ts';
import {cleanLine} from '../../core/text.ts';
import type {Timeline} from '../time/timeline.ts';

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

/** @returns A sentence that says what went wrong, with a sign before it. */
export function failureLine(room: Room, text: string): string {
	const {theme} = room;
	return roomLine(room, {text: `${theme.danger(theme.glyphs.danger)} ${cleanLine(text)}`, width: 2 + piece(cleanLine(text)).width});
}

/** @returns Exactly the room's rows: what is too much goes, what is missing is blank. */
export function fillRows({width, rows}: Room, lines: readonly string[]): string[] {
	const blank = ' '.repeat(width);
	return Array.from({length: rows}, (_, index) => lines[index] ?? blank);
}
