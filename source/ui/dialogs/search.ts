import {integer} from '../../core/format.ts';
import {cleanLine} from '../../core/text.ts';
import type {SearchHit} from '../../core/chat.ts';
import {fit, widthOf} from '../frame/width.ts';
import type {Theme} from '../theme.ts';
import {listLines} from './list.ts';

/** Messages that have the words that were looked for. */
export type Found = {readonly words: string; readonly hits: readonly SearchHit[]};

const day = new Intl.DateTimeFormat('en-CA', {year: 'numeric', month: '2-digit', day: '2-digit'});

/** What was found in every conversation, the newest first, with the words around. */
export function searchLines({words, hits}: Found, width: number, height: number, selected: number, theme: Theme): string[] {
	const room = Math.min(width, 100);
	const titleWidth = room >= 70 ? 20 : 10;
	const textWidth = Math.max(10, room - 4 - 2 - titleWidth - 12);
	return listLines({
		title: {name: 'Search', detail: cleanLine(words)},
		status: hits.length === 100 ? 'the newest 100' : `${integer(hits.length)} found`,
		rows: hits.map(hit => `${theme.dim(day.format(hit.time))} ${fit(cleanLine(hit.title), titleWidth, theme.glyphs.ellipsis)} ${around(hit, textWidth, theme)}`),
		selected: Math.min(selected, hits.length - 1),
		foot: [`${theme.accent('Enter')} open there   ${theme.accent('Esc')} back`],
		width: room,
		height,
		theme,
	});
}

/** The words found stand in the first half, so that what follows them shows. */
function around({before, found, after}: SearchHit, width: number, theme: Theme): string {
	const lead = Math.max(0, Math.floor(width / 2) - widthOf(found));
	const signs = [...before];
	let start = signs.length;
	for (let used = 0; start > 0; start--) {
		used += widthOf(signs[start - 1]!);
		if (used > lead) {
			break;
		}
	}

	const head = (start > 0 && start < signs.length ? theme.glyphs.ellipsis : '') + signs.slice(start).join('');
	return `${theme.dim(head)}${theme.strong(found)}${theme.dim(after)}`;
}
