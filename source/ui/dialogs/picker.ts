import {bytes, integer} from '../../core/format.ts';
import {cleanLine} from '../../core/text.ts';
import type {View} from '../../core/view.ts';
import type {Dialog} from '../state.ts';
import type {Theme} from '../theme.ts';
import {keysLine, type KeyWord} from './keys-line.ts';
import {listLines} from './list.ts';
import {pickerPreview} from './picker-preview.ts';
import {pickerRow} from './picker-row.ts';
import {keyOf, pickerGroups, type PickerItem} from './picker-rows.ts';

export type PickerOptions = {
	readonly width: number;
	readonly height: number;
	readonly theme: Theme;
	/** Milliseconds since the epoch. */
	readonly now: number;
};

/** Wider than this a line is hard to follow. */
const widest = 110;

/** What a list takes of the width for itself. */
const around = 6;

/**
The picker: every model on this box by family, each rung with what it needs of what is free, then the catalog's models that would fit.
*/
export function pickerLines(view: View, {filter, selected, sure}: Pick<Dialog, 'filter' | 'selected' | 'sure'>, {width, height, theme, now}: PickerOptions): string[] {
	const room = Math.min(width, widest);
	const {shelf, model} = view;
	const inUse = model.phase === 'ready' ? model.model.path : undefined;
	const groups = pickerGroups(view, filter);
	const items = groups.flatMap(group => group.items);
	const index = Math.min(selected, items.length - 1);
	const chosen = items[index];
	const rows: string[] = [];
	let marked: number | undefined;
	for (const {heading, items: entries} of groups) {
		rows.push(theme.dim(inGlyphs(cleanLine(heading), theme)));
		for (const item of entries) {
			marked = item === chosen ? rows.length : marked;
			rows.push(pickerRow(item, {inUse, free: shelf?.free, width: room - around, theme}));
		}
	}

	const isSure = chosen !== undefined && sure === keyOf(chosen);
	const preview = pickerPreview(chosen, {shelf, inUse, now, width: room - 4, sure: isSure});
	return listLines({
		title: 'Models',
		status: statusOf(view),
		head: `${theme.accent(theme.glyphs.prompt)} ${filter}${theme.glyphs.cursor}`,
		rows: rows.length > 0 ? rows : emptyRows(view, filter, theme),
		...(marked !== undefined && {selected: marked}),
		foot: [preview[0], theme.dim(preview[1]), (isSure ? theme.strong : theme.dim)(preview[2]), keysLine(keysOf(chosen, inUse, theme), room - 4, theme)].map(line => inGlyphs(line, theme)),
		width: room,
		height,
		theme,
	});
}

/** @returns The text with the signs that the terminal can draw. */
function inGlyphs(text: string, {glyphs}: Theme): string {
	return text.split(' · ').join(` ${glyphs.dot} `).split('…').join(glyphs.ellipsis);
}

/** How far the search is; else what a model can have. */
function statusOf({shelf}: View): string {
	if (shelf === undefined) {
		return 'looking';
	}

	if (shelf.looking !== undefined) {
		return `looking  ${integer(shelf.looking.done)}/${integer(shelf.looking.total)}`;
	}

	return shelf.free === undefined ? '' : `${bytes(shelf.free)} of ${shelf.onCard ? 'VRAM' : 'RAM'} for a model`;
}

function emptyRows({shelf}: View, filter: string, theme: Theme): string[] {
	if (shelf === undefined || shelf.looking !== undefined) {
		return [theme.dim('looking for models on this box')];
	}

	return filter === ''
		? ['No model was found here. /pull hf:org/repo fetches one,', '/model FILE loads one from anywhere, and a file in', cleanLine(shelf.folder), 'is found by itself.'].map(line => theme.dim(line))
		: [theme.dim('nothing here has these letters; Backspace takes one away')];
}

function keysOf(chosen: PickerItem | undefined, inUse: string | undefined, theme: Theme): KeyWord[] {
	const does: KeyWord[] = chosen === undefined || chosen.kind === 'aside' || (chosen.kind === 'model' && chosen.model.path === inUse) ? [] : [['Enter', {pull: 'stop', model: 'load', offer: 'pull'}[chosen.kind]]];
	return [[theme.glyphs.upDown, 'choose'], ...does, ['letters', 'find'], ['Esc', 'back']];
}
