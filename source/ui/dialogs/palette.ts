import {keyLabel, keymap, type CommandName} from '../../core/keymap.ts';
import type {Theme} from '../theme.ts';
import {listLines} from './list.ts';

/** Commands that make no sense by name: they move within what is open. */
const keysOnly = new Set<CommandName>(['send', 'newline', 'history-back', 'history-forward', 'choose-up', 'choose-down', 'accept', 'back', 'palette', 'panel-next', 'panel-previous', 'panel-zoom']);

/**
@returns The commands whose name or help has the letters of the filter in their order; those that have it whole come first.
*/
export function paletteRows(filter: string) {
	const wanted = filter.toLowerCase().replaceAll(' ', '');
	const rows = keymap.filter(({command}) => !keysOnly.has(command));
	const whole = rows.filter(row => `${row.command} ${row.help}`.toLowerCase().includes(filter.toLowerCase()));
	const letters = rows.filter(row => !whole.includes(row) && hasInOrder(`${row.command} ${row.help}`.toLowerCase(), wanted));
	return [...whole, ...letters];
}

function hasInOrder(text: string, letters: string): boolean {
	let from = 0;
	for (const letter of letters) {
		from = text.indexOf(letter, from) + 1;
		if (from === 0) {
			return false;
		}
	}

	return true;
}

/** The palette: every command by name. */
export function paletteLines(width: number, height: number, filter: string, selected: number, theme: Theme): string[] {
	const ascii = theme.glyphs.name === 'ascii';
	const rows = paletteRows(filter).map(({command, help, keys}) => `${command.padEnd(13)} ${theme.dim(keyLabel(keys[0], ascii).padEnd(6))} ${help}`);
	return listLines({
		title: 'Palette',
		status: 'esc back',
		head: `${theme.accent(theme.glyphs.prompt)} ${filter}${theme.glyphs.cursor}`,
		rows: rows.length > 0 ? rows : [theme.dim('no command has these letters; Backspace takes one away')],
		...(rows.length > 0 && {selected: Math.min(selected, rows.length - 1)}),
		width: Math.min(width, 78),
		height,
		theme,
	});
}
