import fuzzysort from 'fuzzysort';
import {keyLabel, keymap, type CommandName} from '../../core/keymap.ts';
import {slashCommands, type SlashCommand} from '../slash.ts';
import type {Theme} from '../theme.ts';
import {wrapped} from '../chat/markdown/wrap.ts';
import {wordHelp} from '../word-help.ts';
import {listLines} from './list.ts';

/** Commands that make no sense by name: they move within what is open. */
const keysOnly = new Set<CommandName>(['send', 'newline', 'history-back', 'history-forward', 'choose-up', 'choose-down', 'accept', 'compare', 'back', 'palette', 'panel-next', 'panel-previous', 'panel-zoom', 'complete', 'undo-edit', 'redo-edit', 'make', 'remove', 'window-longer', 'window-shorter', 'pause', 'look-back', 'look-forward', 'sort', 'history-search']);

type SlashOnlyCommand = Extract<SlashCommand, {argument: string}>;

/** A line of the palette: a command of the keymap, or one that has no key. */
export type PaletteRow = {readonly name: string; readonly help: string} & ({readonly command: CommandName; readonly key: string; readonly slash?: undefined} | {readonly command?: undefined; readonly slash: SlashOnlyCommand});

const all: readonly PaletteRow[] = [
	...keymap.filter(({command}) => !keysOnly.has(command)).map(({command, help, keys}) => ({name: command, help: wordHelp(help), command, key: keys[0]})),
	...slashCommands.filter((command): command is SlashOnlyCommand => command.argument !== undefined).map(slash => ({name: `/${slash.name}`, help: slash.help, slash})),
];

/**
@returns The commands that have the letters of the filter in their name or help, those that fit best first.
*/
export function paletteRows(filter: string): readonly PaletteRow[] {
	return filter.trim() === '' ? all : fuzzysort.go(filter.trim(), all, {keys: ['name', 'help'], limit: 0, threshold: 0.2, scoreFn: ([name, help]) => Math.max(name!.score, help!.score / 2)}).map(({obj}) => obj);
}

/** Cells of a name with its gap, and of a key; then comes the help. */
const nameWidth = 15;
const keyWidth = 13;

/** What a list takes of the width for itself: borders, margins and the mark. */
const around = 6;

/** Cells of the longest help: no palette is wider than it takes. */
const longest = Math.max(...all.map(({help}) => help.length));

/** The palette: every command by name. Where a help is too long for its line, that of the chosen one stands below in full. */
export function paletteLines(width: number, height: number, filter: string, selected: number, theme: Theme): string[] {
	const ascii = theme.glyphs.name === 'ascii';
	const room = Math.min(width, around + nameWidth + keyWidth + longest);
	const found = paletteRows(filter);
	const index = Math.min(selected, found.length - 1);
	const rows = found.map(row => {
		const label = row.slash === undefined ? keyLabel(row.key, ascii) : row.slash.argument;
		return `${row.name.padEnd(nameWidth)}${theme.dim(label.padEnd(keyWidth))}${row.help}`;
	});
	const inside = Math.max(1, room - 4);
	// As many lines whatever is chosen, so that nothing jumps.
	const cutOnes = all.filter(({help}) => help.length > room - around - nameWidth - keyWidth);
	const footRows = Math.max(0, ...cutOnes.map(({help}) => wrapped(help, inside).length));
	const whole = wrapped(found[index]?.help ?? '', inside);
	return listLines({
		title: 'Palette',
		status: 'esc back',
		head: `${theme.accent(theme.glyphs.prompt)} ${filter}${theme.glyphs.cursor}`,
		rows: rows.length > 0 ? rows : [theme.dim('no command has these letters; Backspace takes one away')],
		...(rows.length > 0 && {selected: index}),
		foot: Array.from({length: footRows}, (_, row) => theme.dim(whole[row] ?? '')),
		width: room,
		height,
		theme,
	});
}
