import type {Token, Tokens} from 'marked';
import type {Theme} from '../../theme.ts';

/** What a list's line begins with, and what follows. */
export type ListItem = {readonly mark: string; readonly tokens: readonly Token[]};

/** @returns The items of a list with their marks: a bullet, a number as the text has it, or a box. */
export function listItems({ordered, start, items}: Tokens.List, theme: Theme): ListItem[] {
	return items.map(({task, checked, tokens}, index) => {
		const number = ordered ? `${(start === '' ? 1 : start) + index}.` : '';
		const box = task ? (checked ? '[x]' : '[ ]') : '';
		const mark = [number, box].filter(part => part !== '').join(' ') || theme.glyphs.bullet;
		// A box of its own token would be drawn twice, or as an empty block.
		return {mark, tokens: tokens.filter(({type}) => type !== 'checkbox')};
	});
}
