import type {Style} from '../theme.ts';
import {cut, widthOf} from './width.ts';

/**
A styled text that knows its width: lines are put together from pieces without measuring again.
*/
export type Piece = {readonly text: string; readonly width: number};

export const empty: Piece = {text: '', width: 0};

/** @returns A piece of unstyled text, put into a style. */
export function piece(text: string, style?: Style): Piece {
	return {text: style ? style(text) : text, width: widthOf(text)};
}

/** @returns A piece of exactly `width` cells that was drawn to size. */
export function drawn(text: string, width: number): Piece {
	return {text, width};
}

/** @returns The pieces side by side; plain strings are measured. */
export function join(...parts: ReadonlyArray<Piece | string>): Piece {
	let text = '';
	let width = 0;
	for (const part of parts) {
		const next = typeof part === 'string' ? piece(part) : part;
		text += next.text;
		width += next.width;
	}

	return {text, width};
}

/** @returns The piece in at least `width` cells, at its right end. */
export function alignRight(part: Piece, width: number): Piece {
	const gap = width - part.width;
	return gap > 0 ? {text: ' '.repeat(gap) + part.text, width} : part;
}

/** @returns The piece in at least `width` cells, at its left end. */
export function alignLeft(part: Piece, width: number): Piece {
	const gap = width - part.width;
	return gap > 0 ? {text: part.text + ' '.repeat(gap), width} : part;
}

/**
A line of exactly `width` cells with one piece at each end. When both don't fit, the left one is cut; the right one goes only where it is wider than the line.
*/
export function line(left: Piece, end: Piece, width: number, ellipsis = '…'): string {
	const right = end.width > width ? empty : end;
	const room = width - right.width;
	if (left.width <= room) {
		return left.text + ' '.repeat(room - left.width) + right.text;
	}

	// One blank between what was cut and what follows it.
	const short = cut(left.text, right.width > 0 ? room - 1 : room, ellipsis);
	return short + ' '.repeat(Math.max(0, room - widthOf(short))) + right.text;
}
