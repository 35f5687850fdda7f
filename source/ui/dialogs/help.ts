import {keyLabel, keymap} from '../../core/keymap.ts';
import {slashCommands} from '../slash.ts';
import type {Theme} from '../theme.ts';
import {wordHelp} from '../word-help.ts';
import {listLines} from './list.ts';

/** @returns Every key and what it does, from the keymap. */
export function helpRows(theme: Theme): string[] {
	const ascii = theme.glyphs.name === 'ascii';
	const keys = keymap.map(({keys, help}) => ({label: keys.map(key => keyLabel(key, ascii)).join('  '), help}));
	const slashes = slashCommands.map(({name, help}) => ({label: `/${name}`, help: wordHelp(help)}));
	return [...columns(keys, theme), '', ...columns(slashes, theme)];
}

function columns(rows: ReadonlyArray<{readonly label: string; readonly help: string}>, theme: Theme): string[] {
	const wide = Math.max(...rows.map(({label}) => label.length));
	return rows.map(({label, help}) => `${theme.accent(label.padEnd(wide))} ${help}`);
}

/** The help screen. */
export function helpLines(width: number, height: number, from: number, theme: Theme): string[] {
	return listLines({title: 'Help', status: 'esc back', rows: helpRows(theme), from, width: Math.min(width, 78), height, theme});
}
