import {GgufStop, type GgufCursor} from './gguf-cursor.ts';
import {hashBytes} from './gguf-hash.ts';

/** A value of the metadata as far as LISA keeps it. */
export type GgufValue = number | boolean | string | readonly number[] | SkippedArray;

/** An array that is too long to keep, or of strings: only its length and what it hashes to. */
export type SkippedArray = {readonly length: number; readonly hash: string | undefined};

/** Longest string that is kept, in bytes. A longer one (a chat template) counts as present only. */
const longestString = 2048;

/** Longest numeric array that is kept, and which ones: one value a layer, and no model has more layers. */
const longestArray = 1024;
const perLayer = /\.(?:head_count|head_count_kv|feed_forward_length|sliding_window_pattern)$/;

const stringType = 8;
const arrayType = 9;

/** Bytes of each scalar type of `enum gguf_type`. */
const scalarSizes: Readonly<Record<number, number>> = {0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8};

/** What to do with an array: hash its bytes; copy it when it is one that tells something of each layer. */
export type ArrayTreatment = {readonly hashed: boolean; readonly kept: boolean};

/**
Reads one value. Arrays are walked over; only short ones that tell something of each layer are copied.

Arrays of arrays are refused, as llama.cpp refuses them.

@throws {GgufStop}
*/
export function readValue(cursor: GgufCursor, type: number, key: string, treatment: ArrayTreatment): GgufValue | undefined {
	if (type === stringType) {
		return cursor.string(`the value of ${key}`, longestString) ?? '';
	}

	return type === arrayType ? readArray(cursor, key, treatment) : readScalar(cursor, type, key);
}

function readScalar(cursor: GgufCursor, type: number, key: string): number | boolean {
	const size = scalarSizes[type];
	if (size === undefined) {
		throw new GgufStop(`${key} has a type that GGUF does not have`);
	}

	return scalarAt(cursor.view, cursor.take(size, `the value of ${key}`), type);
}

function scalarAt(view: DataView, at: number, type: number): number | boolean {
	switch (type) {
		case 0: return view.getUint8(at);
		case 1: return view.getInt8(at);
		case 2: return view.getUint16(at, true);
		case 3: return view.getInt16(at, true);
		case 4: return view.getUint32(at, true);
		case 5: return view.getInt32(at, true);
		case 6: return view.getFloat32(at, true);
		case 7: return view.getUint8(at) !== 0;
		case 10: return Number(view.getBigUint64(at, true));
		case 11: return Number(view.getBigInt64(at, true));
		default: return view.getFloat64(at, true);
	}
}

function readArray(cursor: GgufCursor, key: string, {hashed, kept}: ArrayTreatment): GgufValue {
	const type = cursor.u32(`the type of ${key}`);
	const length = cursor.u64(`the length of ${key}`);
	const size = type === stringType ? 8 : scalarSizes[type];
	if (size === undefined) {
		throw new GgufStop(type === arrayType ? `${key} is an array of arrays, which llama.cpp does not load` : `${key} has a type that GGUF does not have`);
	}

	// Before a single element is looked at: so many cannot be there.
	if (length * size > cursor.remaining) {
		throw new GgufStop(`${key} has more elements than the file has room for`, 'cut');
	}

	const start = cursor.offset;
	if (type === stringType) {
		cursor.skipStrings(length, `an element of ${key}`);
	} else {
		cursor.take(length * size, `the elements of ${key}`);
		if (kept && length <= longestArray && perLayer.test(key)) {
			return Array.from({length}, (_, index) => Number(scalarAt(cursor.view, start + index * size, type)));
		}
	}

	return {length, hash: hashed ? hashBytes(cursor.since(start)) : undefined};
}
