import type {CpuSample, DiskSample, EngineMemorySample, MemorySample, NetworkSample} from '../core/samples.ts';
import type {GpuReading} from './gpu/gpus.ts';
import type {Source} from './source.ts';

/**
What the sampler needs to know of LISA itself. All are asked at each sample, since engines come and go.
*/
export type SamplerOptions = {
	readonly modelPath?: () => string | undefined;
	readonly enginePid?: () => number | undefined;
	/** Processes of LISA's besides the engine; this one when left out. */
	readonly ownPids?: () => readonly number[];
	/** Whether somebody looks at what every process holds of the cards; nobody when left out. */
	readonly everyProcess?: () => boolean;
};

/**
Every source of a system. Nothing means "not yet".
*/
export type Sources = {
	readonly cpu: Source<CpuSample | undefined>;
	readonly memory: Source<MemorySample | undefined>;
	readonly engine: Source<EngineMemorySample | undefined>;
	readonly disk: Source<DiskSample | undefined>;
	readonly network: Source<NetworkSample | undefined>;
	readonly gpu: Source<GpuReading>;
};
