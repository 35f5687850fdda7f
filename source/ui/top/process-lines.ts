import {integer} from '../../core/format.ts';
import {sortProcesses, type ProcessOrder} from '../../core/processes.ts';
import type {View} from '../../core/view.ts';
import {bottomBorder, rule, side, topBorder} from '../frame/border.ts';
import {line, empty} from '../frame/piece.ts';
import {failureLines, fillRows, sentence, type Room} from '../panels/section.ts';
import type {Theme} from '../theme.ts';
import {processColumns} from './process-columns.ts';

export type ProcessTableProps = {
	readonly view: View;
	readonly order: ProcessOrder;
	/** The first row shown, counted from the greatest. */
	readonly from: number;
	readonly width: number;
	readonly height: number;
	readonly theme: Theme;
	/** A line above joins this one. */
	readonly joined?: boolean;
	/** Rows alone, without borders. */
	readonly bare?: boolean;
};

/** What the processes are sorted by, in words. */
const orderWords: Readonly<Record<ProcessOrder, string>> = {vram: 'by VRAM', ram: 'by RAM', cpu: 'by CPU'};

/** @returns How many rows of the table a height has room for: less the names of the columns, and borders where it has them. */
export function processRows(height: number, bare = false): number {
	return Math.max(0, height - (bare ? 1 : 3));
}

/**
The processes of the box in a box of their own.

@returns `height` lines of `width` cells.
*/
export function processLines({view, order, from, width, height, theme, joined = false, bare = false}: ProcessTableProps): string[] {
	if (width < 5) {
		return Array.from({length: height}, () => ' '.repeat(width));
	}

	const {processes} = view;
	const count = processes?.rows.length ?? 0;
	const shown = processRows(height, bare);
	const first = Math.max(0, Math.min(from, count - shown));
	if (bare) {
		return body(view, order, first, {width, rows: height, theme});
	}

	const room: Room = {width: width - 4, rows: Math.max(0, height - 2), theme};
	const edge = joined ? rule : topBorder;
	const status = processes === undefined || processes.failure !== undefined ? '' : orderWords[order];
	const place = count > shown ? `${integer(first + 1)}-${integer(Math.min(count, first + shown))} of ${integer(count)}` : '';
	return [
		edge({name: 'Processes', detail: count === 0 ? '' : integer(count)}, status, width, theme),
		...body(view, order, first, room).map(text => side(text, theme)),
		bottomBorder(width, theme, place),
	].slice(0, height);
}

function body({processes, samples}: View, order: ProcessOrder, first: number, room: Room): string[] {
	if (processes === undefined) {
		return fillRows(room, [sentence(room, 'reading the processes')]);
	}

	if (processes.failure !== undefined) {
		return fillRows(room, failureLines(room, processes.failure));
	}

	const columns = processColumns(room.width, samples.at(-1)?.gpus.length ?? 0, room.theme);
	const rows = sortProcesses(processes.rows, order).slice(first, first + room.rows - 1).map(row => columns.row(row));
	return fillRows(room, [columns.head(order), ...rows].map(row => line(row, empty, room.width, room.theme.glyphs.ellipsis)));
}
