import {open, type FileHandle} from 'node:fs/promises';
import {constants} from 'node:fs';
import {basename} from 'node:path';
import {LisaError} from '../core/errors.ts';
import {integer} from '../core/format.ts';
import {cleanLine} from '../core/text.ts';
import {longestHeader, parseGguf, type GgufHeader} from '../core/gguf.ts';
import {hashBytes} from '../core/gguf-hash.ts';
import {sourceMark} from '../core/source-mark.ts';

/** A model file that was read and found whole. */
export type GgufFile = {
	readonly path: string;
	/** Bytes. */
	readonly size: number;
	readonly header: GgufHeader;
	/**
	What the last norm hashes to, where it is there as F32. Quantizing leaves it as it is, so that two quantizations of one model have the same, and two models trained apart do not.
	*/
	readonly normHash?: string;
};

/** The first window. Headers are as long as their vocabulary: 32k tokens take 0.7 MB, 256k take 16. */
const firstWindow = 2 ** 20;

/** A norm is as long as the embedding; nothing longer is one. */
const longestNorm = 2 ** 20;

/**
Reads the header of a GGUF file, and checks that the file is as long as the header says.

@throws {LisaError} `model-missing`, `not-gguf`, `truncated-gguf` or `model-refused`, each with a message fit to be shown.
*/
export async function readGguf(path: string): Promise<GgufFile> {
	const name = cleanLine(basename(path));
	const file = await openFile(path, name);
	try {
		const stats = await file.stat();
		if (!stats.isFile()) {
			throw new LisaError(`“${name}” is not a file.`, {code: 'model-missing'});
		}

		const header = await readHeader(file, stats.size, name);
		if (stats.size < header.expectedSize) {
			throw new LisaError(`“${name}” is cut short: it has ${integer(stats.size)} bytes of ${integer(header.expectedSize)}.`, {code: 'truncated-gguf'});
		}

		return {path, size: stats.size, header, normHash: await readNorm(file, header)};
	} catch (error) {
		throw error instanceof LisaError ? error : new LisaError(`“${name}” cannot be read.`, {code: 'model-missing', cause: error});
	} finally {
		await file.close();
	}
}

/**
@returns What tells the file's weights from those of any other: what a rung that LISA made of it carries.
@throws {LisaError} As `readGguf` does.
*/
export async function readMark(path: string): Promise<string> {
	const {header} = await readGguf(path);
	const file = await openFile(path, cleanLine(basename(path)));
	try {
		return await sourceMark(header, async (position, length) => {
			const {buffer, bytesRead} = await file.read(new Uint8Array(length), 0, length, position);
			return buffer.subarray(0, bytesRead);
		});
	} finally {
		await file.close();
	}
}

async function openFile(path: string, name: string): Promise<FileHandle> {
	try {
		// Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
		return await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
	} catch (error) {
		const reason = (error as NodeJS.ErrnoException).code === 'EACCES' ? 'may not be read by you' : 'is not found';
		throw new LisaError(`“${name}” ${reason}.`, {code: 'model-missing', cause: error});
	}
}

/** First windows to be used again: a folder of a thousand models would otherwise make a thousand of them. */
const spare: Uint8Array[] = [];

async function readHeader(file: FileHandle, size: number, name: string): Promise<GgufHeader> {
	const first = spare.pop() ?? new Uint8Array(firstWindow);
	try {
		return await readFrom(file, size, name, first);
	} finally {
		if (spare.length < 16) {
			spare.push(first);
		}
	}
}

async function readFrom(file: FileHandle, size: number, name: string, first: Uint8Array): Promise<GgufHeader> {
	let length = firstWindow;
	for (;;) {
		const wanted = Math.min(length, size, longestHeader);
		const window = await fill(file, 0, wanted > first.length ? new Uint8Array(wanted) : first.subarray(0, wanted));
		const result = parseGguf(window, size);
		if (result.state === 'read') {
			return result.header;
		}

		// A file that shrank while it was read ends here too: the window stays below what is needed.
		if (result.state === 'more' && window.length < Math.min(size, longestHeader)) {
			length = Math.max(length * 4, result.needed);
			continue;
		}

		throw refusal(result.state === 'more' ? 'cut' : result.reason, result.state === 'more' ? '' : result.problem, name, size);
	}
}

function refusal(reason: 'cut' | 'foreign' | 'damaged', problem: string, name: string, size: number): LisaError {
	if (size === 0) {
		return new LisaError(`“${name}” is empty.`, {code: 'not-gguf'});
	}

	if (reason === 'foreign') {
		return new LisaError(`“${name}” is not a GGUF model.`, {code: 'not-gguf'});
	}

	return reason === 'cut'
		? new LisaError(`“${name}” is cut short: it ends inside its own header.`, {code: 'truncated-gguf'})
		: new LisaError(`“${name}” is damaged: ${problem}.`, {code: 'model-refused'});
}

/** @returns As much of the window as the file had for it. */
async function fill(file: FileHandle, position: number, window: Uint8Array): Promise<Uint8Array> {
	let filled = 0;
	while (filled < window.length) {
		const {bytesRead} = await file.read(window, filled, window.length - filled, position + filled);
		if (bytesRead === 0) {
			return window.subarray(0, filled);
		}

		filled += bytesRead;
	}

	return window;
}

async function readNorm(file: FileHandle, {tensors, dataOffset}: GgufHeader): Promise<string | undefined> {
	const norm = tensors.find(({name}) => name === 'output_norm.weight');
	if (norm?.type !== 'F32' || norm.size > longestNorm) {
		return undefined;
	}

	return hashBytes(await fill(file, dataOffset + norm.offset, new Uint8Array(norm.size)));
}
