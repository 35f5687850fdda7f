import {rmSync} from 'node:fs';
import {open, readdir, rename, rm, stat, statfs} from 'node:fs/promises';
import {basename, dirname, join} from 'node:path';
import process from 'node:process';
import {LisaError} from '../core/errors.ts';
import {bytes as inUnits} from '../core/format.ts';
import {quantizationNamed, quantizations, specialQuantizations, type Quantization} from '../core/ladder.ts';
import {cleanLine} from '../core/text.ts';
import {readHeader, readMark, type Header} from './header.ts';
import {isAlive} from './is-alive.ts';
import type {QuantizeProgress} from './quantize-protocol.ts';
import {runQuantizer} from './run-quantizer.ts';
import {findCores, wholeCores} from './cores.ts';
import {verifyModel} from './verify-model.ts';

export type {QuantizeProgress} from './quantize-protocol.ts';

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

/** Types that the pinned release makes without an importance matrix: `benchmark/quantize.ts` holds them against its own. */
export const quantizableTypes: readonly string[] = [...quantizations, ...specialQuantizations].map(({name}) => name);

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
	await sweepParts(dirname(target));
	const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.part`);
	const before = await identity(source);
	// A process that is told to end does so without waiting for what runs.
	const sweep = () => {
		rmSync(temporary, {force: true});
	};

	process.once('exit', sweep);
	try {
		const mark = await readMark(header);
		try {
			await runQuantizer(temporary, {header, quantization, allowRequantize, threads: threads ?? wholeCores(findCores()), mark, signal, onProgress});
		} finally {
			checkUnchanged(source, before, await identity(source));
		}

		await flush(temporary);
		await verify(temporary, header, signal);
		signal?.throwIfAborted();
		await rename(temporary, target);
		await flush(dirname(target));
	} catch (error) {
		throw signal?.aborted ? new LisaError('Making the rung was stopped.', {code: 'cancelled', hint: 'Nothing was left behind.', cause: error}) : error;
	} finally {
		process.off('exit', sweep);
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

/** The same tensors as the source, and the library loads it. */
async function verify(path: string, source: Header, signal: AbortSignal | undefined): Promise<void> {
	const made = await readHeader(path);
	if (made.tensorHash !== source.tensorHash) {
		throw new LisaError('The rung that was made does not have the tensors of its source.', {code: 'model-refused'});
	}

	await verifyModel(path, signal);
}

/** Removes what somebody who was killed while making a rung left behind. */
async function sweepParts(folder: string): Promise<void> {
	for (const name of await readdir(folder).catch(() => [])) {
		const maker = /^\..+\.gguf\.(\d+)\.part$/u.exec(name)?.[1];
		if (maker !== undefined && !isAlive(Number(maker))) {
			await rm(join(folder, name), {force: true}).catch(() => undefined);
		}
	}
}

/** Size and date of a file; nothing where it is gone. */
async function identity(path: string): Promise<string | undefined> {
	try {
		const {size, mtimeMs} = await stat(path);
		return `${size} ${mtimeMs}`;
	} catch {
		return undefined;
	}
}

/** A source that was removed is read to its end all the same. One that was written to would make a rung of two models. */
function checkUnchanged(source: string, before: string | undefined, after: string | undefined): void {
	if (after !== undefined && before !== after) {
		throw new LisaError(`“${cleanLine(basename(source))}” was changed while a rung was being made of it.`, {code: 'model-refused', hint: 'Make the rung again once nothing writes to the file.'});
	}
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
