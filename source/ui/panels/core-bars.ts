import {alignLeft, drawn, empty, join, piece, type Piece} from '../frame/piece.ts';
import {levelOf, type Theme} from '../theme.ts';
import {labelWidth} from './bar-line.ts';
import {roomLine, type Room} from './section.ts';

const ramps = {unicode: '▁▂▃▄▅▆▇█', blocks: '▁▂▃▄▅▆▇█', ascii: '.:|#'};

/**
One mark a hardware thread, over as many rows as it takes. Where there are more threads than cells, a mark is the busiest of its neighbours, and the label says of how many.

@param perCore Busy shares, 0 to 1.
*/
export function coreBars(room: Room, perCore: readonly number[], rows: number): string[] {
	const {theme, width} = room;
	const cells = Math.max(1, width - labelWidth);
	if (rows < 1 || perCore.length === 0) {
		return [];
	}

	const group = Math.ceil(perCore.length / (cells * rows));
	const loads = busiestOf(perCore, group);
	// A gap where there is the width for one makes single threads easier to find.
	const gap = loads.length * 2 <= cells * rows ? 1 : 0;
	const most = Math.max(1, Math.floor(cells / (1 + gap)));
	// Rows of one length, as far as it goes.
	const perRow = Math.ceil(loads.length / Math.ceil(loads.length / most));
	const lines: string[] = [];
	for (let row = 0; row < rows && row * perRow < loads.length; row++) {
		const marks = loads.slice(row * perRow, (row + 1) * perRow).map(load => mark(load, gap, theme));
		const label = row > 0 ? '' : group === 1 ? 'each' : `by ${group}`;
		lines.push(roomLine(room, join(alignLeft(piece(label, theme.dim), labelWidth), ...marks), empty));
	}

	return lines;
}

function busiestOf(loads: readonly number[], group: number): readonly number[] {
	return group === 1 ? loads : Array.from({length: Math.ceil(loads.length / group)}, (_, index) => Math.max(...loads.slice(index * group, (index + 1) * group)));
}

function mark(load: number, gap: number, theme: Theme): Piece {
	const ramp = ramps[theme.glyphs.name];
	const index = Math.min(ramp.length - 1, Math.max(0, Math.floor(load * ramp.length)));
	return drawn(theme[levelOf(load)](ramp[index] ?? ' ') + ' '.repeat(gap), 1 + gap);
}
