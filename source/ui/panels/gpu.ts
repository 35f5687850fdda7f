import {percent} from '../../core/format.ts';
import type {LoadedModel} from '../../core/engine-protocol.ts';
import type {GpuSample, Sample} from '../../core/samples.ts';
import {join, type Piece} from '../frame/piece.ts';
import {levelOf, type Level} from '../theme.ts';
import {barLine} from './bar-line.ts';
import {chartLines} from './chart-lines.ts';
import {figure, gibi, labelled, percentText, shareOf, usedOfTotal} from './figure.ts';
import {failureLines, fillRows, roomLine, sentence, type Room, type Section} from './section.ts';
import {gpuZoom} from './zoom/gpu.ts';

/**
One card.

@param model Set when the whole of it is on this card alone, so that its parts are the card's.
*/
export function gpuSection(samples: readonly Sample[], index: number, model: LoadedModel | undefined, room: Room): Section {
	const gpu = samples.at(-1)?.gpus.find(card => card.index === index);
	if (gpu === undefined) {
		return {title: `GPU ${index}`, status: '', body: fillRows(room, [sentence(room, 'reading the card')])};
	}

	const title = {name: `GPU ${gpu.index}`, detail: gpu.name};
	if (gpu.lost) {
		const text = gpu.failure ?? 'the card no longer answers; see dmesg';
		return {title, status: {text: 'lost', level: 'danger'}, body: fillRows(room, failureLines(room, text))};
	}

	if (gpu.failure !== undefined && gpu.memoryTotal === 0) {
		return {title, status: {text: 'failed', level: 'danger'}, body: fillRows(room, failureLines(room, gpu.failure))};
	}

	const parts = room.rows >= 3 ? [roomLine(room, partsOf(gpu, model, room))] : [];
	if (room.zoomed) {
		return {title, status: statusOf(gpu, room), body: fillRows(room, gpuZoom(gpu, model, [memoryLine(gpu, room), ...parts], room))};
	}

	const utilization = chartLines(room, {
		label: 'util',
		data: figures => figures[`gpu${index}_utilization`],
		max: 1,
		rows: Math.min(4, room.rows - 1 - parts.length),
		color: value => room.theme[levelOf(value)],
		value: figure(room.theme, percent(gpu.utilization), 3),
	});
	return {title, status: statusOf(gpu, room), body: fillRows(room, [memoryLine(gpu, room), ...parts, ...utilization])};
}

function memoryLine(gpu: GpuSample, room: Room): string {
	return barLine(room, {
		label: 'VRAM',
		share: shareOf(gpu.memoryUsed, gpu.memoryTotal),
		own: shareOf(gpu.memoryOwn, gpu.memoryTotal),
		value: usedOfTotal(room.theme, gpu.memoryUsed, gpu.memoryTotal),
	});
}

/** What holds the memory: LISA's parts when they are known, and all others. */
function partsOf(gpu: GpuSample, model: LoadedModel | undefined, {theme}: Room): Piece {
	const {memoryOwn: own} = gpu;
	const others = own === undefined ? undefined : Math.max(0, gpu.memoryUsed - own);
	const {weights, kv, compute} = model?.memory ?? {};
	const known = weights !== undefined && kv !== undefined && compute !== undefined;
	const named: ReadonlyArray<readonly [string, number | undefined]> = known
		? [['weights', weights], ['KV', kv], ['buf', compute], ['others', others]]
		: [['LISA', own], ['others', others], ['free', gpu.memoryFree]];
	return join(...named.flatMap(([label, bytes], index) => [index === 0 ? '' : '  ', labelled(theme, label, figure(theme, gibi(bytes), 3, '', label === 'LISA' ? theme.accent : theme.plain))]));
}

function statusOf(gpu: GpuSample, {theme, rows}: Room): {text: string; level: Level} {
	const throttled = (gpu.throttle?.length ?? 0) > 0;
	const hot = gpu.temperature === undefined ? 'good' : levelOf(gpu.temperature / 100);
	const words = [
		throttled ? 'throttled' : '',
		gpu.failure === undefined ? '' : 'some figures failed',
		rows === 1 ? percentText(gpu.utilization, theme) : '',
		Number.isFinite(gpu.temperature) ? `${Math.round(gpu.temperature!)} ${theme.glyphs.celsius}` : '',
		Number.isFinite(gpu.power) ? `${Math.round(gpu.power!)} W`.padStart(5) : '',
	];
	return {text: words.filter(word => word !== '').join('  '), level: throttled || gpu.failure !== undefined ? 'warning' : hot === 'danger' ? 'danger' : 'good'};
}
