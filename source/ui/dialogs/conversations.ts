import type {SessionSummary} from '../../core/chat.ts';
import {integer} from '../../core/format.ts';
import {cleanLine} from '../../core/text.ts';
import type {View} from '../../core/view.ts';
import {fit} from '../frame/width.ts';
import type {Theme} from '../theme.ts';
import {listLines} from './list.ts';

/** @returns The conversations whose title has what is typed, in any letter case. */
export function conversationsFound({sessions}: Pick<View, 'sessions'>, filter: string): readonly SessionSummary[] {
	const wanted = filter.toLowerCase();
	return sessions.filter(({title}) => title.toLowerCase().includes(wanted));
}

const day = new Intl.DateTimeFormat('en-CA', {year: 'numeric', month: '2-digit', day: '2-digit'});
const time = new Intl.DateTimeFormat('en-GB', {hour: '2-digit', minute: '2-digit'});

/** The conversations on this box, the newest first. */
export function conversationsLines(view: View, width: number, height: number, filter: string, selected: number, theme: Theme): string[] {
	const room = Math.min(width, 76);
	const found = conversationsFound(view, filter);
	const titleWidth = Math.max(8, room - 4 - 2 - 18 - 6);
	const rows = found.map(({id, title, saved, messages}) => {
		const when = `${day.format(saved)} ${time.format(saved)}`;
		const words = fit(cleanLine(title), titleWidth, theme.glyphs.ellipsis);
		return `${id === view.session.id ? theme.accent(words) : words} ${theme.dim(integer(messages).padStart(5))} ${theme.dim(when)}`;
	});
	const empty = view.sessions.length === 0 ? 'no conversation has been saved yet' : 'no title has these letters; Backspace takes one away';
	return listLines({
		title: 'Conversations',
		status: 'esc back',
		head: `${theme.accent(theme.glyphs.prompt)} ${filter}${theme.glyphs.cursor}`,
		rows: rows.length > 0 ? rows : [theme.dim(empty)],
		...(rows.length > 0 && {selected: Math.min(selected, rows.length - 1)}),
		width: room,
		height,
		theme,
	});
}
