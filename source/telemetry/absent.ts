import type {CpuSample, DiskSample, MemorySample, NetworkSample} from '../core/samples.ts';

/*
What a panel gets when its source fails: the figures are empty and not to be drawn, the sentence is.
*/

/** A processor nothing is known of. */
export function absentCpu(source: string, failure: string): CpuSample {
	return {source, failure, name: '', cores: 0, threads: 0, usable: 0, load: 0, perCore: [], steal: 0};
}

/** Memory nothing is known of. */
export function absentMemory(source: string, failure: string): MemorySample {
	return {source, failure, total: 0, used: 0, available: 0, cached: 0, swapTotal: 0, swapUsed: 0};
}

/** A volume nothing is known of. */
export function absentDisk(source: string, failure: string): DiskSample {
	return {source, failure, path: '', kind: 'unknown', total: 0, free: 0};
}

/** A network nothing is known of. */
export function absentNetwork(source: string, failure: string): NetworkSample {
	return {source, failure, up: false};
}
