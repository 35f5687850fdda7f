import type {Finding} from '../../core/finding.ts';
import {decimal, integer} from '../../core/format.ts';
import type {CpuSample} from '../../core/samples.ts';
import {othersWithin} from '../../core/thread-room.ts';

const area = 'threads';

/** The cores that the engine may really use, and what others take of them. */
export function gradeThreads(cpu: CpuSample | undefined): Finding[] {
	if (cpu === undefined || cpu.threads === 0) {
		return [{area, name: 'usable', level: 'unknown', said: 'the processor cannot be read.'}];
	}

	return [usable(cpu), smt(cpu), others(cpu), ...steal(cpu)];
}

function usable({usable: own, threads}: CpuSample): Finding {
	const said = `${whole(own)} of ${integer(threads)} hardware threads may be used here.`;
	return own < threads
		? {area, name: 'usable', level: 'warning', said, remedy: 'An affinity mask or a quota holds the rest back: look at `taskset -p $$` and at the limits of the container (`--cpus`).'}
		: {area, name: 'usable', level: 'ok', said};
}

function smt({cores, threads}: CpuSample): Finding {
	return {area, name: 'SMT', level: 'ok', said: threads > cores ? `two threads share a core: decoding goes by the ${integer(cores)} cores.` : 'each thread has a core of its own.'};
}

function others({otherThreads, usable: own, threads}: CpuSample): Finding {
	const name = 'others';
	if (otherThreads === undefined) {
		return {area, name, level: 'unknown', said: 'what other programs take cannot be told yet.'};
	}

	const said = `other programs keep ${decimal(otherThreads)} threads busy.`;
	return othersWithin(otherThreads, threads, own) > own / 2
		? {area, name, level: 'warning', said: `${said} LISA decodes on fewer threads then, and figures taken now are low.`, remedy: '`lisa top` shows which programs; end or pause them for full speed.'}
		: {area, name, level: 'ok', said};
}

function steal({steal: share}: CpuSample): Finding[] {
	return share > 0.05 ? [{area, name: 'steal', level: 'warning', said: `the hypervisor takes ${Math.round(share * 100)} % away: tokens will stall.`, remedy: 'Run on a box or an instance whose cores are its own.'}] : [];
}

function whole(value: number): string {
	return Number.isSafeInteger(value) ? integer(value) : decimal(value);
}
