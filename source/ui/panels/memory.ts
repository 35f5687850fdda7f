import {percent, rate} from '../../core/format.ts';
import type {EmbedderSample, MemorySample, Sample} from '../../core/samples.ts';
import {cleanLine} from '../../core/text.ts';
import type {Status} from '../frame/border.ts';
import {empty, join, piece, type Piece} from '../frame/piece.ts';
import {levelOf} from '../theme.ts';
import {barLine, labelWidth} from './bar-line.ts';
import {chartLines} from './chart-lines.ts';
import {figure, gibi, labelled, shareOf, usedOfTotal} from './figure.ts';
import {failureLines, fillRows, roomLine, sentence, type Room, type Section} from './section.ts';
import {memoryZoom} from './zoom/memory.ts';

const share = ({memory}: Sample) => memory?.failure === undefined ? shareOf(memory?.used, memory?.total) : undefined;

/**
Memory: what the system holds, the model's own part of it, and swap.
*/
export function memorySection(samples: readonly Sample[], room: Room): Section {
	const {memory, engine, embedder} = samples.at(-1) ?? {};
	const title = 'Memory';
	if (memory === undefined) {
		return {title, status: '', body: fillRows(room, [sentence(room, 'reading the memory')])};
	}

	if (memory.failure !== undefined) {
		return {title, status: {text: 'failed', level: 'danger'}, body: fillRows(room, failureLines(room, memory.failure))};
	}

	const {theme} = room;
	const ram = barLine(room, {
		label: 'RAM',
		share: share(samples.at(-1)!),
		own: shareOf(engine?.resident, memory.total),
		value: usedOfTotal(theme, memory.used, memory.total),
	});
	const own = engineWords(engine, room);
	const swap = memory.swapTotal === 0
		? roomLine(room, piece('swap none', theme.dim))
		: barLine(room, {label: 'swap', share: shareOf(memory.swapUsed, memory.swapTotal), value: usedOfTotal(theme, memory.swapUsed, memory.swapTotal)});
	if (room.rows < 3) {
		const short = memory.swapTotal === 0 ? piece('no swap', theme.dim) : labelled(theme, 'swap', usedOfTotal(theme, memory.swapUsed, memory.swapTotal, ''));
		return {title, status: pressureOf(memory), body: fillRows(room, [ram, roomLine(room, own, short)])};
	}

	// It has a line while it is there: below what always is, so that nothing else moves.
	const vectors = embedder === undefined || room.rows < 4 ? [] : [roomLine(room, embedderWords(embedder, room))];
	const lines = [ram, roomLine(room, own), swap, ...vectors];
	return {title, status: pressureOf(memory), body: fillRows(room, room.zoomed ? memoryZoom(samples.at(-1)!, lines, room) : [...lines, ...usedChart(samples, room.rows - lines.length, room)])};
}

function engineWords(engine: Sample['engine'], {theme}: Room): Piece {
	if (engine === undefined) {
		return join(piece('model'.padEnd(labelWidth), theme.dim), ' ', piece(theme.glyphs.unknown, theme.dim));
	}

	const mapped = join(piece('  (mapped ', theme.dim), figure(theme, gibi(engine.mapped), 1), piece(')', theme.dim));
	return join(labelled(theme, 'model', piece(gibi(engine.resident), theme.accent)), piece(' GiB', theme.dim), engine.mapped > 0 ? mapped : empty);
}

function embedderWords({name, quantization, resident}: EmbedderSample, {theme}: Room): Piece {
	return join(labelled(theme, 'embed', piece(gibi(resident), theme.accent)), piece(' GiB  ', theme.dim), piece(cleanLine(`${name} ${quantization}`), theme.dim));
}

function pressureOf({pressure, swapInRate = 0, swapOutRate = 0}: MemorySample): Status {
	const swapping = swapInRate + swapOutRate;
	if (swapping >= 1e5 && Number.isFinite(swapping)) {
		return {text: `swapping ${rate(swapping)}`, level: 'danger'};
	}

	if (pressure === undefined || !Number.isFinite(pressure)) {
		return '';
	}

	const level = pressure >= 0.3 ? 'danger' : pressure >= 0.05 ? 'warning' : 'good';
	return {text: level === 'good' ? 'no pressure' : `pressure ${Math.round(pressure * 100)} %`, level};
}

function usedChart(samples: readonly Sample[], rows: number, room: Room): string[] {
	return chartLines(room, {
		label: 'used',
		data: figures => shareOf(figures.memory_used, figures.memory_total),
		max: 1,
		rows,
		color: value => room.theme[levelOf(value)],
		value: figure(room.theme, percent(share(samples.at(-1)!)), 3),
	});
}
