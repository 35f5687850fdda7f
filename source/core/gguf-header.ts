import {cleanLine} from './text.ts';
import {hashText} from './gguf-hash.ts';
import {quantizationOfFileType} from './ladder.ts';
import {otherFileTypes} from './gguf-types.ts';
import {countParameters, type GgufTensor} from './gguf-tensors.ts';
import type {GgufValue} from './gguf-values.ts';

/** What the weights are made of, as far as memory depends on it. A part that the file does not tell is absent. */
export type ModelShape = {
	readonly architecture: string;
	readonly blocks: number;
	readonly embedding: number;
	readonly feedForward?: number;
	readonly heads: number;
	/** KV heads of each block, 0 for one without attention; a single number when all are alike. */
	readonly kvHeads: number | readonly number[];
	/** Length of a key and of a value of one head. */
	readonly keyLength: number;
	readonly valueLength: number;
	/** Tokens that a layer with a sliding window looks back. */
	readonly slidingWindow?: number;
	/** Every how many layers one looks at everything; or, for each layer, whether it has the window. */
	readonly slidingPattern?: number | readonly number[];
	/** Tokens. */
	readonly trainedContext: number;
	readonly vocabulary: number;
	readonly experts?: number;
	readonly expertsUsed?: number;
	/** `…feed_forward_length` of one expert. */
	readonly expertFeedForward?: number;
	/** Set for multi-head latent attention, whose cache has keys only. */
	readonly latent?: number;
	/** Length of a key and of a value where the layer has a sliding window. */
	readonly slidingKeyLength?: number;
	readonly slidingValueLength?: number;
	/** So many of the last layers use the cache of one before them. */
	readonly sharedLayers?: number;
	/** Only every so-manieth layer has attention; the others keep a state. */
	readonly attentionInterval?: number;
	/** Set for models that keep a state instead of, or beside, a KV cache. */
	readonly recurrent: boolean;
};

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
	const read = reader(values);
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

type Reader = ReturnType<typeof reader>;

function reader(values: ReadonlyMap<string, GgufValue>) {
	const number = (key: string) => {
		const value = values.get(key);
		return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
	};

	const text = (key: string) => {
		const value = values.get(key);
		return typeof value === 'string' ? ([...cleanLine(value.slice(0, 2000))].slice(0, 200).join('') || undefined) : undefined;
	};

	const count = (key: string) => {
		const value = number(key);
		return value !== undefined && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
	};

	const list = (key: string) => {
		const value = values.get(key);
		return Array.isArray(value) && value.every(item => Number.isSafeInteger(item) && item >= 0) ? (value as readonly number[]) : undefined;
	};

	const skipped = (key: string) => {
		const value = values.get(key);
		return typeof value === 'object' && 'hash' in value ? value : undefined;
	};

	const prefix = text('general.architecture') ?? '';
	const has = (start: string) => values.keys().some(key => key.startsWith(start));
	return {number, text, count, list, prefix, has, hash: (key: string) => skipped(key)?.hash, length: (key: string) => skipped(key)?.length};
}

function shapeOf(read: Reader): ModelShape | undefined {
	const at = (key: string) => `${read.prefix}.${key}`;
	const blocks = read.count(at('block_count'));
	const embedding = read.count(at('embedding_length'));
	if (!blocks || !embedding || blocks > 1024) {
		return undefined;
	}

	const headList = read.list(at('attention.head_count'));
	const heads = read.count(at('attention.head_count')) ?? Math.max(0, ...(headList ?? []));
	const headLength = heads > 0 ? Math.floor(embedding / heads) : 0;
	return {
		architecture: read.prefix,
		blocks,
		embedding,
		feedForward: read.count(at('feed_forward_length')) ?? Math.max(0, ...(read.list(at('feed_forward_length')) ?? [])),
		heads,
		kvHeads: read.count(at('attention.head_count_kv')) ?? read.list(at('attention.head_count_kv')) ?? headList ?? heads,
		keyLength: read.count(at('attention.key_length')) ?? headLength,
		valueLength: read.count(at('attention.value_length')) ?? headLength,
		slidingWindow: read.count(at('attention.sliding_window')) || undefined,
		slidingPattern: read.count(at('attention.sliding_window_pattern')) ?? read.list(at('attention.sliding_window_pattern')),
		trainedContext: read.count(at('context_length')) ?? 0,
		vocabulary: read.length('tokenizer.ggml.tokens') ?? read.count(at('vocab_size')) ?? 0,
		experts: read.count(at('expert_count')) || undefined,
		expertsUsed: read.count(at('expert_used_count')) || undefined,
		expertFeedForward: read.count(at('expert_feed_forward_length')) || undefined,
		latent: read.count(at('attention.key_length_mla')) || undefined,
		slidingKeyLength: read.count(at('attention.key_length_swa')) || undefined,
		slidingValueLength: read.count(at('attention.value_length_swa')) || undefined,
		sharedLayers: read.count(at('attention.shared_kv_layers')) || undefined,
		attentionInterval: read.count(at('full_attention_interval')) || undefined,
		recurrent: read.has(at('ssm.')) || read.has(at('wkv.')) || read.has(at('shortconv.')) || read.has(at('kda.')),
	};
}
