import {decimal, integer, milliseconds, unknown} from '../../../core/format.ts';
import type {LatencySummary} from '../../../core/latency.ts';
import type {Stall} from '../../../core/stalls.ts';
import {cleanLine} from '../../../core/text.ts';
import {niceCeiling, type Scale} from '../../chart/scale.ts';
import {join, piece} from '../../frame/piece.ts';
import {clock} from '../../time/time-words.ts';
import {detailLines} from '../details.ts';
import {figure} from '../figure.ts';
import {histogramLines} from '../histogram.ts';
import {latencyStyle} from '../latency-axis.ts';
import {roomLine, type Room} from '../section.ts';
import type {AxisChart} from './axis-chart.ts';
import {zoomLines} from './zoom-lines.ts';

/** Rows of the histogram, where there are enough. */
const histogramRows = 7;

/** How many stalls are told, the newest first. */
const mostTold = 6;

/**
The intervals between tokens, how they are spread, when it stood still and why, and every figure of the reply.

@param lines What the panel shows above it.
*/
export function latencyZoom(latency: LatencySummary, scale: Scale, lines: readonly string[], room: Room): string[] {
	const spread = histogramLines(room, latency, Math.min(histogramRows, Math.floor(room.rows / 4)));
	return zoomLines(room, [lines, ...chartsOf(latency, scale, room), spread, stallLines(latency, room), facts(latency, room)]);
}

function chartsOf(latency: LatencySummary, {max}: Scale, {theme}: Room): AxisChart[] {
	const format = (value: number | undefined) => value === undefined ? unknown : `${milliseconds(value)} ms`;
	const color = latencyStyle(latency, theme);
	return [
		...(latency.recent.length === 0 ? [] : [{label: 'newest tokens', data: latency.recent, max, format, now: latency.last, color} satisfies AxisChart]),
		{label: 'p99 over time', data: figures => figures.token_p99 ?? figures.token_longest, max: peak => niceCeiling(Math.max(1, peak)), format, color},
	];
}

/** When tokens were kept waiting, and what the box was doing then. */
function stallLines({stalled = [], stalls}: LatencySummary, room: Room): string[] {
	const {theme} = room;
	const newest = stalled.slice(-Math.min(mostTold, Math.max(1, Math.floor(room.rows / 6)))).toReversed();
	const more = stalls - newest.length;
	return newest.length === 0
		? []
		: [
			...newest.map(stall => roomLine(room, join(piece(`stall ${clock(stall.time, true)}  `, theme.dim), figure(theme, milliseconds(stall.interval), 6, 'ms', theme.warning), piece('  '), piece(causesOf(stall))))),
			...(more > 0 ? [roomLine(room, piece(`and ${integer(more)} before`, theme.dim))] : []),
		];
}

function causesOf({causes}: Stall): string {
	return causes === undefined ? 'looking at what the box did' : causes.length === 0 ? 'nothing unusual was seen' : cleanLine(causes.map(({text}) => text).join('; '));
}

function facts(latency: LatencySummary, room: Room): string[] {
	const ms = (value: number | undefined) => value === undefined ? undefined : `${milliseconds(value)} ms`;
	const count = latency.histogram?.counts.reduce((sum, value) => sum + value, 0);
	return detailLines(room, [
		['jitter', ms(latency.jitter)],
		['stalls', integer(latency.stalls)],
		['rate', latency.rate === undefined ? undefined : `${decimal(latency.rate)} tok/s`],
		['intervals', integer(count)],
		['TTFT', ms(latency.ttft)],
		['prefill', latency.prefillRate === undefined ? undefined : `${integer(latency.prefillRate)} tok/s`],
	]);
}
