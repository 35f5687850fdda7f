import {rate} from '../../core/format.ts';
import {niceCeiling} from '../chart/scale.ts';
import {scopeOf} from '../time/scope.ts';
import {live} from '../time/timeline.ts';
import {track, type Pick} from '../time/track.ts';
import {chartCells, chartLines} from './chart-lines.ts';
import {figure} from './figure.ts';
import type {Room} from './section.ts';
import {dotsIn} from './time-chart.ts';

type RateFigure = 'disk_read' | 'disk_write' | 'network_receive' | 'network_send';

/**
Two rates as one chart, in the rows that a panel has below its first line; the figure is the top of its axis.
*/
export function bothChart(room: Room, one: RateFigure, other: RateFigure): string[] {
	const rows = room.rows - 1;
	if (rows < 1) {
		return [];
	}

	const {theme, timeline = live([]), width} = room;
	const sum: Pick = figures => {
		const [first, second] = [figures[one], figures[other]];
		return first === undefined || second === undefined ? undefined : first + second;
	};

	const shown = track(timeline, scopeOf(timeline, dotsIn(chartCells(width), theme)), sum);
	const max = niceCeiling(Math.max(10_000, ...shown.map(value => value ?? 0)));
	const [number = '', unit = ''] = rate(max).split(' ', 2);
	return chartLines(room, {
		label: 'both',
		data: sum,
		max,
		rows,
		color: () => theme.accent,
		value: figure(theme, number.replace('.0', ''), 5),
		foot: figure(theme, unit, 5),
	});
}
