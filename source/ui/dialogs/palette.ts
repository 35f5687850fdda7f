import {keyLabel, keymap, type CommandName} from '../../core/keymap.ts';
import type {Theme} from '../theme.ts';
import {listLines} from './list.ts';

/** Commands that make no sense by name: they move within what is open. */
const keysOnly = new Set<CommandName>(['send', 'newline', 'history-back', 'history-forward', 'choose-up', 'choose-down', 'accept', 'compare', 'back', 'palette', 'panel-next', 'panel-previous', 'panel-zoom', 'complete', 'undo-edit', 'make', 'remove', 'branch-back', 'branch-forward', 'window-longer', 'window-shorter', 'pause', 'look-back', 'look-forward', 'sort', 'history-search']);

/**
@returns The commands whose name or help has the letters of the filter in their order. Those that have it whole come first, and a name goes before a help.
*/
export function paletteRows(filter: string) {
	const words = filter.toLowerCase();
	const letters = words.replaceAll(' ', '');
	const ranks = [
		(name: string) => name.includes(words),
		(name: string, help: string) => `${name} ${help}`.includes(words),
		(name: string) => hasInOrder(name, letters),
		(name: string, help: string) => hasInOrder(`${name} ${help}`, letters),
	];
	const ranked = keymap.filter(({command}) => !keysOnly.has(command)).map(row => ({row, rank: ranks.findIndex(holds => holds(row.command, row.help.toLowerCase()))}));
	return ranked.filter(({rank}) => rank !== -1).sort((a, b) => a.rank - b.rank).map(({row}) => row);
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
