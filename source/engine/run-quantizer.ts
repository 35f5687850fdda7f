import {fork, type ChildProcess} from 'node:child_process';
import {open} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {LisaError} from '../core/errors.ts';
import type {Quantization} from '../core/ladder.ts';
import type {Header} from './header.ts';
import type {QuantizeProgress, QuantizeReport} from './quantize-protocol.ts';

export type QuantizerRun = {
	readonly header: Header;
	readonly quantization: Quantization;
	readonly allowRequantize: boolean;
	readonly threads: number;
	readonly mark: string;
	readonly signal?: AbortSignal;
	readonly onProgress?: (progress: QuantizeProgress) => void;
};

/**
Lets the quantizer's process write a file, and ends it when the signal says so.

@throws LisaError `disk-full` or `model-refused`, with the library's own reason.
*/
export async function runQuantizer(target: string, {header, quantization, allowRequantize, threads, mark, signal, onProgress}: QuantizerRun): Promise<void> {
	const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
	const child = fork(fileURLToPath(new URL(`quantize-process.${extension}`, import.meta.url)), {serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc']});
	const stop = () => {
		child.kill('SIGKILL');
	};

	signal?.addEventListener('abort', stop, {once: true});
	try {
		signal?.throwIfAborted();
		child.send({source: header.path, target, fileType: quantization.fileType, allowRequantize, threads, mark});
		await outcome(child, header, target, onProgress);
	} finally {
		signal?.removeEventListener('abort', stop);
		child.kill('SIGKILL');
	}
}

async function outcome(child: ChildProcess, header: Header, target: string, onProgress: QuantizerRun['onProgress']): Promise<void> {
	const weights = new Map(header.gguf.tensors.map(({name, dimensions}) => [name, dimensions.reduce((product, length) => product * length, 1)]));
	let done = 0;
	const report = await new Promise<QuantizeReport>(resolve => {
		child.on('message', message => {
			const said = message as QuantizeReport;
			if (said.type !== 'tensor') {
				resolve(said);
				return;
			}

			onProgress?.({fraction: Math.min(1, done / header.parameters), tensor: said.name, index: said.index, count: said.count});
			done += weights.get(said.name) ?? header.parameters / said.count;
		});
		child.on('exit', (code, killer) => {
			resolve({type: 'failed', message: `the quantizer ended (${killer ?? code})`});
		});
		child.on('error', error => {
			resolve({type: 'failed', message: error.message});
		});
	});
	if (report.type === 'failed') {
		const isFull = await cannotGrow(target);
		throw new LisaError(isFull ? 'The disk became full while the rung was being written.' : `The rung could not be made: ${report.message}.`, {code: isFull ? 'disk-full' : 'model-refused'});
	}
}

/** The library says only that writing failed. Whether there was no room is found out by writing on. */
async function cannotGrow(path: string): Promise<boolean> {
	try {
		const file = await open(path, 'a');
		try {
			await file.writeFile(new Uint8Array(2 ** 20));
			await file.sync();
		} finally {
			await file.close();
		}

		return false;
	} catch (error) {
		return ['ENOSPC', 'EDQUOT', 'EFBIG'].includes((error as NodeJS.ErrnoException).code ?? '');
	}
}
