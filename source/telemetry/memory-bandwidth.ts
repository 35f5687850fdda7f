import {availableParallelism} from 'node:os';
import {Worker} from 'node:worker_threads';

/** What memory does: bytes a second, read and written together. */
export type MemoryBandwidth = {readonly one: number; readonly all: number; readonly threads: number};

/** Milliseconds that each measurement takes, after a copy that is not counted. */
const time = 250;

/** No cache holds so much. */
const size = 64 * 2 ** 20;

/*
Runs in each worker: waits until all are there, copies for a while, and tells how many bytes were read and written, and in what time.
*/
const copier = `
const {parentPort, workerData} = require('node:worker_threads');
const from = Buffer.alloc(workerData.size, 1);
const to = Buffer.alloc(workerData.size);
from.copy(to);
parentPort.once('message', () => {
	const begin = performance.now();
	let copies = 0;
	while (performance.now() - begin < workerData.time) {
		from.copy(to);
		copies++;
	}

	parentPort.postMessage((2 * copies * workerData.size * 1000) / (performance.now() - begin));
});
parentPort.postMessage('ready');
`;

/**
Measures how fast memory is copied: by one thread, and by as many as there are cores at the same time, eight at most. Decoding reads every weight for each token, so this is what bounds it on a processor.
*/
export async function measureMemoryBandwidth(cores = availableParallelism()): Promise<MemoryBandwidth> {
	const threads = Math.max(1, Math.min(8, cores));
	const one = await copyOn(1);
	return {one, all: threads === 1 ? one : await copyOn(threads), threads};
}

async function copyOn(threads: number): Promise<number> {
	const workers = Array.from({length: threads}, () => new Worker(copier, {eval: true, workerData: {size, time}}));
	try {
		await Promise.all(workers.map(async worker => next(worker)));
		const rates = workers.map(async worker => next(worker) as Promise<number>);
		for (const worker of workers) {
			worker.postMessage('begin');
		}

		const measured = await Promise.all(rates);
		return measured.reduce((sum, rate) => sum + rate, 0);
	} finally {
		await Promise.all(workers.map(async worker => worker.terminate()));
	}
}

async function next(worker: Worker): Promise<unknown> {
	return new Promise((resolve, reject) => {
		worker.once('message', resolve);
		worker.once('error', reject);
	});
}
