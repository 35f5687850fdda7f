import {bytes, decimal} from '../../core/format.ts';
import {vramOf, type ProcessOrder, type ProcessRow} from '../../core/processes.ts';
import {cleanLine} from '../../core/text.ts';
import {alignLeft, alignRight, drawn, empty, join, piece, type Piece} from '../frame/piece.ts';
import {cut, fit} from '../frame/width.ts';
import {figure} from '../panels/figure.ts';
import type {Theme} from '../theme.ts';

/** A column of the table: its name, its cells, and what a row says in it. */
type Column = {
	readonly title: string;
	readonly width: number;
	readonly order?: ProcessOrder;
	readonly cell: (row: ProcessRow) => Piece;
};

export type ProcessColumns = {
	/** The names of the columns, the sorted one marked. */
	head(order: ProcessOrder): Piece;
	row(row: ProcessRow): Piece;
};

const gap = 2;

/**
The columns that a width has room for: the name first of all, then what it uses; users go before anything else does.

@param cards How many graphics cards there are: each has a column where there is the width, one for all otherwise.
*/
export function processColumns(width: number, cards: number, theme: Theme): ProcessColumns {
	const size = (value: number | undefined): Piece => figure(theme, bytes(value), 5);
	const fixed: Column[] = [
		{title: 'CPU %', width: 7, order: 'cpu', cell: ({cpu}) => figure(theme, decimal(cpu === undefined ? undefined : cpu * 100), 5)},
		{title: 'RAM', width: 9, order: 'ram', cell: ({resident}) => size(resident)},
		...vramColumns(width, cards, size),
	];
	const pid: Column = {title: 'PID', width: 7, cell: ({pid: number}) => piece(String(number), theme.dim)};
	const taken = [pid, ...fixed].reduce((sum, column) => sum + column.width + gap, 0);
	// The mark of LISA's own stands before the name.
	const user = width - taken >= 30 ? 10 : 0;
	const name = Math.max(6, width - taken - (user > 0 ? user + gap : 0));
	const names = (text: Piece, owner: Piece) => join(alignLeft(text, name), ...(user > 0 ? [' '.repeat(gap), alignLeft(owner, user)] : []));
	const numbers = (cells: readonly Piece[]) => join(...cells.flatMap((cell, index) => [' '.repeat(gap), alignRight(cell, fixed[index]!.width)]));
	return {
		head: order => join(
			alignRight(piece(pid.title, theme.dim), pid.width),
			' '.repeat(gap),
			names(piece('NAME', theme.dim), piece('USER', theme.dim)),
			numbers(fixed.map(column => column.order === order ? piece(`${theme.glyphs.down}${column.title}`, theme.accent) : piece(column.title, theme.dim))),
		),
		row: row => join(
			alignRight(pid.cell(row), pid.width),
			' '.repeat(gap),
			names(nameOf(row, name, theme), piece(cut(cleanLine(row.user ?? ''), user, theme.glyphs.ellipsis), theme.dim)),
			numbers(fixed.map(column => column.cell(row))),
		),
	};
}

function vramColumns(width: number, cards: number, size: (bytes: number | undefined) => Piece): Column[] {
	const held = (value: number | undefined): Piece => value === undefined ? empty : size(value);
	if (cards === 0) {
		return [];
	}

	return cards > 1 && width >= 58 + cards * 11
		? Array.from({length: cards}, (_, index) => ({title: `VRAM ${index}`, width: 9, order: 'vram' as const, cell: ({vram}) => held(vram?.[index])}))
		: [{title: 'VRAM', width: 9, order: 'vram', cell: row => held(vramOf(row))}];
}

/** LISA's own are called what they are, with a mark that needs no colour. */
function nameOf({name, own}: ProcessRow, width: number, theme: Theme): Piece {
	const {glyphs} = theme;
	if (own === undefined) {
		return drawn(fit(`  ${cleanLine(name)}`, width, glyphs.ellipsis), width);
	}

	const title = piece(`${glyphs.currentLeft === '[' ? glyphs.prompt : glyphs.currentLeft} LISA ${own}`, theme.accent);
	const rest = piece(`  ${cleanLine(name)}`, theme.dim);
	return title.width + rest.width <= width ? join(title, rest) : title;
}
