import {empty, join, piece} from '../frame/piece.ts';
import {cut} from '../frame/width.ts';
import type {Theme} from '../theme.ts';
import type {Menu} from './menu.ts';

/** What Tab offers on one line, from a place where the chosen one is seen. */
export function menuLine({items, selected}: Menu, width: number, theme: Theme): string {
	const room = width - 3;
	// As many from the left as leave room for the chosen one.
	const first = items.findIndex((_, index) => index >= (selected ?? 0) || items.slice(index, (selected ?? 0) + 1).join('  ').length <= room);

	let line = empty;
	for (const [index, item] of items.entries()) {
		if (index >= first && line.width < room) {
			line = join(line, line.width > 0 ? '  ' : '', piece(item.trimEnd(), index === selected ? text => theme.strong(theme.accent(text)) : theme.dim));
		}
	}

	return `   ${cut(line.text, room, theme.glyphs.ellipsis)}`;
}
