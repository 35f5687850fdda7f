import {percent} from '../../../core/format.ts';
import {bar} from '../../chart/bar.ts';
import {alignRight, drawn, empty, join, piece} from '../../frame/piece.ts';
import {levelMark, levelOf} from '../../theme.ts';
import {figure} from '../figure.ts';
import {roomLine, type Room} from '../section.ts';

/** Cells that a bar with its number and share takes, at least. */
const least = 20;
const gap = 2;

/**
A bar for each hardware thread, in columns.

@param perCore Busy shares, 0 to 1.
@returns Nothing where they do not fit in so many rows.
*/
export function coreTable(room: Room, perCore: readonly number[], rows: number): string[] {
	const {theme, width} = room;
	const most = Math.floor((width + gap) / (least + gap));
	if (perCore.length === 0 || most < 1 || Math.ceil(perCore.length / most) > rows) {
		return [];
	}

	// As few columns as the rows allow: long bars are read better.
	const columns = Math.min(most, Math.max(1, Math.ceil(perCore.length / rows)));
	const high = Math.ceil(perCore.length / columns);
	const each = Math.min(48, Math.floor((width - gap * (columns - 1)) / columns));
	const digits = String(perCore.length - 1).length;
	const cell = (index: number) => {
		const load = perCore[index];
		if (load === undefined) {
			return empty;
		}

		const value = figure(theme, percent(load), 4);
		const length = Math.max(1, each - digits - value.width - 2);
		return join(alignRight(piece(String(index), theme.dim), digits), ' ', bar(load, length, theme), drawn(levelMark(levelOf(load), theme), 1), value);
	};

	return Array.from({length: high}, (_, row) => roomLine(room, join(...Array.from({length: columns}, (__, column) => column).flatMap(column => [column > 0 ? ' '.repeat(gap) : '', cell(row + column * high)]))));
}
