import {open} from 'node:fs/promises';
import {readGgufFileInfo, type GgufFileInfo} from 'node-llama-cpp';
import {LisaError} from '../core/errors.ts';
import {bytes as inUnits} from '../core/format.ts';
import {tensorSize} from './tensor-size.ts';

/** What a model file says of itself. */
export type Header = {
	readonly path: string;
	/** Bytes, all shards together where it has several. */
	readonly size: number;
	readonly parameters: number;
	readonly info: GgufFileInfo;
};

/**
Reads the header of a model file and holds the file against it.

Native code may end the process over a bad file, so whatever can be known without it is found out here.
*/
export async function readHeader(path: string): Promise<Header> {
	const size = await checkMark(path);
	let info: GgufFileInfo;
	try {
		info = await readGgufFileInfo(path, {sourceType: 'filesystem', logWarnings: false});
	} catch (error) {
		// The parser fails where the bytes end: such a file was cut within its header.
		throw new LisaError('The model file ends within its header, or its header is damaged.', {code: 'truncated-gguf', cause: error});
	}

	const tensors = info.fullTensorInfo ?? [];
	if (tensors.length === 0) {
		throw new LisaError('The file holds no tensors: it is a vocabulary, not a model.', {code: 'model-refused'});
	}

	let end = 0;
	let parameters = 0;
	let total = 0;
	for (const tensor of tensors) {
		const weights = tensor.dimensions.reduce<number>((product, dimension) => product * Number(dimension), 1);
		const bytes = tensorSize(tensor.ggmlType, weights) ?? 0;
		parameters += weights;
		total += bytes;
		if (tensor.filePart === 1) {
			end = Math.max(end, Number(tensor.fileOffset) + bytes);
		}
	}

	if (size < end) {
		throw new LisaError(`The model file is ${inUnits(size)}, but its header speaks of ${inUnits(end)}.`, {code: 'truncated-gguf'});
	}

	return {path, size: info.splicedParts > 1 ? total : size, parameters, info};
}

/** @returns The file's size. */
async function checkMark(path: string): Promise<number> {
	let file;
	try {
		file = await open(path);
	} catch (error) {
		throw new LisaError(`There is no model file at ${path}.`, {code: 'model-missing', cause: error});
	}

	try {
		const stat = await file.stat();
		if (!stat.isFile()) {
			throw new LisaError(`${path} is not a file.`, {code: 'model-missing'});
		}

		const {buffer, bytesRead} = await file.read(Buffer.alloc(8), 0, 8, 0);
		if (buffer.toString('latin1', 0, Math.min(4, bytesRead)) !== 'GGUF') {
			throw new LisaError(stat.size === 0 ? 'The model file is empty.' : 'The file does not begin with the mark of a GGUF model.', {code: 'not-gguf'});
		}

		if (bytesRead < 8) {
			throw new LisaError('The model file ends within its header.', {code: 'truncated-gguf'});
		}

		const version = buffer.readUInt32LE(4);
		if (version < 2 || version > 3) {
			throw new LisaError(`The file is GGUF version ${version}; versions 2 and 3 are understood.`, {code: 'model-refused'});
		}

		return stat.size;
	} finally {
		await file.close();
	}
}
