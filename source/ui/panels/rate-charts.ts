import {rate} from '../../core/format.ts';
import type {Sample} from '../../core/samples.ts';
import {niceCeiling} from '../chart/scale.ts';
import {piece} from '../frame/piece.ts';
import {chartLines} from './chart-lines.ts';
import {history, standsAlone} from './history.ts';
import {roomLine, type Room} from './section.ts';

export type RateSource = readonly [label: string, pick: (sample: Sample) => number | undefined];

/**
A chart for each rate of a zoomed panel, with the top of its axis in the line above it, and details below.

@param taken Rows that the panel has drawn already.
*/
export function rateCharts(room: Room, samples: readonly Sample[], sources: readonly RateSource[], taken: number, details: readonly string[]): string[] {
	const {theme} = room;
	const blank = ' '.repeat(room.width);
	const rows = Math.floor((room.rows - taken - details.length - 1) / sources.length) - 1;
	const charts = (rows < 1 ? [] : sources).flatMap(([label, pick]) => {
		const values = history(samples, pick);
		const max = niceCeiling(Math.max(1000, ...values.map(value => value ?? 0)));
		return [
			roomLine(room, piece(''), piece(`axis to ${rate(max)}`, theme.dim)),
			...chartLines(room, {label, values, alone: standsAlone(samples), max, rows, color: () => theme.accent, value: piece('')}),
		];
	});
	return [...charts, blank, ...details];
}
