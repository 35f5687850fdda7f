import {fork, type ChildProcess} from 'node:child_process';
import {open, rename, rm, stat, statfs} from 'node:fs/promises';
import {basename, dirname, join} from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {LisaError} from '../core/errors.ts';
import {bytes as inUnits} from '../core/format.ts';
import {quantizationNamed, quantizations, type Quantization} from '../core/ladder.ts';
import {readHeader, type Header} from './header.ts';
import type {QuantizeReport} from './quantize-protocol.ts';
import {usableCores} from './threads.ts';
import {verifyModel} from './verify-model.ts';

export type QuantizeProgress = {
	/** 0 to 1, by weights. */
	readonly fraction: number;
	/** The tensor being made. */
	readonly tensor: string;
	readonly index: number;
	readonly count: number;
};

export type QuantizeOptions = {
	/** F32, BF16 or F16, unless `allowRequantize`. The first shard of several. */
	readonly source: string;
	/** Must not be there yet. */
	readonly target: string;
	/** As in `Q4_K_M`. */
	readonly type: string;
	readonly allowRequantize?: boolean;
	readonly threads?: number;
	readonly signal?: AbortSignal;
	readonly onProgress?: (progress: QuantizeProgress) => void;
};

/** Types that the pinned release makes without an importance matrix: all that LISA knows. */
export const quantizableTypes: readonly string[] = quantizations.map(({name}) => name);

/** What a file may be made of without a loss that nobody asked for. */
const fullPrecision = new Set(['F32', 'F16', 'BF16']);

/**
Makes a rung: writes a quantization of a model beside it.

The file appears under its name only when it is whole, on disk and has been loaded once. Whatever goes wrong, nothing is left behind.

@throws LisaError
*/
export async function quantize({source, target, type, allowRequantize = false, threads, signal, onProgress}: QuantizeOptions): Promise<void> {
	const quantization = quantizationNamed(type);
	if (!quantization) {
		throw new LisaError(`LISA cannot make “${type}”.`, {code: 'usage', hint: `Choose one of ${quantizableTypes.join(', ')}.`});
	}

	const header = await readHeader(source);
	checkSource(header, allowRequantize);
	await checkTarget(target, header, quantization);
	const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.part`);
	try {
		await run(temporary, {header, quantization, allowRequantize, threads: threads ?? usableCores(), signal, onProgress});
		await flush(temporary);
		await verify(temporary, header, signal);
		signal?.throwIfAborted();
		await rename(temporary, target);
		await flush(dirname(target));
	} catch (error) {
		throw signal?.aborted ? new LisaError('Making the rung was stopped.', {code: 'cancelled', hint: 'Nothing was left behind.', cause: error}) : error;
	} finally {
		await rm(temporary, {force: true});
	}
}

/** @returns Bytes the new file will take, a little more rather than less. */
export function expectedSize(parameters: number, {bits}: Quantization): number {
	// Small models have proportionally more in tensors that are kept large.
	return Math.ceil(parameters * bits / 8 * 1.1) + (32 * 2 ** 20);
}

function checkSource({gguf}: Header, allowRequantize: boolean): void {
	const quantized = gguf.tensors.find(tensor => !fullPrecision.has(tensor.type));
	if (quantized && !allowRequantize) {
		throw new LisaError(`The source is quantized already (${gguf.quantization ?? quantized.type}): a rung made of it would lose twice.`, {
			code: 'usage',
			hint: 'Take the F16, BF16 or F32 file of this model, or allow it with `--requantize`.',
		});
	}
}

async function checkTarget(target: string, {parameters}: Header, quantization: Quantization): Promise<void> {
	if (await isThere(target)) {
		throw new LisaError(`${basename(target)} is there already.`, {code: 'usage', hint: 'Remove it first to make it anew.'});
	}

	let space;
	try {
		space = await statfs(dirname(target));
	} catch (error) {
		throw new LisaError(`The folder ${dirname(target)} is not there.`, {code: 'usage', cause: error});
	}

	const free = space.bavail * space.bsize;
	const need = expectedSize(parameters, quantization);
	if (free < need) {
		throw new LisaError(`The rung needs about ${inUnits(need)}; ${inUnits(free)} is free in ${dirname(target)}.`, {code: 'disk-full'});
	}
}

type Run = Pick<QuantizeOptions, 'signal' | 'onProgress'> & {
	readonly header: Header;
	readonly quantization: Quantization;
	readonly allowRequantize: boolean;
	readonly threads: number;
};

async function run(target: string, {header, quantization, allowRequantize, threads, signal, onProgress}: Run): Promise<void> {
	const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
	const child = fork(fileURLToPath(new URL(`quantize-process.${extension}`, import.meta.url)), {serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc']});
	const stop = () => {
		child.kill('SIGKILL');
	};

	signal?.addEventListener('abort', stop, {once: true});
	try {
		signal?.throwIfAborted();
		child.send({source: header.path, target, fileType: quantization.fileType, allowRequantize, threads});
		await outcome(child, header, target, onProgress);
	} finally {
		signal?.removeEventListener('abort', stop);
		child.kill('SIGKILL');
	}
}

async function outcome(child: ChildProcess, header: Header, target: string, onProgress: QuantizeOptions['onProgress']): Promise<void> {
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
		const space = await statfs(dirname(target)).catch(() => undefined);
		const isFull = space !== undefined && space.bavail * space.bsize < 16 * 2 ** 20;
		throw new LisaError(`The rung could not be made: ${report.message}.`, {code: isFull ? 'disk-full' : 'model-refused'});
	}
}

/** The same tensors as the source, and the library loads it. */
async function verify(path: string, source: Header, signal: AbortSignal | undefined): Promise<void> {
	const made = await readHeader(path);
	if (made.tensorHash !== source.tensorHash) {
		throw new LisaError('The rung that was made does not have the tensors of its source.', {code: 'model-refused'});
	}

	await verifyModel(path, signal);
}

async function isThere(path: string): Promise<boolean> {
	try {
		await stat(path);
		return true;
	} catch {
		return false;
	}
}

async function flush(path: string): Promise<void> {
	const file = await open(path, 'r');
	try {
		await file.sync();
	} finally {
		await file.close();
	}
}
