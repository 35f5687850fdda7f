import type {Tokens} from 'marked';
import {widthOf} from '../../frame/width.ts';
import type {Theme} from '../../theme.ts';
import {inline} from './inline.ts';
import {wrapped} from './wrap.ts';

type Align = Tokens.Table['align'][number];

/** A column is not made narrower than this while others can be; where all would be, the table becomes a list. */
const narrowest = 4;

/** Between two columns. */
const gap = 3;

/**
A table of at most `width` cells: columns get what they need, and the widest give way and are wrapped. One with more columns than fit is written as a list, a line for each cell with the name of its column.
*/
export function tableLines({header, align, rows}: Tokens.Table, width: number, theme: Theme): string[] {
	const head = header.map(cell => inline(cell.tokens, theme, theme.strong));
	const body = rows.map(row => row.map(cell => inline(cell.tokens, theme)));
	const needed = head.map((cell, column) => Math.max(1, ...[cell, ...body.map(row => row[column] ?? '')].flatMap(text => text.split('\n').map(line => widthOf(line)))));
	const room = width - gap * (needed.length - 1);
	const widths = shrink(needed, room);
	if (widths === undefined) {
		return asList(head, body, width, theme);
	}

	const {vertical, horizontal, cross} = theme.glyphs.border;
	const between = ` ${theme.border(vertical)} `;
	const draw = (cells: readonly string[]) => rowLines(cells, widths, align, between);
	const rule = theme.border(widths.map(cells => horizontal.repeat(cells)).join(horizontal + cross + horizontal));
	return [...draw(head), rule, ...body.flatMap(row => draw(row))];
}

/** @returns The widths of the columns, none wider than needed, or nothing where they do not fit. */
function shrink(needed: readonly number[], room: number): number[] | undefined {
	if (needed.reduce((sum, cells) => sum + Math.min(cells, narrowest), 0) > room) {
		return undefined;
	}

	// The columns that need less than an equal share keep what they need, and the others share the rest.
	let left = room;
	let open = needed.length;
	const widths = needed.map(() => 0);
	for (const [column, cells] of [...needed.entries()].sort(([, a], [, b]) => a - b)) {
		widths[column] = Math.min(cells, Math.max(Math.min(cells, narrowest), Math.floor(left / open)));
		left -= widths[column];
		open--;
	}

	return widths;
}

function rowLines(cells: readonly string[], widths: readonly number[], align: readonly Align[], between: string): string[] {
	const columns = widths.map((width, column) => wrapped(cells[column] ?? '', width));
	const height = Math.max(1, ...columns.map(({length}) => length));
	return Array.from({length: height}, (_, line) => columns.map((column, index) => aligned(column[line] ?? '', widths[index]!, align[index])).join(between).trimEnd());
}

function aligned(text: string, width: number, align: Align = null): string {
	const blanks = Math.max(0, width - widthOf(text));
	const left = align === 'right' ? blanks : align === 'center' ? blanks >> 1 : 0;
	return ' '.repeat(left) + text + ' '.repeat(blanks - left);
}

function asList(head: readonly string[], body: ReadonlyArray<readonly string[]>, width: number, theme: Theme): string[] {
	const rows = body.length > 0 ? body : [head.map(() => '')];
	return rows.flatMap((row, index) => [
		...(index > 0 ? [theme.border(theme.glyphs.border.horizontal.repeat(Math.min(width, 8)))] : []),
		...row.flatMap((cell, column) => wrapped(`${head[column] ?? ''}: ${cell}`, width)),
	]);
}
