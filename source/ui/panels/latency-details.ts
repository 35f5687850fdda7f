import {decimal, integer, milliseconds} from '../../core/format.ts';
import type {LatencySummary} from '../../core/latency.ts';
import {bar} from '../chart/bar.ts';
import {niceCeiling} from '../chart/scale.ts';
import {alignRight, drawn, join, piece} from '../frame/piece.ts';
import {detailLines} from './details.ts';
import {roomLine, type Room} from './section.ts';

/**
How the newest intervals are spread, and every figure of the reply: the zoomed panel.
*/
export function latencyDetails(latency: LatencySummary, room: Room): string[] {
	const blank = ' '.repeat(room.width);
	const spread = room.rows >= 24 ? [blank, ...histogram(latency, room)] : [];
	return [
		...spread,
		blank,
		...detailLines(room, [
			['jitter', `${milliseconds(latency.jitter)} ms`],
			['stalls', integer(latency.stalls)],
			['rate', `${decimal(latency.rate)} tok/s`],
			['intervals shown', integer(latency.recent.length)],
		].map(([name, value]) => [name!, value!.startsWith('—') ? undefined : value] as const)),
	];
}

const bins = 8;

/** Finest where most intervals are: the last bin holds all that are longer. */
function histogram({recent, p50}: LatencySummary, room: Room): string[] {
	const {theme, width} = room;
	const step = niceCeiling(Math.min(Math.max(0.1, ...recent), (p50 ?? 1) * 4) / bins);
	const counts = Array.from({length: bins}, (_, bin) => recent.filter(value => Math.min(bins - 1, Math.floor(value / step)) === bin).length);
	const most = Math.max(1, ...counts);
	return counts.map((count, bin) => roomLine(room, join(
		alignRight(piece(`${milliseconds(bin * step)}${bin === bins - 1 ? '+' : ''} ms`, theme.dim), 9),
		' ',
		bar(count / most, Math.max(0, width - 16), theme, {style: theme.accent}),
		alignRight(drawn(String(count), String(count).length), 6),
	)));
}
