import {arch} from 'node:os';
import {cleanLine} from '../../core/text.ts';
import {parseCpuInfo} from '../parse/cpuinfo.ts';
import {namesIn, readOnce} from '../read-once.ts';

/**
What doesn't change about the processor while the program runs.
*/
export type CpuFacts = {
	readonly name: string;
	readonly cores: number | undefined;
	/** By `/proc/cpuinfo`: on a virtual machine it is all there is. */
	readonly megahertz: number | undefined;
};

/**
Finds the processor's name and its physical cores. Arm's `/proc/cpuinfo` has neither; there the cores are by `/sys`, and the board stands for the name.
*/
export function findCpuFacts(root = ''): CpuFacts {
	const info = parseCpuInfo(readOnce(`${root}/proc/cpuinfo`) ?? '');
	const board = readOnce(`${root}/sys/firmware/devicetree/base/model`)?.replaceAll('\0', '');
	return {
		name: cleanLine(info.name ?? board ?? '') || `${arch()} processor`,
		cores: info.cores ?? coresByTopology(`${root}/sys/devices/system/cpu`),
		megahertz: info.megahertz,
	};
}

function coresByTopology(folder: string): number | undefined {
	const cores = new Set<string>();
	for (const name of namesIn(folder)) {
		const siblings = /^cpu\d+$/u.test(name) ? readOnce(`${folder}/${name}/topology/thread_siblings_list`) : undefined;
		if (siblings !== undefined) {
			cores.add(siblings);
		}
	}

	return cores.size > 0 ? cores.size : undefined;
}
