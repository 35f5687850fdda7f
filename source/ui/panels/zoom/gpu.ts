import type {LoadedModel} from '../../../core/engine-protocol.ts';
import {bytes, integer, percent, rate} from '../../../core/format.ts';
import type {GpuSample} from '../../../core/samples.ts';
import {cleanLine} from '../../../core/text.ts';
import {niceCeiling} from '../../chart/scale.ts';
import {alignLeft, alignRight, join, piece} from '../../frame/piece.ts';
import {cut} from '../../frame/width.ts';
import {levelOf} from '../../theme.ts';
import {detailLines} from '../details.ts';
import {figure} from '../figure.ts';
import {roomLine, type Room} from '../section.ts';
import type {AxisChart} from './axis-chart.ts';
import {zoomLines} from './zoom-lines.ts';

const withUnit = (value: number | undefined, unit: string) => value === undefined ? undefined : `${integer(value)} ${unit}`;

/** Holders of VRAM that are named. */
const mostHolders = 8;

/**
Everything the driver tells of a card.

@param lines What the panel shows above it.
@param model Set when the whole of it is on this card alone.
*/
export function gpuZoom(gpu: GpuSample, model: LoadedModel | undefined, lines: readonly string[], room: Room): string[] {
	return zoomLines(room, [lines, ...chartsOf(gpu, room), facts(gpu, model, room), holders(gpu, room)]);
}

function chartsOf(gpu: GpuSample, {theme}: Room): AxisChart[] {
	const {index, powerLimit, memoryTotal} = gpu;
	const {celsius} = theme.glyphs;
	const watts = (value: number | undefined) => `${integer(value)} W`;
	return [
		{label: 'utilization', data: figures => figures[`gpu${index}_utilization`], max: 1, format: percent, now: gpu.utilization, color: value => theme[levelOf(value)]},
		{label: 'VRAM', data: figures => figures[`gpu${index}_memory_used`], max: memoryTotal, format: bytes, now: gpu.memoryUsed, color: value => theme[levelOf(value / memoryTotal)]},
		...(gpu.power === undefined
			? []
			: [{label: 'power', data: figures => figures[`gpu${index}_power`], max: peak => powerLimit ?? niceCeiling(peak), format: watts, now: gpu.power, color: value => theme[levelOf(powerLimit && value / powerLimit)]} satisfies AxisChart]),
		...(gpu.temperature === undefined
			? []
			: [{label: 'temperature', data: figures => figures[`gpu${index}_temperature`], max: 100, format: value => `${integer(value)} ${celsius}`, now: gpu.temperature, color: value => theme[levelOf(value / 100)]} satisfies AxisChart]),
	];
}

function facts(gpu: GpuSample, model: LoadedModel | undefined, room: Room): string[] {
	const {glyphs} = room.theme;
	const {memoryOwn: own} = gpu;
	return detailLines(room, [
		['LISA holds', own === undefined ? undefined : bytes(own)],
		...(model === undefined ? [] : [['weights', bytes(model.memory.weights)], ['KV cache', bytes(model.memory.kv)], ['buffers', bytes(model.memory.compute)]] as const),
		['others hold', own === undefined ? undefined : bytes(Math.max(0, gpu.memoryUsed - own))],
		['free VRAM', bytes(gpu.memoryFree)],
		['temperature', withUnit(gpu.temperature, glyphs.celsius)],
		['power', gpu.power === undefined ? undefined : `${Math.round(gpu.power)} of ${gpu.powerLimit === undefined ? glyphs.unknown : Math.round(gpu.powerLimit)} W`],
		['clock', withUnit(gpu.clock, 'MHz')],
		['memory clock', withUnit(gpu.memoryClock, 'MHz')],
		['fan', percent(gpu.fan)],
		['throttled by', gpu.throttle === undefined ? undefined : gpu.throttle.length === 0 ? 'nothing' : gpu.throttle.join(', ')],
		['PCIe', gpu.link?.replace('×', () => glyphs.times)],
		['PCIe in', rate(gpu.receiveRate)],
		['PCIe out', rate(gpu.sendRate)],
		['driver', gpu.driver],
		['CUDA', gpu.cuda],
		['read from', gpu.source],
	]);
}

/** Who holds the VRAM, the largest first. */
function holders({processes = [], memoryUsed}: GpuSample, room: Room): string[] {
	if (processes.length === 0) {
		return [];
	}

	const {theme} = room;
	const all = [...processes].sort((a, b) => b.memory - a.memory);
	const shown = all.slice(0, mostHolders);
	const more = all.length - shown.length;
	const name = Math.max(8, Math.min(40, room.width - 28));
	const line = (pid: string, title: string, memory: string, share: string) => roomLine(room, join(
		alignRight(piece(pid, theme.dim), 8),
		'  ',
		alignLeft(piece(cut(title, name, theme.glyphs.ellipsis)), name),
		figure(theme, memory, 6),
		alignRight(piece(share, theme.dim), 7),
	));
	return [
		...shown.map(({pid, name: title, memory}) => line(String(pid), cleanLine(title), bytes(memory), percent(memoryUsed > 0 ? memory / memoryUsed : undefined))),
		...(more > 0 ? [roomLine(room, piece(`${' '.repeat(10)}and ${more} more`, theme.dim))] : []),
	];
}
