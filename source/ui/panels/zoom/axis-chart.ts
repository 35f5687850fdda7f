import {chart, type ChartValue} from '../../chart/chart.ts';
import {unknown} from '../../../core/format.ts';
import {alignLeft, alignRight, drawn, empty, join, piece, type Piece} from '../../frame/piece.ts';
import type {Style} from '../../theme.ts';
import {scopeOf} from '../../time/scope.ts';
import {live} from '../../time/timeline.ts';
import {track, type Pick} from '../../time/track.ts';
import {figure} from '../figure.ts';
import {roomLine, type Room} from '../section.ts';
import {dotsIn} from '../time-chart.ts';
import {timeMarks} from './time-marks.ts';

export type AxisChart = {
	readonly label: string;
	/** A figure over the time that charts show, or values that have none. */
	readonly data: Pick | readonly ChartValue[];
	/** The top of the axis, where it is not found from the greatest value shown. */
	readonly max: number | ((peak: number) => number);
	/** A value in words, as in `31 %` or `4.1 GiB`. */
	readonly format: (value: number | undefined) => string;
	/** What it is now, where the last value shown is not. */
	readonly now?: number;
	readonly color: (value: number) => Style;
};

/** Cells of the words at the left of a chart. */
const axisWidth = 10;

/** The least rows with which one says anything: a head, two rows of chart, and the time. */
export const leastChartRows = 4;

/** @returns The cells of a chart beside its axis. */
export function axisCells(width: number): number {
	return Math.max(0, width - axisWidth);
}

/**
A long chart: what it is, now, on the average and at most above it, values at its side and times below it.

@param rows Lines in all, `leastChartRows` at least.
*/
export function axisChart(room: Room, {label, data, max, format, now, color}: AxisChart, rows: number): string[] {
	const {theme, width, timeline = live([])} = room;
	const cells = axisCells(width);
	const scope = scopeOf(timeline, dotsIn(cells, theme));
	const timed = typeof data === 'function';
	const values = timed ? track(timeline, scope, data) : data.slice(-dotsIn(cells, theme));
	const known = values.filter(value => value !== undefined);
	const peak = known.length === 0 ? undefined : Math.max(...known);
	const mean = known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0) / known.length;
	const top = typeof max === 'function' ? max(peak ?? 0) : max;
	const height = Math.max(1, rows - (timed ? 2 : 1));
	const graph = chart(values, {width: cells, rows: height, max: top, theme, color, ...(timed && {repeat: scope.repeat, alone: scope.alone})});
	const held = timeline.time.end !== undefined;
	const stated = [['now', now ?? (timed && held ? undefined : values.at(-1))], ['mean', mean], ['peak', peak]] as const;
	const title = piece(label, theme.strong);
	const head = headOf(stated.map(([name, value]) => join(piece(`${name} `, theme.dim), amount(format(value), room))), width - title.width - 2);
	const side = axisLabels(top, height, format);
	const lines = graph.map((text, index) => roomLine(room, join(alignRight(piece(side[index] ?? '', theme.dim), axisWidth - 1), ' ', drawn(text, cells))));
	return [
		roomLine(room, title, head),
		...lines,
		...(timed ? [roomLine(room, join(alignLeft(empty, axisWidth), piece(timeMarks(scope, held, cells, theme), theme.dim)))] : []),
	];
}

/** As many of the figures as fit: the mean goes first, then the peak. */
function headOf([now = empty, mean = empty, peak = empty]: readonly Piece[], room: number): Piece {
	const forms = [[now, mean, peak], [now, peak], [now]].map(form => join(...form.flatMap((part, index) => [index === 0 ? '' : '   ', part])));
	return forms.find(form => form.width <= room) ?? empty;
}

/** Numbers stand still: as wide as they get. */
function amount(text: string, {theme}: Room): Piece {
	return figure(theme, text, text === unknown ? 5 : Math.max(5, text.split(' ', 1)[0]!.length));
}

/** The top, the middle where there are rows enough, and nothing. */
function axisLabels(top: number, rows: number, format: AxisChart['format']): string[] {
	const labels = Array.from({length: rows}, () => '');
	labels[rows - 1] = rows > 1 ? format(0) : '';
	if (rows >= 5) {
		labels[Math.floor((rows - 1) / 2)] = format(top / 2);
	}

	labels[0] = format(top);
	return labels;
}
