import fuzzysort from 'fuzzysort';
import {keyLabel, keymap, type CommandName} from '../../core/keymap.ts';
import {slashCommands, type SlashCommand} from '../slash.ts';
import type {Theme} from '../theme.ts';
import {listLines} from './list.ts';

/** Commands that make no sense by name: they move within what is open. */
const keysOnly = new Set<CommandName>(['send', 'newline', 'history-back', 'history-forward', 'choose-up', 'choose-down', 'accept', 'compare', 'back', 'palette', 'panel-next', 'panel-previous', 'panel-zoom', 'complete', 'undo-edit', 'redo-edit', 'make', 'remove', 'window-longer', 'window-shorter', 'pause', 'look-back', 'look-forward', 'sort', 'history-search']);

type SlashOnlyCommand = Extract<SlashCommand, {argument: string}>;

/** A line of the palette: a command of the keymap, or one that has no key. */
export type PaletteRow = {readonly name: string; readonly help: string} & ({readonly command: CommandName; readonly key: string; readonly slash?: undefined} | {readonly command?: undefined; readonly slash: SlashOnlyCommand});

const all: readonly PaletteRow[] = [
	...keymap.filter(({command}) => !keysOnly.has(command)).map(({command, help, keys}) => ({name: command, help, command, key: keys[0]})),
	...slashCommands.filter((command): command is SlashOnlyCommand => command.argument !== undefined).map(slash => ({name: `/${slash.name}`, help: slash.help, slash})),
];

/**
@returns The commands that have the letters of the filter in their name or help, those that fit best first.
*/
export function paletteRows(filter: string): readonly PaletteRow[] {
	return filter.trim() === '' ? all : fuzzysort.go(filter.trim(), all, {keys: ['name', 'help'], limit: 0, threshold: 0.2, scoreFn: ([name, help]) => Math.max(name!.score, help!.score / 2)}).map(({obj}) => obj);
}

/** The palette: every command by name. */
export function paletteLines(width: number, height: number, filter: string, selected: number, theme: Theme): string[] {
	const ascii = theme.glyphs.name === 'ascii';
	const rows = paletteRows(filter).map(row => {
		const label = row.slash === undefined ? keyLabel(row.key, ascii) : row.slash.argument;
		return `${row.name.padEnd(14)} ${theme.dim(label.padEnd(12))} ${row.help}`;
	});
	return listLines({
		title: 'Palette',
		status: 'esc back',
		head: `${theme.accent(theme.glyphs.prompt)} ${filter}${theme.glyphs.cursor}`,
		rows: rows.length > 0 ? rows : [theme.dim('no command has these letters; Backspace takes one away')],
		...(rows.length > 0 && {selected: Math.min(selected, rows.length - 1)}),
		width: Math.min(width, 88),
		height,
		theme,
	});
}
