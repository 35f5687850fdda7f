import {cleanLine} from './text.ts';
import {stemOf} from './gguf-file-name.ts';
import {hashText} from './gguf-hash.ts';
import type {GgufHeader} from './gguf-header.ts';

/**
What makes files quantizations of one model, and of no other.
*/
export type Family = {
	/** Equal for two files exactly when they are rungs of one ladder. */
	readonly key: string;
	/** The model's name, without its quantization; cleaned. */
	readonly name: string;
};

/** What is compared, beside what the header says. */
export type FamilyEvidence = {
	readonly header: GgufHeader;
	/** The file's name, or the name its store gives it. */
	readonly fileName: string;
	/** See `GgufFile.normHash`. */
	readonly normHash?: string;
	/** Of all the shards together, for a model in several files. */
	readonly tensorHash?: string;
};

/**
The fingerprint of a model over everything that quantizing leaves as it is: architecture, shapes, rope, tokenizer, the names of the tensors, the name of the model, and the last norm's very weights.

The file's name counts only when the metadata has no name that says anything: some converters write `models` or a folder there.
*/
export function familyOf({header, fileName, normHash, tensorHash}: FamilyEvidence): Family {
	const named = [header.name, header.baseName].find(name => name !== undefined && says(name));
	const stem = cleanLine(stemOf(fileName));
	const name = named === undefined ? stem : stemOf(named);
	const {shape, rope} = header;
	const parts = [
		header.architecture,
		shape && [shape.blocks, shape.embedding, shape.heads, shape.kvHeads, shape.keyLength, shape.valueLength, shape.vocabulary, shape.trainedContext],
		[rope.base, rope.dimensions, rope.scaling, rope.factor],
		header.tokenizer,
		header.tokenizerHash,
		tensorHash ?? header.tensorHash,
		normHash,
		plain(name),
		plain(header.baseName ?? ''),
		plain(header.fineTune ?? ''),
	];
	return {key: hashText(JSON.stringify(parts)), name: name || stem || 'unnamed'};
}

/** Names that converters give when they know none. */
const meaningless = new Set(['', 'model', 'models', 'hf', 'llama', 'llamav2', 'ggmlmodel', 'gguf', 'out', 'output', 'merged', 'mergedmodel', 'checkpoint', 'unknown', 'none', 'untitled', 'llm', 'snapshot', 'snapshots', 'main', 'tmp', 'temp', 'workspace', 'safetensors']);

/** @returns Whether a name tells one model from another: not a folder, not a hash, not a word that every model has. */
function says(name: string): boolean {
	return !meaningless.has(plain(name)) && !/[\\/]/.test(name) && !/^[\da-f]{16,}$/i.test(name);
}

/** Letters and digits in lower case: `Llama 2-7B` and `llama_2_7b` are one name. */
function plain(name: string): string {
	return stemOf(name).normalize('NFKC').toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
