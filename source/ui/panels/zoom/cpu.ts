import {decimal, percent} from '../../../core/format.ts';
import type {CpuSample} from '../../../core/samples.ts';
import {levelOf} from '../../theme.ts';
import {coreBars} from '../core-bars.ts';
import {detailLines, type Detail} from '../details.ts';
import type {Room} from '../section.ts';
import type {AxisChart} from './axis-chart.ts';
import {coreTable} from './core-table.ts';
import {zoomLines} from './zoom-lines.ts';

/**
Everything known of the processor.

@param lines What the panel shows above it.
@param decoding What the model computes on, in words.
*/
export function cpuZoom(cpu: CpuSample, lines: readonly string[], decoding: readonly Detail[], room: Room): string[] {
	const most = Math.max(1, Math.floor(room.rows / 4));
	const table = coreTable(room, cpu.perCore, most);
	const cores = table.length > 0 ? table : coreBars(room, cpu.perCore, Math.min(8, most));
	return zoomLines(room, [lines, ...chartsOf(cpu, room), cores, facts(cpu, decoding, room)]);
}

function chartsOf(cpu: CpuSample, {theme}: Room): AxisChart[] {
	const threads = (value: number | undefined) => `${decimal(value)} thr`;
	const all = Math.max(1, cpu.threads);
	const work = (label: string, name: 'cpu_engine' | 'cpu_other', now: number): AxisChart => ({label, data: figures => figures[name], max: all, format: threads, now, color: value => name === 'cpu_engine' ? theme.accent : theme[levelOf(value / all)]});
	return [
		{label: 'load of all threads', data: figures => figures.cpu_load, max: 1, format: percent, now: cpu.load, color: value => theme[levelOf(value)]},
		...(cpu.engineThreads === undefined ? [] : [work('the model', 'cpu_engine', cpu.engineThreads)]),
		...(cpu.otherThreads === undefined ? [] : [work('all others', 'cpu_other', cpu.otherThreads)]),
	];
}

function facts(cpu: CpuSample, decoding: readonly Detail[], room: Room): string[] {
	const {usable, threads} = cpu;
	return detailLines(room, [
		['cores', `${cpu.cores}`],
		['threads', `${threads}`],
		['usable here', usable < threads ? `${limited(usable)} of ${threads}, by quota or affinity` : `all ${threads}`],
		['load average', cpu.loadAverage?.toFixed(2)],
		['clock', cpu.megahertz === undefined ? undefined : `${(cpu.megahertz / 1000).toFixed(2)} GHz`],
		['temperature', cpu.temperature === undefined ? undefined : `${Math.round(cpu.temperature)} ${room.theme.glyphs.celsius}`],
		...decoding,
		['model uses', cpu.engineThreads === undefined ? undefined : `${limited(cpu.engineThreads)} threads`],
		['others use', cpu.otherThreads === undefined ? undefined : `${limited(cpu.otherThreads)} threads`],
		['taken by host', percent(cpu.steal)],
		['read from', cpu.source],
	]);
}

function limited(value: number): string {
	return value.toFixed(1).replace(/\.0$/, '');
}
