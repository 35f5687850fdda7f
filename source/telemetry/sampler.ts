import process from 'node:process';
import {setTimeout as wait} from 'node:timers/promises';
import type {Sample} from '../core/samples.ts';
import {absentCpu, absentDisk, absentMemory, absentNetwork} from './absent.ts';
import {describeFailure} from './failure.ts';
import {stale} from './interval.ts';
import type {Source} from './source.ts';
import type {SamplerOptions, Sources} from './sources.ts';

/**
Reads the whole box, once each time it is asked.
*/
export type Sampler = {
	/** One full sample. The first one, and the first after a pause, waits a tenth of a second, so that it has rates too. */
	readonly sample: () => Promise<Sample>;
	readonly close: () => void;
};

// So many milliseconds before the first sample the counters are read for comparison.
const lead = 120;

/**
Makes a sampler for this system. Nothing is read, and nothing loaded, before the first `sample`.
*/
export function createSampler({modelPath = () => undefined, enginePid = () => undefined, ownPids = () => [process.pid], everyProcess = () => false}: SamplerOptions = {}): Sampler {
	let sources: Promise<Sources> | undefined;
	let sampledAt = -Infinity;
	let closed = false;

	return {
		async sample() {
			sources ??= systemSources({modelPath, enginePid, ownPids, everyProcess});
			const opened = await sources;
			if (!closed && performance.now() - sampledAt > stale) {
				await readAll(opened);
				await wait(lead);
			}

			if (closed) {
				throw new Error('The sampler is closed');
			}

			sampledAt = performance.now();
			return readAll(opened);
		},
		close() {
			closed = true;
			void sources?.then(opened => {
				for (const source of Object.values(opened)) {
					source.close();
				}
			});
		},
	};
}

async function systemSources(options: Required<SamplerOptions>): Promise<Sources> {
	if (process.platform === 'linux') {
		const {linuxSources} = await import('./linux/sources.ts');
		return linuxSources(options);
	}

	const {elsewhereSources} = await import('./elsewhere/sources.ts');
	return elsewhereSources(options);
}

/**
Reads every source; one that fails says so in its own part, and the others go on.
*/
export async function readAll(sources: Sources): Promise<Sample> {
	await sources.gpu.prepare?.(performance.now());
	const now = performance.now();
	const gpu = attempt(sources.gpu, now, (_, failure) => ({status: failure, cards: []}));
	return {
		time: Date.now(),
		cpu: attempt(sources.cpu, now, absentCpu),
		memory: attempt(sources.memory, now, absentMemory),
		engine: attempt(sources.engine, now, () => undefined),
		gpuStatus: gpu.status,
		gpus: gpu.cards,
		disk: attempt(sources.disk, now, absentDisk),
		network: attempt(sources.network, now, absentNetwork),
	};
}

function attempt<Reading>(source: Source<Reading>, now: number, absent: (source: string, failure: string) => Reading): Reading {
	try {
		return source.read(now);
	} catch (error) {
		return absent('', describeFailure(error));
	}
}
