import {widthOf} from '../frame/width.ts';
import type {Theme} from '../theme.ts';

/** A key and the word for what it does. */
export type KeyWord = readonly [key: string, word: string];

/**
What keys do, in a line at the foot of a dialog. Where it is too long, the gaps grow narrower first; then the first keys go, which are those that one finds by oneself.

@param room Cells of the line.
*/
export function keysLine(keys: readonly KeyWord[], room: number, theme: Theme): string {
	const line = (shown: readonly KeyWord[], gap: string) => shown.map(([key, word]) => `${theme.accent(key)} ${word}`).join(gap);
	const wide = line(keys, '   ');
	if (widthOf(wide) <= room) {
		return wide;
	}

	let first = 0;
	while (first < keys.length - 1 && widthOf(line(keys.slice(first), '  ')) > room) {
		first++;
	}

	return line(keys.slice(first), '  ');
}
