import {bar} from '../chart/bar.ts';
import {alignLeft, alignRight, join, piece, type Piece} from '../frame/piece.ts';
import {levelMark, levelOf, type Style} from '../theme.ts';
import {roomLine, type Room} from './section.ts';

export type BarLine = {
	readonly label: string;
	/** 0 to 1. */
	readonly share: number | undefined;
	readonly value: Piece;
	/** LISA's own part of the whole. */
	readonly own?: number;
	readonly style?: Style;
};

/** Cells of the words before bars and charts, so that they stand under one another. */
export const labelWidth = 5;

const valueWidth = 15;

/**
A word, a bar and a figure. Bars of all panels begin and end in the same column; between bar and figure stands the sign of its level.
*/
export function barLine(room: Room, {label, share, value, own, style}: BarLine): string {
	const {theme, width} = room;
	const right = alignRight(value, Math.min(valueWidth, width));
	const mark = levelMark(style ? 'good' : levelOf(share), theme);
	const length = width - labelWidth - right.width - 1;
	return length < 3
		? roomLine(room, piece(label, theme.dim), value)
		: roomLine(room, join(alignLeft(piece(label, theme.dim), labelWidth), bar(share, length, theme, {own, style}), {text: mark, width: 1}, right));
}
