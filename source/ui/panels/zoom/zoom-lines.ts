import type {Room} from '../section.ts';
import {axisChart, leastChartRows, type AxisChart} from './axis-chart.ts';

/** A part of a zoomed panel: a chart, which takes what rows there are, or lines that are drawn already. */
export type ZoomBlock = AxisChart | readonly string[];

/**
Puts the parts of a zoomed panel under one another, with a blank line between them. Charts share the rows that the lines leave; where they are too few, blank lines go first, then the last charts.
*/
export function zoomLines(room: Room, blocks: readonly ZoomBlock[]): string[] {
	const there = blocks.filter(block => !Array.isArray(block) || block.length > 0);
	const gapped = fitting(room.rows, there, 1);
	const tight = fitting(room.rows, there, 0);
	// A chart more is worth the blank lines.
	const [shown, gap] = tight.length > gapped.length ? [tight, 0] : [gapped, 1];
	const charts = shown.filter(block => isChart(block)).length;
	const free = room.rows - fixedRows(shown, gap);
	const blank = ' '.repeat(room.width);
	let index = 0;
	return shown.flatMap((block, place) => {
		const before = place > 0 ? Array.from({length: gap}, () => blank) : [];
		return [...before, ...(isChart(block) ? axisChart(room, block, Math.floor(free / charts) + (index++ < free % charts ? 1 : 0)) : block)];
	});
}

/** As many of the parts as fit; the charts go from the last one, and lines never do. */
function fitting(rows: number, blocks: readonly ZoomBlock[], gap: number): readonly ZoomBlock[] {
	let shown = blocks;
	for (;;) {
		const charts = shown.filter(block => isChart(block)).length;
		if (charts === 0 || rows - fixedRows(shown, gap) >= charts * leastChartRows) {
			return shown;
		}

		shown = shown.toSpliced(shown.findLastIndex(block => isChart(block)), 1);
	}
}

function fixedRows(blocks: readonly ZoomBlock[], gap: number): number {
	return blocks.reduce((sum, block) => sum + (isChart(block) ? 0 : block.length), 0) + Math.max(0, blocks.length - 1) * gap;
}

function isChart(block: ZoomBlock): block is AxisChart {
	return !Array.isArray(block);
}
