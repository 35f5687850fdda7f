import type {LoadedModel} from '../../core/engine-protocol.ts';
import {percent, unknown} from '../../core/format.ts';
import type {CpuSample, Sample} from '../../core/samples.ts';
import {cleanLine} from '../../core/text.ts';
import {join, piece, type Piece, empty} from '../frame/piece.ts';
import {levelOf} from '../theme.ts';
import {chartLines} from './chart-lines.ts';
import {coreBars} from './core-bars.ts';
import {figure} from './figure.ts';
import {failureLines, fillRows, roomLine, sentence, type Room, type Section} from './section.ts';
import {cpuZoom} from './zoom/cpu.ts';

/** What the model computes on. */
type Decoding = Pick<LoadedModel, 'threads' | 'threadsReason'>;

/**
The processor: its load over time, who works on it, and every core.

@param decoding How many threads the model decodes on, and why.
*/
export function cpuSection(samples: readonly Sample[], decoding: Decoding | undefined, room: Room): Section {
	const cpu = samples.at(-1)?.cpu;
	if (cpu === undefined) {
		return {title: 'CPU', status: '', body: fillRows(room, [sentence(room, 'reading the processor')])};
	}

	const title = {name: 'CPU', detail: shortName(cpu.name)};
	if (cpu.failure !== undefined) {
		return {title, status: {text: 'failed', level: 'danger'}, body: fillRows(room, failureLines(room, cpu.failure))};
	}

	const {theme, rows, zoomed = false} = room;
	const status = `${limited(cpu.usable).replace(unknown, () => theme.glyphs.unknown)}/${cpu.threads} threads`;
	const words = rows >= 2 ? [roomLine(room, work(cpu, decoding, room), clock(cpu, room))] : [];
	if (zoomed) {
		return {title, status, body: fillRows(room, cpuZoom(cpu, words, decoding === undefined ? [] : [['decode on', decodingWords(decoding)]], room))};
	}

	const spare = rows - words.length;
	const cores = coreBars(room, cpu.perCore, spare - 4);
	const chart = chartLines(room, {
		label: 'load',
		data: figures => figures.cpu_load,
		max: 1,
		rows: Math.max(1, Math.min(4, spare)),
		color: value => theme[levelOf(value)],
		value: figure(theme, percent(cpu.load), 3),
	});
	return {title, status, body: fillRows(room, [...chart, ...words, ...cores])};
}

function work({engineThreads, otherThreads}: CpuSample, decoding: Decoding | undefined, {theme}: Room): Piece {
	const {threads, threadsReason = ''}: Partial<Decoding> = decoding ?? {};
	const decode = !engineThreads && threads === undefined ? empty : join(piece('decode on ', theme.dim), threads === undefined ? figure(theme, limited(engineThreads), 1) : piece(String(threads)));
	// What others use is said in any case; any other reason takes its place.
	if (threads !== undefined && !/^(?:$|others use|all cores)/u.test(threadsReason)) {
		return join(decode, piece(`, ${cleanLine(threadsReason)}`, theme.dim));
	}

	const others = otherThreads === undefined ? empty : join(piece(decode === empty ? 'others use ' : ', others use ', theme.dim), figure(theme, limited(otherThreads), 1));
	return decode === empty && others === empty ? piece('no model is running', theme.dim) : join(decode, others);
}

function clock({megahertz, temperature}: CpuSample, {theme}: Room): Piece {
	const ghz = megahertz === undefined ? empty : figure(theme, (megahertz / 1000).toFixed(1), 3, 'GHz');
	const heat = temperature === undefined ? empty : figure(theme, String(Math.round(temperature)), 3, theme.glyphs.celsius);
	return ghz === empty || heat === empty ? join(ghz, heat) : join(ghz, ' ', heat);
}

/** One decimal, and none where it says nothing. */
function limited(value: number | undefined): string {
	return value === undefined || !Number.isFinite(value) ? unknown : value.toFixed(1).replace(/\.0$/, '');
}

/** What tells a processor from another, without what every one of them says. */
function shortName(name: string): string {
	return name.replaceAll(/\((?:r|tm)\)|\b(?:cpu|processor|\d+-core)\b|@.*$/giu, ' ');
}

function decodingWords({threads, threadsReason}: Decoding): string {
	return threadsReason === undefined ? String(threads) : `${threads}: ${threadsReason}`;
}
