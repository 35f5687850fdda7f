import {Buffer} from 'node:buffer';
import process from 'node:process';
import {readFile} from 'node:fs/promises';
import os from 'node:os';
import {cardBandwidth} from '../core/fit-cards.ts';
import type {FitBox} from '../core/fit.ts';
import type {Vectors} from '../core/fit-memory.ts';
import {cleanLine} from '../core/text.ts';

/** The box as it is now, and how its cards stand in one line. */
export type BoxNow = FitBox & {readonly memoryTotal: number; readonly gpuStatus: string};

/**
Reads what is free now. What cannot be read is taken for the least: no card, the memory that the system calls free.
*/
export async function readBox(): Promise<BoxNow> {
	const {createSampler} = await import('../telemetry/sampler.ts');
	const sampler = createSampler();
	const sample = await sampler.sample().catch(() => undefined);
	sampler.close();
	const cards = (sample?.gpus ?? []).filter(({lost, memoryTotal}) => !lost && memoryTotal > 0);
	const usable = sample?.cpu?.usable ?? os.availableParallelism();
	return {
		memoryFree: sample?.memory?.available || os.freemem(),
		memoryTotal: sample?.memory?.total || os.totalmem(),
		memoryBandwidth: copyBandwidth() * Math.min(usable, mostCores),
		cards: cards.map(({name, memoryFree}) => ({name: cleanLine(name), free: memoryFree, bandwidth: cardBandwidth(name)})),
		gpuStatus: sample?.gpuStatus ?? '',
		vectors: await readVectors(),
	};
}

/** So many cores fill the memory channels of a desktop; more of them add nothing. */
const mostCores = 2.5;

/** Bytes a second that one core reads and writes: the best of a few copies that no cache holds, since other programs can only make one slower. */
function copyBandwidth(): number {
	const from = Buffer.alloc(64 * 2 ** 20, 1);
	const to = Buffer.alloc(from.length);
	const times = Array.from({length: 4}, () => {
		const start = performance.now();
		from.copy(to);
		return performance.now() - start;
	});
	return (2 * from.length * 1000) / Math.min(...times);
}

async function readVectors(): Promise<Vectors> {
	if (process.arch === 'arm64') {
		return 'neon';
	}

	const flags = /^flags\s*:(?<flags>.*)$/m.exec(await readFile('/proc/cpuinfo', 'utf8').catch(() => ''))?.groups?.flags ?? ' avx2 ';
	return flags.includes('avx512f') ? 'avx512' : (flags.includes('avx2') ? 'avx2' : 'none');
}
