import {bytes, integer, percent, rate} from '../../core/format.ts';
import type {GpuSample} from '../../core/samples.ts';
import {cleanLine} from '../../core/text.ts';
import {join, piece} from '../frame/piece.ts';
import {detailLines} from './details.ts';
import {figure} from './figure.ts';
import {roomLine, type Room} from './section.ts';

const withUnit = (value: number | undefined, unit: string) => value === undefined ? undefined : `${integer(value)} ${unit}`;

/** Everything the driver tells of a card: the zoomed panel. */
export function gpuDetails(gpu: GpuSample, room: Room): string[] {
	const {glyphs} = room.theme;
	const processes = [...gpu.processes ?? []].sort((a, b) => b.memory - a.memory).slice(0, Math.max(0, Math.min(8, room.rows - 18)));
	return [
		' '.repeat(room.width),
		...detailLines(room, [
			['own VRAM', bytes(gpu.memoryOwn)],
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
		]),
		...processes.map(({pid, name, memory}) => roomLine(room, join(piece(String(pid).padStart(8), room.theme.dim), '  ', figure(room.theme, bytes(memory), 5), `  ${cleanLine(name)}`))),
	];
}
