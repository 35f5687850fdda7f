import type {LoadedModel} from '../../core/engine-protocol.ts';
import {percent, unknown} from '../../core/format.ts';
import type {CpuSample, Sample} from '../../core/samples.ts';
import {cleanLine} from '../../core/text.ts';
import {join, piece, type Piece, empty} from '../frame/piece.ts';
import {levelOf} from '../theme.ts';
import {chartLines} from './chart-lines.ts';
import {coreBars} from './core-bars.ts';
import {detailLines} from './details.ts';
import {figure} from './figure.ts';
import {history, standsAlone} from './history.ts';
import {failureLine, fillRows, roomLine, sentence, type Room, type Section} from './section.ts';

/** What the model computes on. */
type Decoding = Pick<LoadedModel, 'threads' | 'threadsReason'>;

const load = ({cpu}: Sample) => cpu?.failure === undefined ? cpu?.load : undefined;

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
		return {title, status: {text: 'failed', level: 'danger'}, body: fillRows(room, [failureLine(room, cpu.failure)])};
	}

	const {theme, rows, zoomed = false} = room;
	const details = zoomed ? detailsOf(cpu, decoding, room) : [];
	const words = rows >= 2 ? [roomLine(room, work(cpu, decoding, room), clock(cpu, room))] : [];
	const spare = rows - words.length - details.length;
	const cores = coreBars(room, cpu.perCore, zoomed ? Math.min(8, Math.floor(spare / 3)) : spare - 4);
	const chart = chartLines(room, {
		label: 'load',
		alone: standsAlone(samples),
		values: history(samples, load),
		max: 1,
		rows: Math.max(1, zoomed ? spare - cores.length : Math.min(4, spare)),
		color: value => theme[levelOf(value)],
		value: figure(theme, percent(cpu.load), 3),
	});
	return {title, status: `${limited(cpu.usable).replace(unknown, () => theme.glyphs.unknown)}/${cpu.threads} threads`, body: fillRows(room, [...chart, ...words, ...cores, ...details])};
}

function work({engineThreads, otherThreads}: CpuSample, decoding: Decoding | undefined, {theme}: Room): Piece {
	const {threads, threadsReason = ''}: Partial<Decoding> = decoding ?? {};
	const decode = engineThreads === undefined && threads === undefined ? empty : join(piece('decode on ', theme.dim), threads === undefined ? figure(theme, limited(engineThreads), 1) : piece(String(threads)));
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

function detailsOf(cpu: CpuSample, decoding: Decoding | undefined, room: Room): string[] {
	return [
		' '.repeat(room.width),
		...detailLines(room, [
			['cores', `${cpu.cores}`],
			['threads', `${cpu.threads}`],
			['usable', limited(cpu.usable)],
			['load average', cpu.loadAverage?.toFixed(2)],
			...(decoding === undefined ? [] : [['decode on', decodingWords(decoding)] as const]),
			['model uses', limited(cpu.engineThreads)],
			['others use', limited(cpu.otherThreads)],
			['taken by host', percent(cpu.steal)],
			['read from', cpu.source],
		]),
	];
}

function decodingWords({threads, threadsReason}: Decoding): string {
	return threadsReason === undefined ? String(threads) : `${threads}: ${threadsReason}`;
}
