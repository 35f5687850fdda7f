import {percent, unknown} from '../../core/format.ts';
import {alignRight, join, piece, type Piece} from '../frame/piece.ts';
import type {Theme} from '../theme.ts';

/**
A figure that stands still: the number right-aligned in `digits` cells, its unit dim behind it.

@param text As `core/format.ts` writes it, in its unit or without one.
@param digits Cells of the number alone; a longer one takes what it needs.
*/
export function figure(theme: Theme, text: string, digits: number, unit = '', style = theme.plain): Piece {
	const [number = unknown, own = unit] = text === unknown ? [unknown] : text.split(' ');
	const known = number !== unknown && !notNumber.test(number);
	const shown = piece(known ? number : theme.glyphs.unknown, known ? style : theme.dim);
	return own === '' ? alignRight(shown, digits) : join(alignRight(shown, digits), ' ', piece(own, theme.dim));
}

/** @returns A dim word, blanks, and a figure behind it. */
export function labelled(theme: Theme, label: string, value: Piece): Piece {
	return join(piece(`${label} `, theme.dim), value);
}

/** What a division by nothing leaves in a text. */
export const notNumber = /NaN|Infinity|∞/;

/** @returns A share as per cent, or the sign for unknown: for words in a border. */
export function percentText(share: number | undefined, theme: Theme): string {
	return share === undefined || !Number.isFinite(share) ? theme.glyphs.unknown : percent(share);
}

const gibibyte = 2 ** 30;

/** @returns GiB with one decimal below a thousand and none above: at most five cells up to 100 TiB. */
export function gibi(bytes: number | undefined): string {
	if (bytes === undefined || !Number.isFinite(bytes)) {
		return unknown;
	}

	const value = bytes / gibibyte;
	return value < 999.95 ? value.toFixed(1) : value.toFixed(0);
}

/** @returns `7.9/12.0 GiB`, as wide whatever is used. */
export function usedOfTotal(theme: Theme, used: number | undefined, total: number | undefined, unit = 'GiB'): Piece {
	const whole = gibi(total);
	const left = gibi(used);
	const width = Math.max(whole.length, left.length);
	return join(
		figure(theme, left, width),
		piece('/', theme.dim),
		figure(theme, whole, whole.length, unit),
	);
}

/** @returns A share of one; `undefined` when either figure is missing. */
export function shareOf(used: number | undefined, total: number | undefined): number | undefined {
	return used === undefined || total === undefined || total <= 0 ? undefined : used / total;
}

/** @returns The sum; `undefined` when there is nothing to sum or one of them is not known. */
export function sumOf(values: ReadonlyArray<number | undefined>): number | undefined {
	let sum = 0;
	for (const value of values) {
		if (value === undefined) {
			return undefined;
		}

		sum += value;
	}

	return values.length === 0 ? undefined : sum;
}

/** @returns The greatest of those that are known. */
export function greatest(values: ReadonlyArray<number | undefined>): number | undefined {
	const known = values.filter(value => value !== undefined);
	return known.length === 0 ? undefined : Math.max(...known);
}
