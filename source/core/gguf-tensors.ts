import {GgufStop, type GgufCursor} from './gguf-cursor.ts';
import {tensorTypes} from './gguf-types.ts';

/** One tensor as the header describes it. */
export type GgufTensor = {
	readonly name: string;
	/** Innermost first, one to four of them. */
	readonly dimensions: readonly number[];
	/** As in `Q4_K`. */
	readonly type: string;
	/** Bytes from the beginning of the data. */
	readonly offset: number;
	/** Bytes, without padding. */
	readonly size: number;
};

/** ggml's `GGML_MAX_DIMS` and `GGML_MAX_NAME`. */
const mostDimensions = 4;
const longestName = 63;

/**
Reads the description of one tensor, as strictly as llama.cpp does: what it would refuse is refused here, in words.

@throws {GgufStop}
*/
export function readTensor(cursor: GgufCursor): GgufTensor {
	const name = cursor.string('the name of a tensor', longestName);
	if (name === undefined) {
		throw new GgufStop('a tensor has a name of more than 63 bytes');
	}

	// No tensor of llama.cpp's is called otherwise, and names are shown.
	if (!/^[\u0020-\u007E]*$/.test(name)) {
		throw new GgufStop('a tensor has a name with control characters');
	}

	const rank = cursor.u32('the number of dimensions');
	if (rank > mostDimensions) {
		throw new GgufStop('a tensor has more than four dimensions');
	}

	const dimensions: number[] = [];
	let elements = 1;
	for (let index = 0; index < rank; index++) {
		const length = cursor.u64('the dimension of a tensor');
		dimensions.push(length);
		elements *= length;
	}

	const type = tensorTypes[cursor.u32('the type of a tensor')];
	const offset = cursor.u64('the offset of a tensor');
	if (type === undefined) {
		throw new GgufStop('a tensor has a type that this release does not know');
	}

	if ((dimensions[0] ?? 1) % type.block !== 0) {
		throw new GgufStop(`a tensor of type ${type.name} has rows that are not a multiple of ${type.block}`);
	}

	const size = (elements / type.block) * type.bytes;
	if (!Number.isSafeInteger(elements) || !Number.isSafeInteger(size)) {
		throw new GgufStop('a tensor is impossibly large');
	}

	return {name, dimensions, type: type.name, offset, size};
}

/** @returns The number of weights in the tensors. */
export function countParameters(tensors: readonly GgufTensor[]): number {
	return tensors.reduce((sum, {dimensions}) => sum + dimensions.reduce((product, length) => product * length, 1), 0);
}
