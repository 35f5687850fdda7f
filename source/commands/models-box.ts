import os from 'node:os';
import type {FitBox} from '../core/fit.ts';
import {boxOf} from '../core/fit-box.ts';
import type {Sample} from '../core/samples.ts';
import {connect} from '../host/client.ts';

/** The box as it is now, and how its cards stand in one line. */
export type BoxNow = FitBox & {readonly memoryTotal: number; readonly gpuStatus: string};

/**
Reads what is free now. Where a host runs, it is what its picker shows: what the model in use holds is as good as free, since it goes when another one comes. What cannot be read is taken for the least: no card, the memory that the system calls free.
*/
export async function readBox(): Promise<BoxNow> {
	const {boxFacts} = await import('../telemetry/box-facts.ts');
	const [sample, facts] = await Promise.all([sampleOfHost().then(async seen => seen ?? takeSample()), boxFacts()]);
	const box = sample && boxOf(sample, {facts, released: true});
	return {
		...(box ?? {memoryFree: os.freemem(), cards: [], vectors: facts.vectors, memoryBandwidth: facts.copyBandwidth}),
		memoryTotal: sample?.memory?.total || os.totalmem(),
		gpuStatus: sample?.gpuStatus ?? '',
	};
}

/** What the host sees, if one runs; one that does not answer is no reason to say nothing. */
async function sampleOfHost(): Promise<Sample | undefined> {
	try {
		const client = await connect({kind: 'command', start: false});
		try {
			const outcome = await client?.command({type: 'now'});
			return outcome?.now?.sample;
		} finally {
			client?.close();
		}
	} catch {
		return undefined;
	}
}

async function takeSample(): Promise<Sample | undefined> {
	const {createSampler} = await import('../telemetry/sampler.ts');
	const sampler = createSampler();
	try {
		return await sampler.sample();
	} catch {
		return undefined;
	} finally {
		sampler.close();
	}
}
