import {chart, type ChartValue} from '../chart/chart.ts';
import {alignLeft, alignRight, drawn, empty, join, piece, type Piece} from '../frame/piece.ts';
import type {Style} from '../theme.ts';
import {labelWidth} from './bar-line.ts';
import {roomLine, type Room} from './section.ts';

export type ChartLines = {
	readonly label: string;
	readonly values: readonly ChartValue[];
	readonly max: number;
	readonly alone?: boolean;
	readonly rows: number;
	readonly color: (value: number) => Style;
	/** At the right of the first line. */
	readonly value: Piece;
	/** At the right of the last line, when there is more than one. */
	readonly foot?: Piece;
};

const valueWidth = 7;

function chartWidth(width: number): number {
	return Math.max(0, width - labelWidth - valueWidth);
}

/**
A word, a chart of some rows, and a figure beside its first row: where it stands does not change when the chart grows.
*/
export function chartLines(room: Room, {label, values, max, alone, rows, color, value, foot = empty}: ChartLines): string[] {
	const {theme, width} = room;
	const length = chartWidth(width);
	const graph = chart(values, {width: length, rows, max, theme, alone, color});
	return graph.map((text, index) => {
		const right = index === 0 ? value : index === rows - 1 ? foot : empty;
		const head = alignLeft(index === 0 ? piece(label, theme.dim) : empty, labelWidth);
		return roomLine(room, join(head, drawn(text, length)), alignRight(right, Math.min(valueWidth, width)));
	});
}
