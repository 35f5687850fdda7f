import {decimal, integer, milliseconds} from '../../core/format.ts';
import type {Progress} from '../../core/chat.ts';
import type {LatencySummary} from '../../core/latency.ts';
import {niceCeiling, type Scale} from '../chart/scale.ts';
import type {Status} from '../frame/border.ts';
import {join, piece, type Piece} from '../frame/piece.ts';
import {scopeOf} from '../time/scope.ts';
import {live} from '../time/timeline.ts';
import {track, type Pick} from '../time/track.ts';
import {barLine} from './bar-line.ts';
import {chartCells, chartLines} from './chart-lines.ts';
import {figure, labelled, percentText} from './figure.ts';
import {histogramLines} from './histogram.ts';
import {latencyStyle} from './latency-axis.ts';
import {fillRows, roomLine, sentence, type Room, type Section} from './section.ts';
import {dotsIn} from './time-chart.ts';
import {latencyZoom} from './zoom/latency.ts';

/**
Time between tokens: the newest intervals, their percentiles, and what came before the first token.

@param scale The axis of the chart, kept from frame to frame so that it does not jump.
*/
export function latencySection(latency: LatencySummary, progress: Progress | undefined, scale: Scale, room: Room): Section {
	const {rows, zoomed = false} = room;
	const status = statusOf(latency, progress, room);
	const figures = [percentiles(latency, room), ...(rows >= 3 ? [beginnings(latency, room)] : [])];
	if (zoomed) {
		return {title: 'Latency', status, body: fillRows(room, latencyZoom(latency, scale, latency.recent.length === 0 ? [waitingLine(latency, progress, room), ...figures] : figures, room))};
	}

	const chartRows = Math.min(4, rows - figures.length);
	const chart = chartRows < 1 ? [] : isLive(room) ? chartOf(latency, progress, scale, chartRows, room) : tailOf(chartRows, room);
	const spread = histogramLines(room, latency, rows - figures.length - chart.length);
	return {title: 'Latency', status, body: fillRows(room, [...chart, ...figures, ...spread])};
}

function chartOf(latency: LatencySummary, progress: Progress | undefined, scale: Scale, rows: number, room: Room): string[] {
	const {theme} = room;
	if (latency.recent.length === 0) {
		// In the chart's place until there is something to chart.
		return fillRows({...room, rows}, [waitingLine(latency, progress, room)]);
	}

	return chartLines(room, {
		label: 'ms',
		data: latency.recent,
		max: scale.max,
		rows,
		color: latencyStyle(latency, theme),
		value: figure(theme, integer(scale.max), 5),
		foot: piece('0', theme.dim),
	});
}

/** Whether the newest tokens are shown, one by one: a longer time, or one that is past, has a value a second. */
function isLive({timeline}: Room): boolean {
	return timeline === undefined || (timeline.time.step === 0 && timeline.time.end === undefined);
}

/** The longest intervals over the time that charts show. */
function tailOf(rows: number, room: Room): string[] {
	const {theme, timeline = live([]), width} = room;
	const shown = track(timeline, scopeOf(timeline, dotsIn(chartCells(width), theme)), tail).filter(value => value !== undefined);
	const max = niceCeiling(Math.max(1, ...shown));
	return chartLines(room, {label: 'p99', data: tail, max, rows, color: () => theme.accent, value: figure(theme, integer(max), 5), foot: piece('0', theme.dim)});
}

const tail: Pick = figures => figures.token_p99 ?? figures.token_longest;

function waitingLine({ttft}: LatencySummary, progress: Progress | undefined, room: Room): string {
	return progress?.phase === 'prefill' ? prefillLine(progress, room) : sentence(room, progress || ttft !== undefined ? 'waiting for the next token' : 'no reply yet: each is timed here');
}

function prefillLine({prefilled, prefillTotal}: Progress, room: Room): string {
	const share = prefillTotal > 0 ? prefilled / prefillTotal : undefined;
	return barLine(room, {label: 'read', share, style: room.theme.accent, value: join(figure(room.theme, integer(prefilled), 1), piece(`/${integer(prefillTotal)}`, room.theme.dim))});
}

function percentiles({last, p50, p95, p99}: LatencySummary, {theme, width}: Room): string {
	const all = [['last', last], ['p50', p50], ['p95', p95], ['p99', p99]] as const;
	const pieces = all.map(([name, value]) => labelled(theme, name, figure(theme, milliseconds(value), 5)));
	// Where there is room, the figures stand apart and the unit is said again.
	const gap = width >= 48 ? ' '.repeat(3) : ' ';
	const unit: Piece = width >= 52 ? piece(' ms', theme.dim) : piece('');
	return roomLine({theme, width, rows: 1}, join(...pieces.flatMap((part, index) => index === 0 ? [part] : [gap, part]), unit));
}

function beginnings({ttft, prefillRate, jitter}: LatencySummary, room: Room): string {
	const {theme, width} = room;
	const first = labelled(theme, 'TTFT', figure(theme, integer(ttft), 5, 'ms'));
	const prefill = labelled(theme, 'prefill', figure(theme, integer(prefillRate), 6, 'tok/s'));
	return width >= 56
		? roomLine(room, join(first, ' '.repeat(3), prefill), labelled(theme, 'jitter', figure(theme, milliseconds(jitter), 5)))
		: roomLine(room, first, prefill);
}

function statusOf({rate, stalls}: LatencySummary, progress: Progress | undefined, {theme}: Room): Status {
	const {glyphs} = theme;
	if (progress?.phase === 'prefill') {
		const {prefilled, prefillTotal} = progress;
		return `reading ${prefillTotal > 0 ? percentText(prefilled / prefillTotal, theme) : glyphs.ellipsis}`;
	}

	const speed = `${rate === undefined || !Number.isFinite(rate) ? glyphs.unknown : decimal(rate)} tok/s`;
	return stalls === 0 ? speed : {text: `${integer(stalls)} ${stalls === 1 ? 'stall' : 'stalls'}  ${speed}`, level: 'warning'};
}
