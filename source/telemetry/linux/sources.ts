import {createGpuSource} from '../gpu/sources.ts';
import type {SamplerOptions, Sources} from '../sources.ts';
import {createCpuSource} from './cpu.ts';
import {createDiskSource} from './disk.ts';
import {createEngineMemorySource} from './engine-memory.ts';
import {createMemorySource} from './memory.ts';
import {createNetworkSource} from './network.ts';

/**
Linux's sources: `/proc` and `/sys`, read in place.

@param root - Stands before both in tests.
*/
export async function linuxSources({modelPath, enginePid, ownPids, everyProcess}: Required<SamplerOptions>, root = ''): Promise<Sources> {
	return {
		cpu: createCpuSource({enginePid, ownPids, root}),
		memory: createMemorySource({root}),
		engine: createEngineMemorySource({enginePid, root}),
		disk: createDiskSource({modelPath, root}),
		network: createNetworkSource({root}),
		gpu: await createGpuSource({enginePid, everyProcess, root}),
	};
}
