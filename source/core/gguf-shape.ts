import type {GgufKeys} from './gguf-keys.ts';

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

/**
@returns The shape of a language model, or `undefined` where the header does not describe one.
*/
export function shapeOf(read: GgufKeys): ModelShape | undefined {
	const at = (key: string) => `${read.prefix}.${key}`;
	const positive = (key: string) => read.count(at(key)) || undefined;
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
		slidingWindow: positive('attention.sliding_window'),
		slidingPattern: read.count(at('attention.sliding_window_pattern')) ?? read.list(at('attention.sliding_window_pattern')),
		trainedContext: read.count(at('context_length')) ?? 0,
		vocabulary: read.length('tokenizer.ggml.tokens') ?? read.count(at('vocab_size')) ?? 0,
		experts: positive('expert_count'),
		expertsUsed: positive('expert_used_count'),
		expertFeedForward: positive('expert_feed_forward_length'),
		latent: positive('attention.key_length_mla'),
		slidingKeyLength: positive('attention.key_length_swa'),
		slidingValueLength: positive('attention.value_length_swa'),
		sharedLayers: positive('attention.shared_kv_layers'),
		attentionInterval: positive('full_attention_interval'),
		recurrent: read.has(at('ssm.')) || read.has(at('wkv.')) || read.has(at('shortconv.')) || read.has(at('kda.')),
	};
}
