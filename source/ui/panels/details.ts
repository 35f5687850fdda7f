import {unknown} from '../../core/format.ts';
import {cleanLine} from '../../core/text.ts';
import {alignLeft, drawn, empty, join, piece, type Piece} from '../frame/piece.ts';
import {wrapped} from '../chat/markdown/wrap.ts';
import {cut, fit, widthOf} from '../frame/width.ts';
import {notNumber} from './figure.ts';
import {roomLine, type Room} from './section.ts';

/** A name and what is known of it; absent is shown as unknown. What is `whole` has rows of its own where a cell is too narrow for it: for words that stay as they are, so that nothing moves. */
export type Detail = readonly [name: string, value: string | undefined, whole?: 'whole'];

/** Cells between two columns. */
const gap = 2;

/**
Figures of a zoomed panel as a table, in two or three columns where there is the width for it.
*/
export function detailLines(room: Room, details: readonly Detail[]): string[] {
	const {theme, width} = room;
	const columns = width >= 108 ? 3 : width >= 68 ? 2 : 1;
	const each = Math.floor((width - gap * (columns - 1)) / columns);
	const names = Math.min(17, Math.floor(each / 2));
	const cell = (detail: Detail | undefined): Piece => {
		if (detail === undefined) {
			return empty;
		}

		const [name, value = unknown] = detail;
		const shown = value === unknown || notNumber.test(value) ? theme.glyphs.unknown : cleanLine(value);
		return join(alignLeft(piece(cut(name, names - 1, theme.glyphs.ellipsis), theme.dim), names), drawn(fit(shown, each - names, theme.glyphs.ellipsis), each - names));
	};

	const table = (shown: readonly Detail[]) => {
		const rows = Math.ceil(shown.length / columns);
		return Array.from({length: rows}, (_, row) => {
			const cells = Array.from({length: columns}, (__, column) => alignLeft(cell(shown[row + column * rows]), column < columns - 1 ? each + gap : 0));
			return roomLine(room, join(...cells));
		});
	};

	const wide = details.findIndex(([, value, whole]) => whole !== undefined && value !== undefined && widthOf(cleanLine(value)) > each - names);
	if (wide === -1) {
		return table(details);
	}

	const [name, value = ''] = details[wide]!;
	const lines = wrapped(cleanLine(value), Math.max(1, width - names));
	return [
		...table(details.slice(0, wide)),
		...lines.map((line, index) => roomLine(room, join(alignLeft(piece(index === 0 ? cut(name, names - 1, theme.glyphs.ellipsis) : '', theme.dim), names), piece(line)))),
		...detailLines(room, details.slice(wide + 1)),
	];
}
