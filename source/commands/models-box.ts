import os from 'node:os';
import type {FitBox} from '../core/fit.ts';
import {boxOf} from '../core/fit-box.ts';

/** The box as it is now, and how its cards stand in one line. */
export type BoxNow = FitBox & {readonly memoryTotal: number; readonly gpuStatus: string};

/**
Reads what is free now. What cannot be read is taken for the least: no card, the memory that the system calls free.
*/
export async function readBox(): Promise<BoxNow> {
	const [{createSampler}, {boxFacts}] = await Promise.all([import('../telemetry/sampler.ts'), import('../telemetry/box-facts.ts')]);
	const sampler = createSampler();
	const [sample, facts] = await Promise.all([sampler.sample().catch(() => undefined), boxFacts()]);
	sampler.close();
	const box = sample && boxOf(sample, {facts});
	return {
		...(box ?? {memoryFree: os.freemem(), cards: [], vectors: facts.vectors, memoryBandwidth: facts.copyBandwidth}),
		memoryTotal: sample?.memory?.total || os.totalmem(),
		gpuStatus: sample?.gpuStatus ?? '',
	};
}
