import {chart, type ChartValue} from '../chart/chart.ts';
import {alignLeft, alignRight, drawn, empty, join, piece, type Piece} from '../frame/piece.ts';
import type {Style} from '../theme.ts';
import {live} from '../time/timeline.ts';
import type {Pick} from '../time/track.ts';
import {labelWidth} from './bar-line.ts';
import {roomLine, type Room} from './section.ts';
import {timeChart} from './time-chart.ts';

export type ChartLines = {
	readonly label: string;
	/** A figure over the time that charts show, or values that have none. */
	readonly data: Pick | readonly ChartValue[];
	readonly max: number;
	readonly rows: number;
	readonly color: (value: number) => Style;
	/** At the right of the first line. */
	readonly value: Piece;
	/** At the right of the last line, when there is more than one. */
	readonly foot?: Piece;
};

const valueWidth = 7;

/** @returns The cells of a chart between its word and its figure. */
export function chartCells(width: number): number {
	return Math.max(0, width - labelWidth - valueWidth);
}

/**
A word, a chart of some rows, and a figure beside its first row: where it stands does not change when the chart grows.
*/
export function chartLines(room: Room, {label, data, max, rows, color, value, foot = empty}: ChartLines): string[] {
	const {theme, width, timeline = live([])} = room;
	const length = chartCells(width);
	const options = {width: length, rows, max, theme, color};
	const graph = typeof data === 'function' ? timeChart(timeline, data, options) : chart(data, options);
	return graph.map((text, index) => {
		const right = index === 0 ? value : index === rows - 1 ? foot : empty;
		const head = alignLeft(index === 0 ? piece(label, theme.dim) : empty, labelWidth);
		return roomLine(room, join(head, drawn(text, length)), alignRight(right, Math.min(valueWidth, width)));
	});
}
