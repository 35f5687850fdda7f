import {GgufCursor, GgufStop, type StopReason} from './gguf-cursor.ts';
import {readTensor, type GgufTensor} from './gguf-tensors.ts';
import {readValue, type GgufValue} from './gguf-values.ts';
import {describeHeader, type GgufHeader} from './gguf-header.ts';

export type {GgufHeader} from './gguf-header.ts';
export type {GgufTensor} from './gguf-tensors.ts';

/** The header of a GGUF file may have so many bytes; real ones stay below 20 MiB. */
export const longestHeader = 64 * 2 ** 20;

/**
What reading a window on a file came to.

- `read`: the whole header.
- `more`: it goes on past the window; ask again with at least `needed` bytes.
- `refused`: no number of bytes would help.
*/
export type GgufResult =
	| {readonly state: 'read'; readonly header: GgufHeader}
	| {readonly state: 'more'; readonly needed: number}
	| {readonly state: 'refused'; readonly problem: string; readonly reason: Exclude<StopReason, 'more'>};

const magic = 0x46_55_47_47;

/** Real files have about 50 keys and 1,000 tensors. Each one costs memory, so a header cannot ask for millions. */
const mostKeys = 16_384;
const mostTensors = 65_536;

/** A model has a handful of lists with a number for each layer. */
const mostLists = 64;

/** The least bytes a key with its value (key of one letter, a byte) and a tensor (no name, no dimensions) can take. */
const shortestKey = 14;
const shortestTensor = 24;

/**
Reads the header of a GGUF file of version 2 or 3 from a window on its beginning.

Pure and bounded: every count and length is checked against what is left before anything is made of it, arrays are walked over instead of copied, and whatever may be shown has passed `core/text.ts`. Never throws.

@param window The first bytes of the file.
@param fileSize Bytes of the whole file, if known; lengths are checked against it.
*/
export function parseGguf(window: Uint8Array, fileSize = Infinity): GgufResult {
	const limit = Math.min(fileSize, longestHeader);
	try {
		return {state: 'read', header: readHeader(new GgufCursor(window, limit))};
	} catch (error) {
		if (!(error instanceof GgufStop)) {
			throw error;
		}

		const {message, reason, needed} = error;
		if (reason === 'more') {
			return {state: 'more', needed};
		}

		// Past the bound on headers, the file may well go on: then it is the header that is too long.
		if (reason === 'cut' && fileSize > longestHeader) {
			return {state: 'refused', problem: 'the header is longer than 64 MiB', reason: 'damaged'};
		}

		return {state: 'refused', problem: message, reason};
	}
}

function readHeader(cursor: GgufCursor): GgufHeader {
	if (cursor.remaining < 4 || cursor.u32('the mark') !== magic) {
		throw new GgufStop('the file does not begin with the mark of GGUF', 'foreign');
	}

	const version = checkVersion(cursor.u32('the version'));
	const tensorCount = cursor.u64('the number of tensors');
	const keyCount = cursor.u64('the number of keys');
	if (keyCount > mostKeys || tensorCount > mostTensors) {
		throw new GgufStop(`the header claims ${keyCount} keys and ${tensorCount} tensors, which no model has`);
	}

	if (keyCount * shortestKey + tensorCount * shortestTensor > cursor.remaining) {
		throw new GgufStop('the header claims more keys and tensors than the file has room for', 'cut');
	}

	const values = readValues(cursor, keyCount);
	const tensors = readTensors(cursor, tensorCount);
	const alignment = checkAlignment(values.get('general.alignment'));
	const dataOffset = align(cursor.offset, alignment);
	checkOffsets(tensors, alignment);
	return describeHeader({version, values, tensors, dataOffset});
}

function checkVersion(version: number): number {
	if ((version & 0xFF_FF) === 0) {
		throw new GgufStop('the file is for big-endian machines');
	}

	if (version !== 2 && version !== 3) {
		throw new GgufStop(`the file is of GGUF version ${version}; LISA reads versions 2 and 3`);
	}

	return version;
}

function readValues(cursor: GgufCursor, count: number): Map<string, GgufValue> {
	const values = new Map<string, GgufValue>();
	let lists = 0;
	for (let index = 0; index < count; index++) {
		const key = cursor.string('a key', 1024);
		if (!key) {
			throw new GgufStop(key === '' ? 'a key is empty' : 'a key is longer than a kilobyte');
		}

		if (values.has(key)) {
			throw new GgufStop('a key occurs twice');
		}

		// The key goes into messages only in this form, so that nothing in it can reach a terminal.
		const shown = /^[\w.-]{1,60}$/.test(key) ? key : 'a key';
		const value = readValue(cursor, cursor.u32(`the type of ${shown}`), shown, {hashed: key === 'tokenizer.ggml.tokens', kept: lists < mostLists})!;
		values.set(key, value);
		lists += Array.isArray(value) ? 1 : 0;
	}

	return values;
}

function readTensors(cursor: GgufCursor, count: number): GgufTensor[] {
	const tensors: GgufTensor[] = [];
	const names = new Set<string>();
	for (let index = 0; index < count; index++) {
		const tensor = readTensor(cursor);
		if (names.has(tensor.name)) {
			throw new GgufStop('two tensors have the same name');
		}

		names.add(tensor.name);
		tensors.push(tensor);
	}

	return tensors;
}

function checkAlignment(value: GgufValue | undefined): number {
	if (value === undefined) {
		return 32;
	}

	if (typeof value !== 'number' || value < 1 || value > 2 ** 30 || !Number.isSafeInteger(Math.log2(value))) {
		throw new GgufStop('the alignment is not a power of two');
	}

	return value;
}

/** llama.cpp wants the tensors one after another without a gap, and so does this. */
function checkOffsets(tensors: readonly GgufTensor[], alignment: number): void {
	let expected = 0;
	for (const {offset, size} of tensors) {
		if (offset !== expected) {
			throw new GgufStop('the tensors do not lie one after another');
		}

		expected += align(size, alignment);
	}
}

function align(offset: number, alignment: number): number {
	return Math.ceil(offset / alignment) * alignment;
}
