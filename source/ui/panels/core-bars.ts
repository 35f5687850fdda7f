import {drawn, join, piece, type Piece, empty, alignLeft} from '../frame/piece.ts';
import {levelOf, type Theme} from '../theme.ts';
import {labelWidth} from './bar-line.ts';
import {roomLine, type Room} from './section.ts';

const ramps = {unicode: '▁▂▃▄▅▆▇█', blocks: '▁▂▃▄▅▆▇█', ascii: '.:|#'};

/**
One mark a hardware thread, over as many rows as it takes; the last row says how many are not shown.
*/
export function coreBars(room: Room, perCore: readonly number[], rows: number): string[] {
	const {theme, width} = room;
	// A gap where there is the width for one makes single cores easier to find.
	const cell = perCore.length * 2 <= (width - labelWidth) * rows ? 2 : 1;
	const perRow = Math.max(1, Math.floor((width - labelWidth) / cell));
	const lines: string[] = [];
	for (let row = 0; row < rows && row * perRow < perCore.length; row++) {
		const marks = perCore.slice(row * perRow, (row + 1) * perRow).map(load => mark(load, cell, theme));
		const head = row === 0 ? alignLeft(piece('each', theme.dim), labelWidth) : drawn(' '.repeat(labelWidth), labelWidth);
		lines.push(roomLine(room, join(head, ...marks), empty));
	}

	return lines;
}

function mark(load: number, cell: number, theme: Theme): Piece {
	const ramp = ramps[theme.glyphs.name];
	const index = Math.min(ramp.length - 1, Math.max(0, Math.floor(load * ramp.length)));
	return drawn(theme[levelOf(load)](ramp[index]!) + ' '.repeat(cell - 1), cell);
}
