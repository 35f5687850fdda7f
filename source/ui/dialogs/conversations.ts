import type {SessionSummary} from '../../core/chat.ts';
import {integer} from '../../core/format.ts';
import {cleanLine} from '../../core/text.ts';
import type {View} from '../../core/view.ts';
import {cut, fit} from '../frame/width.ts';
import type {Dialog} from '../state.ts';
import type {Theme} from '../theme.ts';
import {listLines} from './list.ts';
import type {Found} from './search.ts';

/** @returns The conversations whose title has what is typed, in any letter case, and those where it was said. */
export function conversationsFound({sessions}: Pick<View, 'sessions'>, filter: string, found?: Found): readonly SessionSummary[] {
	const wanted = filter.toLowerCase();
	const said = new Set(found?.words === filter ? found.hits.map(({session}) => session) : []);
	return sessions.filter(({id, title}) => title.toLowerCase().includes(wanted) || said.has(id));
}

const day = new Intl.DateTimeFormat('en-CA', {year: 'numeric', month: '2-digit', day: '2-digit'});
const time = new Intl.DateTimeFormat('en-GB', {hour: '2-digit', minute: '2-digit'});

/** From here on there is room for the model too. */
const wide = 72;

/** The conversations on this box, the newest first. */
export function conversationsLines(view: View, width: number, height: number, {filter, selected, sure}: Pick<Dialog, 'filter' | 'selected' | 'sure'>, matches: Found | undefined, theme: Theme): string[] {
	const room = Math.min(width, 100);
	const found = conversationsFound(view, filter, matches);
	const modelWidth = room >= wide ? 16 : 0;
	const titleWidth = Math.max(8, room - 4 - 2 - 18 - 6 - (modelWidth === 0 ? 0 : modelWidth + 1));
	const {ellipsis} = theme.glyphs;
	const rows = found.map(({id, title, saved, messages, model = ''}) => {
		const when = `${day.format(saved)} ${time.format(saved)}`;
		const words = fit(cleanLine(title), titleWidth, ellipsis);
		const by = modelWidth === 0 ? '' : `${theme.dim(fit(cleanLine(model), modelWidth, ellipsis))} `;
		return `${id === view.session.id ? theme.accent(words) : words} ${by}${theme.dim(integer(messages).padStart(5))} ${theme.dim(when)}`;
	});
	const empty = view.sessions.length === 0 ? 'no conversation has been saved yet: the first one is with your first message' : 'no title and no message has these letters; Backspace takes one away';
	const chosen = found[Math.min(selected, found.length - 1)];
	const keys = `${theme.accent('Enter')} open   ${theme.accent('^N')} new   ${theme.accent('Del')} delete   ${theme.accent('/rename')} once it is open`;
	const foot = chosen !== undefined && sure === chosen.id ? theme.danger(cut(`Del again deletes “${cleanLine(chosen.title)}” for good`, room - 4, ellipsis)) : keys;
	return listLines({
		title: 'Conversations',
		status: 'esc back',
		head: `${theme.accent(theme.glyphs.prompt)} ${filter}${theme.glyphs.cursor}`,
		rows: rows.length > 0 ? rows : [theme.dim(empty)],
		...(rows.length > 0 && {selected: Math.min(selected, rows.length - 1), foot: [foot]}),
		width: room,
		height,
		theme,
	});
}
