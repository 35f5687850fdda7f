import {chart, type ChartOptions} from '../chart/chart.ts';
import {scopeOf} from '../time/scope.ts';
import type {Timeline} from '../time/timeline.ts';
import {track, type Pick} from '../time/track.ts';

/** @returns How many values a chart holds beside one another: braille has two in a cell. */
export function dotsIn(width: number, {glyphs}: ChartOptions['theme']): number {
	return width * (glyphs.ramp === undefined ? 2 : 1);
}

/**
A figure over the time that charts show.

@returns Lines of exactly `width` cells, the top one first.
*/
export function timeChart(timeline: Timeline, pick: Pick, options: Omit<ChartOptions, 'alone'>): string[] {
	const scope = scopeOf(timeline, dotsIn(options.width, options.theme));
	return chart(track(timeline, scope, pick), {...options, repeat: scope.repeat, alone: scope.alone});
}
