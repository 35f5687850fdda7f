import {bottomBorder, rule, side, topBorder, type Title} from '../frame/border.ts';
import {fit} from '../frame/width.ts';
import type {Theme} from '../theme.ts';

export type ListOptions = {
	readonly title: Title;
	readonly status?: string;
	/** A line above the rows, as the names of the columns or what is typed. */
	readonly head?: string;
	readonly rows: readonly string[];
	/** The chosen row; absent where nothing can be chosen. */
	readonly selected?: number;
	/** The first row shown where nothing can be chosen. */
	readonly from?: number;
	/** Lines under a rule at the bottom. */
	readonly foot?: readonly string[];
	readonly width: number;
	/** Lines at most. */
	readonly height: number;
	readonly theme: Theme;
};

/**
A bordered list that fits its place: the rows scroll so that the chosen one shows.

@returns At most `height` lines of exactly `width` cells.
*/
export function listLines({title, status = '', head, rows, selected, from = 0, foot = [], width, height, theme}: ListOptions): string[] {
	const inside = width - 4;
	const around = 2 + (head === undefined ? 0 : 1);
	// The foot goes before the rows do.
	const footRoom = height - around - 3;
	const feet = foot.length > 0 && footRoom > foot.length ? [rule('', '', width, theme), ...foot.map(line => side(fit(line, inside, theme.glyphs.ellipsis), theme))] : [];
	const room = Math.max(1, Math.min(rows.length, height - around - feet.length));
	const first = selected === undefined ? Math.max(0, Math.min(from, rows.length - room)) : Math.max(0, Math.min(selected - Math.floor(room / 2), rows.length - room));
	const shown = rows.slice(first, first + room).map((row, index) => {
		const chosen = first + index === selected;
		// Half of a pair of brackets is no mark.
		const mark = chosen ? theme.accent(theme.glyphs.name === 'ascii' ? theme.glyphs.prompt : theme.glyphs.currentLeft) : ' ';
		return side(fit(`${mark} ${chosen ? theme.strong(row) : row}`, inside, theme.glyphs.ellipsis), theme);
	});
	const more = first + room < rows.length ? `${rows.length - first - room} more ${theme.glyphs.down}` : '';
	return [
		topBorder(title, status, width, theme),
		...(head === undefined ? [] : [side(fit(head, inside, theme.glyphs.ellipsis), theme)]),
		...shown,
		...feet,
		bottomBorder(width, theme, more),
	].slice(0, height);
}
