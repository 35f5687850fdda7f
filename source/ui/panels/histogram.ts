import {bucketStart, type Histogram} from '../../core/histogram.ts';
import {integer} from '../../core/format.ts';
import type {LatencySummary} from '../../core/latency.ts';
import {chart} from '../chart/chart.ts';
import {glyphSets} from '../frame/glyphs.ts';
import {alignLeft, drawn, empty, join, piece} from '../frame/piece.ts';
import {fit} from '../frame/width.ts';
import {labelWidth} from './bar-line.ts';
import {latencyStyle} from './latency-axis.ts';
import {roomLine, type Room} from './section.ts';

/** Cells that a bucket is wide, at most. */
const widest = 3;

/** The fewest rows that show a shape: two of bars, and the axis. */
const leastRows = 3;

/** How many doublings the axis shows, at least: a reply that is even is a hill, not a wall. */
const leastBuckets = 16;

/**
How the intervals of a reply are spread: columns over a logarithmic axis of milliseconds.

@param rows Lines in all; nothing is drawn in too few, or where nothing was counted.
*/
export function histogramLines(room: Room, latency: LatencySummary, rows: number): string[] {
	const {theme, width} = room;
	const cells = width - labelWidth;
	const {histogram} = latency;
	if (histogram === undefined || rows < leastRows || cells < 16) {
		return [];
	}

	const {first, values, group, each} = columnsOf(histogram, cells);
	const most = Math.max(1, ...values);
	const style = latencyStyle(latency, theme);
	const wide = values.flatMap((value, index) => Array.from({length: each}, () => ({value, start: bucketStart(first + index * group)})));
	// Blocks even where charts are of braille: a column of one is seen best as a column.
	const blocks = {...theme, glyphs: {...theme.glyphs, ramp: theme.glyphs.ramp ?? glyphSets.blocks.ramp!}};
	const text = Array.from({length: rows - 1}, () => '');
	for (const {value, start} of wide) {
		const column = chart([value === 0 ? undefined : value], {width: 1, rows: rows - 1, max: most, theme: blocks, color: () => style(start)});
		for (const [index, cell] of column.entries()) {
			text[index] += cell;
		}
	}

	const used = wide.length;
	return [
		...text.map((line, index) => roomLine(room, join(alignLeft(piece(index === 0 ? 'count' : '', theme.dim), labelWidth), drawn(line, used)), index === 0 ? piece(integer(most), theme.dim) : empty)),
		roomLine(room, join(alignLeft(piece('ms', theme.dim), labelWidth), piece(axis(first, group, each, used, theme.glyphs.ellipsis), theme.dim))),
	];
}

type Columns = {
	readonly first: number;
	readonly values: readonly number[];
	/** Buckets that were put together. */
	readonly group: number;
	/** Cells that each is wide. */
	readonly each: number;
};

/** Puts buckets together where there are more than cells, and makes each wider where there are fewer. */
function columnsOf({first, counts}: Histogram, cells: number): Columns {
	const pad = Math.max(0, leastBuckets - counts.length);
	const from = first - Math.floor(pad / 2);
	const padded = Array.from({length: counts.length + pad}, (_, index) => counts[index - (first - from)] ?? 0);
	const group = Math.ceil(padded.length / cells);
	const values = Array.from({length: Math.ceil(padded.length / group)}, (_, index) => padded.slice(index * group, (index + 1) * group).reduce((sum, count) => sum + count, 0));
	return {first: from, values, group, each: Math.max(1, Math.min(widest, Math.floor(cells / values.length)))};
}

/** 1, 2 and 5 of every power of ten, each where its bucket begins, as far as they have room. */
function axis(first: number, group: number, each: number, cells: number, ellipsis: string): string {
	let text = '';
	const start = bucketStart(first);
	const end = bucketStart(first + (cells / each) * group);
	for (let power = -1; power < 6; power++) {
		for (const factor of [1, 2, 5]) {
			const value = factor * 10 ** power;
			const place = Math.ceil(((Math.log2(value) * 8) - first) / group) * each;
			const label = value < 1 ? value.toFixed(1) : integer(value);
			if (value >= start && value < end && place >= text.length + (text === '' ? 0 : 1) && place + label.length <= cells) {
				text = text.padEnd(place) + label;
			}
		}
	}

	return fit(text, cells, ellipsis);
}
