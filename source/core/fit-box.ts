import {cardBandwidth} from './fit-cards.ts';
import type {FitBox} from './fit.ts';
import type {Vectors} from './fit-memory.ts';
import type {SpeedMeasurement} from './fit-speed.ts';
import type {EngineMemorySample, Sample} from './samples.ts';
import {cleanLine} from './text.ts';

/** What fitting needs to know of the box beside what is free, and what does not change while the program runs. */
export type BoxFacts = {
	readonly vectors: Vectors;
	/** Bytes a second that one core reads and writes. */
	readonly copyBandwidth: number;
};

export type BoxOptions = {
	readonly facts?: BoxFacts;
	/** Whether the model in use goes when the other one comes: what it holds is as good as free. So is what the embedding model holds, which goes when room is needed. */
	readonly released?: boolean;
	readonly measurements?: readonly SpeedMeasurement[];
	readonly memory?: FitBox['memory'];
};

/** So many cores fill the memory channels of a desktop; more of them add nothing. */
const mostCores = 2.5;

/**
The box as fitting sees it: the same for the picker, the ladder, the catalog and the doctor.

@returns `undefined` as long as the memory is not known.
*/
export function boxOf({memory, engine, embedder, cpu, gpus}: Sample, {facts, released = false, measurements, memory: seen}: BoxOptions = {}): FitBox | undefined {
	if (memory === undefined || memory.available <= 0) {
		return undefined;
	}

	return {
		memoryFree: memory.available + (released ? heldBy(engine) + heldBy(embedder) : 0),
		memoryBandwidth: facts && facts.copyBandwidth * Math.min(cpu?.usable ?? 1, mostCores),
		cards: gpus.filter(({lost, memoryTotal}) => !lost && memoryTotal > 0).map(({name, memoryFree, memoryOwn = 0}) => ({
			name: cleanLine(name),
			free: memoryFree + (released ? memoryOwn : 0),
			bandwidth: cardBandwidth(name),
		})),
		vectors: facts?.vectors,
		measurements,
		memory: seen,
	};
}

/** The pages of a mapped file count as free already, unless they are pinned. */
function heldBy({anonymous = 0, mapped = 0, locked = 0}: Partial<EngineMemorySample> = {}): number {
	return anonymous + Math.min(locked, mapped);
}
