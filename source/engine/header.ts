import {constants} from 'node:fs';
import {open, type FileHandle} from 'node:fs/promises';
import {basename, dirname, join} from 'node:path';
import {LisaError} from '../core/errors.ts';
import {bytes as inUnits} from '../core/format.ts';
import {partsOf, type WeightParts} from '../core/gguf-parts.ts';
import {shardName, shardOf} from '../core/gguf-file-name.ts';
import {hashBytes} from '../core/gguf-hash.ts';
import {hashTensors, type GgufHeader} from '../core/gguf-header.ts';
import {longestHeader, parseGguf} from '../core/gguf.ts';
import {sourceMark} from '../core/source-mark.ts';
import {cleanLine} from '../core/text.ts';

/** What a model file says of itself, all its shards together. */
export type Header = {
	readonly path: string;
	/** Bytes. */
	readonly size: number;
	readonly parameters: number;
	/** The weights of all shards by where they go. */
	readonly parts: WeightParts;
	/** The first shard's own header, which has the metadata. */
	readonly gguf: GgufHeader;
	/** Names and shapes of all tensors. */
	readonly tensorHash: string;
	/** What the last norm hashes to: quantizing leaves it as it is, training does not. */
	readonly normHash?: string;
};

type Part = {readonly size: number; readonly gguf: GgufHeader; readonly normHash?: string};

const firstWindow = 2 ** 20;
const longestNorm = 2 ** 20;

/**
Reads the header of a model file and holds the file against it.

Native code may end the process over a bad file, so whatever can be known without it is found out here.

@throws LisaError `model-missing`, `not-gguf`, `truncated-gguf` or `model-refused`.
*/
export async function readHeader(path: string): Promise<Header> {
	const first = await readPart(path);
	const parts = [first];
	const shard = shardOf(basename(path));
	if (shard) {
		for (let number = 2; number <= shard.count; number++) {
			parts.push(await readPart(join(dirname(path), shardName(shard, number))));
		}
	}

	const tensors = parts.flatMap(part => part.gguf.tensors);
	if (tensors.length === 0 || first.gguf.architecture === '') {
		throw new LisaError(`“${cleanLine(basename(path))}” holds no model: a vocabulary only, or a shard that is not the first.`, {code: 'model-refused'});
	}

	return {
		path,
		size: parts.reduce((sum, part) => sum + part.size, 0),
		parameters: parts.reduce((sum, part) => sum + part.gguf.parameters, 0),
		parts: partsOf(tensors),
		gguf: first.gguf,
		tensorHash: hashTensors(tensors),
		normHash: parts.find(part => part.normHash)?.normHash,
	};
}

/** @returns What tells the file's weights from those of any other. */
export async function readMark({path, gguf}: Header): Promise<string> {
	const file = await open(path);
	try {
		return await sourceMark(gguf, async (position, length) => readAt(file, position, length));
	} finally {
		await file.close();
	}
}

async function readPart(path: string): Promise<Part> {
	const name = cleanLine(basename(path));
	let file: FileHandle | undefined;
	try {
		// Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
		file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
		const stats = await file.stat();
		if (!stats.isFile()) {
			throw new LisaError(`“${name}” is not a file.`, {code: 'model-missing'});
		}

		const gguf = await parse(file, stats.size, name);
		if (stats.size < gguf.expectedSize) {
			throw new LisaError(`“${name}” is cut short: it has ${inUnits(stats.size)} of ${inUnits(gguf.expectedSize)}.`, {code: 'truncated-gguf'});
		}

		return {size: stats.size, gguf, normHash: await readNorm(file, gguf)};
	} catch (error) {
		throw error instanceof LisaError ? error : new LisaError(`“${name}” is not found or may not be read.`, {code: 'model-missing', cause: error});
	} finally {
		await file?.close();
	}
}

async function parse(file: FileHandle, size: number, name: string): Promise<GgufHeader> {
	for (let length = firstWindow; ;) {
		const window = await readAt(file, 0, Math.min(length, size, longestHeader));
		const result = parseGguf(window, size);
		if (result.state === 'read') {
			return result.header;
		}

		if (result.state === 'more' && window.length < Math.min(size, longestHeader)) {
			length = Math.max(length * 2, result.needed);
			continue;
		}

		const reason = result.state === 'more' ? 'cut' : result.reason;
		if (size === 0 || reason === 'foreign') {
			throw new LisaError(size === 0 ? `“${name}” is empty.` : `“${name}” is not a GGUF model.`, {code: 'not-gguf'});
		}

		throw reason === 'cut'
			? new LisaError(`“${name}” is cut short: it ends within its own header.`, {code: 'truncated-gguf'})
			: new LisaError(`“${name}” is damaged: ${result.state === 'refused' ? result.problem : 'its header is too long'}.`, {code: 'model-refused'});
	}
}

async function readNorm(file: FileHandle, {tensors, dataOffset}: GgufHeader): Promise<string | undefined> {
	const norm = tensors.find(({name}) => name === 'output_norm.weight');
	return norm?.type === 'F32' && norm.size <= longestNorm ? hashBytes(await readAt(file, dataOffset + norm.offset, norm.size)) : undefined;
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Uint8Array> {
	const {buffer, bytesRead} = await file.read(new Uint8Array(length), 0, length, position);
	return buffer.subarray(0, bytesRead);
}
