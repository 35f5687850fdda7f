import {hashText} from './gguf-hash.ts';
import {quantizationOfFileType} from './ladder.ts';
import {otherFileTypes} from './gguf-types.ts';
import {countParameters, type GgufTensor} from './gguf-tensors.ts';
import {sourceKey} from './source-mark.ts';
import {keysOf} from './gguf-keys.ts';
import {shapeOf, type ModelShape} from './gguf-shape.ts';
import type {GgufValue} from './gguf-values.ts';

export type {ModelShape} from './gguf-shape.ts';

/** The header of a GGUF file, as data that may be shown. */
export type GgufHeader = {
	readonly version: number;
	/** As in `llama`; empty when the file does not say, as the later shards of a split model. */
	readonly architecture: string;
	/** `general.name`, `.basename` and `.finetune`, cleaned and cut to 200 characters. */
	readonly name?: string;
	readonly baseName?: string;
	readonly fineTune?: string;
	readonly license?: string;
	/** The mark of the file it was made from, where LISA made it. */
	readonly madeFrom?: string;
	/** `general.type`: `model`, `adapter`, `mmproj`, `vocab`… */
	readonly kind?: string;
	/** `general.file_type`. */
	readonly fileType?: number;
	/** The file type by name, as in `Q4_K_M`. */
	readonly quantization?: string;
	/** Absent when the file does not describe a language model. */
	readonly shape?: ModelShape;
	readonly rope: {readonly base?: number; readonly dimensions?: number; readonly scaling?: string; readonly factor?: number};
	/** What the list of tokens hashes to. */
	readonly tokenizerHash?: string;
	readonly tokenizer?: string;
	readonly chatTemplate: boolean;
	readonly vocabularyOnly: boolean;
	readonly split?: {readonly index: number; readonly count: number};
	readonly tensors: readonly GgufTensor[];
	readonly parameters: number;
	/** Where the tensors begin, and where the last one ends: a smaller file is cut short. */
	readonly dataOffset: number;
	readonly expectedSize: number;
	/** What names, shapes and order of the tensors hash to, without their types. */
	readonly tensorHash: string;
};

type Parts = {
	readonly version: number;
	readonly values: ReadonlyMap<string, GgufValue>;
	readonly tensors: readonly GgufTensor[];
	readonly dataOffset: number;
};

/**
Makes a header of what was read. Anything of a wrong type or out of range counts as absent: the engine is the one to refuse it.
*/
export function describeHeader({version, values, tensors, dataOffset}: Parts): GgufHeader {
	const read = keysOf(values);
	const last = tensors.at(-1);
	const fileType = read.count('general.file_type');
	const kind = read.text('general.type');
	const splitCount = read.count('split.count') ?? 0;
	return {
		version,
		architecture: read.text('general.architecture') ?? '',
		name: read.text('general.name'),
		baseName: read.text('general.basename'),
		fineTune: read.text('general.finetune'),
		license: read.text('general.license'),
		madeFrom: read.text(sourceKey),
		kind,
		fileType,
		quantization: fileType === undefined ? undefined : (quantizationOfFileType(fileType)?.name ?? otherFileTypes[fileType & ~1024]),
		shape: shapeOf(read),
		rope: {
			base: read.number(`${read.prefix}.rope.freq_base`),
			dimensions: read.count(`${read.prefix}.rope.dimension_count`),
			scaling: read.text(`${read.prefix}.rope.scaling.type`),
			factor: read.number(`${read.prefix}.rope.scaling.factor`),
		},
		tokenizerHash: read.hash('tokenizer.ggml.tokens'),
		tokenizer: read.text('tokenizer.ggml.model'),
		chatTemplate: values.has('tokenizer.chat_template'),
		vocabularyOnly: tensors.length === 0 && splitCount < 2,
		split: splitCount > 1 ? {index: read.count('split.no') ?? 0, count: splitCount} : undefined,
		tensors,
		parameters: countParameters(tensors),
		dataOffset,
		expectedSize: last === undefined ? 0 : dataOffset + last.offset + last.size,
		tensorHash: hashTensors(tensors),
	};
}

/** @returns The same for every quantization of a model, whichever way its tensors are ordered or sharded. */
export function hashTensors(tensors: readonly GgufTensor[]): string {
	return hashText(tensors.map(({name, dimensions}) => `${name}:${dimensions.join('×')}`).sort().join('\n'));
}
