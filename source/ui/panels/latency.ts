import {decimal, integer, milliseconds} from '../../core/format.ts';
import type {Progress} from '../../core/chat.ts';
import type {LatencySummary} from '../../core/latency.ts';
import type {Scale} from '../chart/scale.ts';
import type {Status} from '../frame/border.ts';
import {join, piece, type Piece} from '../frame/piece.ts';
import {barLine} from './bar-line.ts';
import {chartLines} from './chart-lines.ts';
import {figure, labelled, percentText} from './figure.ts';
import {latencyDetails} from './latency-details.ts';
import {latencyStyle} from './latency-axis.ts';
import {fillRows, roomLine, sentence, type Room, type Section} from './section.ts';

/**
Time between tokens: the newest intervals, their percentiles, and what came before the first token.

@param scale The axis of the chart, kept from frame to frame so that it does not jump.
*/
export function latencySection(latency: LatencySummary, progress: Progress | undefined, scale: Scale, room: Room): Section {
	const {rows, zoomed = false} = room;
	const details = zoomed ? latencyDetails(latency, room) : [];
	const figures = [percentiles(latency, room), ...(rows >= 3 ? [beginnings(latency, room)] : [])];
	const chartRows = rows - figures.length - details.length;
	const rowsShown = zoomed ? chartRows : Math.min(4, chartRows);
	const chart = rowsShown < 1 ? [] : chartOf(latency, progress, scale, rowsShown, room);
	return {title: 'Latency', status: statusOf(latency, progress, room), body: fillRows(room, [...chart, ...figures, ...details])};
}

function chartOf(latency: LatencySummary, progress: Progress | undefined, scale: Scale, rows: number, room: Room): string[] {
	const {theme} = room;
	if (latency.recent.length === 0) {
		// In the chart's place until there is something to chart.
		return fillRows({...room, rows}, [progress?.phase === 'prefill' ? prefillLine(progress, room) : sentence(room, progress || latency.ttft !== undefined ? 'waiting for the next token' : 'no reply yet: ask something')]);
	}

	return chartLines(room, {
		label: 'ms',
		values: latency.recent,
		max: scale.max,
		rows,
		color: latencyStyle(latency, theme),
		value: figure(theme, integer(scale.max), 5),
		foot: piece('0', theme.dim),
	});
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
