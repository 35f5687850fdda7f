import {bytes, percent, rate} from '../../../core/format.ts';
import type {EngineMemorySample, MemorySample, Sample} from '../../../core/samples.ts';
import {cleanLine} from '../../../core/text.ts';
import {niceCeiling} from '../../chart/scale.ts';
import {levelOf} from '../../theme.ts';
import {detailLines} from '../details.ts';
import {shareOf} from '../figure.ts';
import type {Room} from '../section.ts';
import type {AxisChart} from './axis-chart.ts';
import {zoomLines} from './zoom-lines.ts';

/**
Everything known of the memory.

@param lines What the panel shows above it.
*/
export function memoryZoom({memory, engine, embedder}: Sample, lines: readonly string[], room: Room): string[] {
	return memory === undefined ? [...lines] : zoomLines(room, [lines, ...chartsOf(memory, engine, room), facts(memory, {engine, embedder}, room)]);
}

function chartsOf(memory: MemorySample, engine: EngineMemorySample | undefined, {theme}: Room): AxisChart[] {
	const {total} = memory;
	const swapped = (memory.swapInRate ?? 0) + (memory.swapOutRate ?? 0);
	return [
		{label: 'used', data: figures => figures.memory_used, max: total, format: bytes, now: memory.used, color: value => theme[levelOf(shareOf(value, total))]},
		...(engine === undefined ? [] : [{label: 'the model, resident', data: figures => figures.engine_resident, max: peak => niceCeiling(peak / 2 ** 20) * 2 ** 20, format: bytes, now: engine.resident, color: () => theme.accent} satisfies AxisChart]),
		...(memory.pressure === undefined ? [] : [{label: 'pressure: time that work waited for memory', data: figures => figures.memory_pressure, max: peak => Math.min(1, Math.max(0.1, niceCeiling(peak))), format: percent, now: memory.pressure, color: value => theme[value >= 0.3 ? 'danger' : value >= 0.05 ? 'warning' : 'good']} satisfies AxisChart]),
		...(memory.swapTotal === 0 ? [] : [{label: 'swapped in and out', data: figures => figures.swap_in === undefined || figures.swap_out === undefined ? undefined : figures.swap_in + figures.swap_out, max: peak => niceCeiling(Math.max(1e6, peak)), format: rate, now: swapped, color: value => theme[value >= 1e5 ? 'danger' : 'good']} satisfies AxisChart]),
	];
}

function facts(memory: MemorySample, {engine, embedder}: Pick<Sample, 'engine' | 'embedder'>, room: Room): string[] {
	return detailLines(room, [
		['total', bytes(memory.total)],
		['used', bytes(memory.used)],
		['available', bytes(memory.available)],
		['cached', bytes(memory.cached)],
		['swap used', memory.swapTotal === 0 ? 'no swap' : `${bytes(memory.swapUsed)} of ${bytes(memory.swapTotal)}`],
		['swapped in', rate(memory.swapInRate)],
		['swapped out', rate(memory.swapOutRate)],
		['pressure', memory.pressure === undefined ? undefined : percent(memory.pressure)],
		['model resident', bytes(engine?.resident)],
		['model allocated', bytes(engine?.anonymous)],
		['model mapped', bytes(engine?.mapped)],
		...(embedder === undefined ? [] : [['vectors by', cleanLine(`${embedder.name} ${embedder.quantization}`)], ['vectors resident', bytes(embedder.resident)]] as const),
		['read from', memory.source],
	]);
}
