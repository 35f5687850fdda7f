import {keymap} from '../../core/keymap.ts';
import {cleanLine} from '../../core/text.ts';
import type {Notice} from '../../core/view.ts';
import type {AppEvent} from '../state.ts';

const arrows: Readonly<Record<string, string>> = {Up: '↑', Down: '↓', Left: '←', Right: '→'};

/** Keys of the screen that are no keys here, and the words that do the same. */
const wordOfKey = new Map(keymap.flatMap(row => ('slash' in row ? row.keys.filter(key => /^(?:Ctrl\+(?![CD]$)|Alt\+)/u.test(key)).map(key => [key.replace(/\w{2,}$/u, name => arrows[name] ?? name), `/${row.slash}`] as const) : [])));

/** @returns The lines that an event brings of what LISA says. */
export function noticesSaid(event: AppEvent): string[] {
	return noticesIn(event).map(({text, hint}) => `LISA: ${hereWords(hint === undefined ? text : `${text} ${hint}`)}`);
}

/** @returns A sentence on one line, with the words of this face in place of the screen's keys. */
export function hereWords(text: string): string {
	return cleanLine(text).replaceAll(/(?:Ctrl|Alt)\+[^\s,.;:)]+/gu, key => wordOfKey.get(key) ?? key).replaceAll(/\bEsc\b/gu, 'Ctrl+C');
}

function noticesIn(event: AppEvent): readonly Notice[] {
	if (event.type === 'host') {
		return event.events.flatMap(each => (each.type === 'notice' ? [each.notice] : []));
	}

	const notice = event.type === 'notice' ? event.notice : event.type === 'attached' ? event.view.notice : undefined;
	return notice === undefined ? [] : [notice];
}
