import type {GgufTensor} from './gguf-tensors.ts';

/** The weights by where they go and what is done with them. Bytes. */
export type WeightParts = {
	readonly total: number;
	/** `token_embd`: stays in RAM, whatever the card holds. */
	readonly embedding: number;
	/** The output matrix; the embedding once more where the two are tied. */
	readonly output: number;
	/** Matrices of experts, of which a token uses only some. */
	readonly experts: number;
	/** Matrices that llama.cpp's CPU backend may lay out anew, by type. */
	readonly matrices: Readonly<Record<string, number>>;
};

/**
Sorts a model's tensors into parts.

@param tensors Those of all shards.
*/
export function partsOf(tensors: readonly GgufTensor[]): WeightParts {
	const matrices: Record<string, number> = {};
	let total = 0;
	let experts = 0;
	for (const {name, type, size, dimensions} of tensors) {
		total += size;
		experts += name.endsWith('_exps.weight') ? size : 0;
		// `repack.cpp` takes matrices whose rows come in eights; embeddings are looked up, not multiplied.
		if (name.endsWith('.weight') && dimensions.length > 1 && dimensions[1]! % 8 === 0 && name !== 'token_embd.weight') {
			matrices[type] = (matrices[type] ?? 0) + size;
		}
	}

	const embedding = tensors.find(({name}) => name === 'token_embd.weight');
	const output = tensors.find(({name}) => name === 'output.weight');
	if (embedding && !output) {
		matrices[embedding.type] = (matrices[embedding.type] ?? 0) + embedding.size;
	}

	return {total, embedding: embedding?.size ?? 0, output: output?.size ?? embedding?.size ?? 0, experts, matrices};
}
