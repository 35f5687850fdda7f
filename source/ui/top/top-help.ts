import {keyLabel, keymap} from '../../core/keymap.ts';
import {listLines} from '../dialogs/list.ts';
import type {Theme} from '../theme.ts';

/** Keys of `lisa top` alone: all others are the panels'. */
const own: ReadonlyArray<readonly [keys: readonly string[], help: string]> = [
	[['Up', 'Down', 'PageUp', 'PageDown'], 'scroll the processes'],
	[['Tab'], 'move the focus: to each panel, and back to the processes'],
	[['q', 'Escape', 'Ctrl+C'], 'leave; the host and what others do go on'],
];

/** Rows of the keymap that mean the same here. */
const shared = new Set<string>(['panel-zoom', 'window-longer', 'window-shorter', 'pause', 'look-back', 'look-forward', 'sort']);

/** @returns Every key of `lisa top` and what it does. */
export function topHelpRows(theme: Theme): string[] {
	const ascii = theme.glyphs.name === 'ascii';
	const label = (keys: readonly string[]) => keys.map(key => keyLabel(key, ascii)).join('  ');
	const rows = [
		...own.slice(0, 2).map(([keys, help]) => ({label: label(keys), help})),
		...keymap.filter(({command}) => shared.has(command)).map(({keys, help}) => ({label: label(keys), help})),
		...own.slice(2).map(([keys, help]) => ({label: label(keys), help})),
	];
	const wide = Math.max(...rows.map(row => row.label.length));
	return rows.map(row => `${theme.accent(row.label.padEnd(wide))}  ${row.help}`);
}

/** The help screen of `lisa top`. */
export function topHelpLines(width: number, height: number, from: number, theme: Theme): string[] {
	return listLines({title: 'Help', status: 'esc back', rows: topHelpRows(theme), from, width, height, theme});
}
