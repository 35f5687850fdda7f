import type {ModelShape} from './gguf-header.ts';
import type {WeightParts} from './gguf-parts.ts';

/** How the KV cache is stored. */
export type KvType = 'F16' | 'Q8_0' | 'Q4_0';

/** Bytes of one number of the cache. Block sizes of `ggml-common.h`. */
const kvBytes: Readonly<Record<KvType, number>> = {F16: 2, Q8_0: 34 / 32, Q4_0: 18 / 32};

/** Architectures whose layers have a sliding window in llama.cpp though the file does not say which: every how many looks at everything (`load_swa_pattern` in `src/models/`). Any other ignores the window it names. */
const slidingPatterns: Readonly<Record<string, number>> = {
	gemma2: 2, gemma3: 6, gemma3n: 5, 'gpt-oss': 2, cohere2: 4, olmo2: 4, exaone4: 4, 'exaone-moe': 4, llama4: 4, afmoe: 4, plamo3: 8, mellum: 4,
};

/** What a context is to be like. */
export type ContextChoice = {
	/** Tokens. */
	readonly context: number;
	readonly kvType?: KvType;
	/** Tokens computed at once (`n_ubatch`). */
	readonly batch?: number;
	readonly flashAttention?: boolean;
	/** Layers on cards; absent means as many as fit. */
	readonly cardLayers?: number;
	/** Pinned in memory: the first copy of the weights cannot be reclaimed either. */
	readonly pinned?: boolean;
	/** The file is mapped, unless this is `false`: then nothing is there that could be reclaimed, nor a first copy of what is laid out anew. */
	readonly mapped?: boolean;
};

/** Tokens that are computed at once, unless that is too much. */
export const usualBatch = 512;

/**
Bytes of the KV cache of each layer, as `llama_kv_cache` allocates it: cells × KV heads × (key + value length) × bytes of the type; the context in steps of 256 cells; a layer with a sliding window has cells for the window and one batch.

Checked against llama.cpp v0.5.0: 88 MiB for TinyLlama at 4,096 tokens, 1,024 for Mistral 7B at 8,192 (544 in Q8_0), 2,048 for Llama-2 7B at 4,096.
*/
export function kvPerLayer(shape: ModelShape, {context, kvType = 'F16', batch = usualBatch}: ContextChoice): number[] {
	const whole = inSteps(context);
	const window = shape.slidingWindow === undefined ? whole : Math.min(whole, inSteps(shape.slidingWindow + batch));
	return Array.from({length: shape.blocks}, (_, layer) => {
		if (!hasCache(shape, layer)) {
			return 0;
		}

		const sliding = isSliding(shape, layer);
		const heads = typeof shape.kvHeads === 'number' ? shape.kvHeads : (shape.kvHeads[layer] ?? 0);
		const key = (sliding ? shape.slidingKeyLength : undefined) ?? shape.keyLength;
		const value = shape.latent === undefined ? ((sliding ? shape.slidingValueLength : undefined) ?? shape.valueLength) : 0;
		return (sliding ? window : whole) * heads * (key + value) * kvBytes[kvType];
	});
}

function inSteps(cells: number): number {
	return Math.ceil(cells / 256) * 256;
}

function hasCache({blocks, sharedLayers = 0, attentionInterval}: ModelShape, layer: number): boolean {
	return layer < blocks - sharedLayers && (attentionInterval === undefined || layer % attentionInterval === attentionInterval - 1);
}

function isSliding({architecture, slidingWindow, slidingPattern}: ModelShape, layer: number): boolean {
	if (slidingWindow === undefined) {
		return false;
	}

	if (typeof slidingPattern === 'object') {
		return slidingPattern[layer] === 1;
	}

	const usual = slidingPatterns[architecture];
	const every = usual === undefined ? 1 : (slidingPattern ?? usual);
	return every > 0 && layer % every < every - 1;
}

/**
Bytes of the compute buffer, the largest of three moments of a batch: logits for every token; the feed-forward block; and, without flash attention, the scores of all heads over the whole context.

Found from llama.cpp v0.5.0's own figures and exact for them: 70.5 MiB for TinyLlama, 100.5 for Llama-2 7B at 4,096 (320 without flash attention), 124 for Mistral 7B at 8,192, 264 for a 28,672-wide block at 65,536, 306.75 for a vocabulary of 151,936.
*/
export function computeBytes(shape: ModelShape, {context, batch = usualBatch, flashAttention = true}: ContextChoice): number {
	const {embedding, heads, keyLength, valueLength, vocabulary} = shape;
	const rows = Math.min(batch, inSteps(context));
	const cells = inSteps(context);
	const feedForward = shape.expertsUsed === undefined ? (shape.feedForward ?? 4 * embedding) : (shape.expertFeedForward ?? shape.feedForward ?? embedding) * shape.expertsUsed;
	const kvHeads = typeof shape.kvHeads === 'number' ? shape.kvHeads : Math.max(0, ...shape.kvHeads);
	const logits = 4 * (vocabulary + 2 * embedding);
	const block = 4 * (3 * feedForward + 4 * embedding) + 2 * cells;
	const scores = flashAttention ? 0 : 4 * (heads * cells + cells + 5 * embedding + kvHeads * (keyLength + valueLength));
	return rows * Math.max(logits, block, scores);
}

/** Which types the CPU backend lays out anew for its vector instructions (`repack.cpp`). */
const repacked = {
	avx2: ['Q4_0', 'Q4_K', 'IQ4_NL', 'MXFP4'],
	avx512: ['Q4_0', 'Q4_K', 'IQ4_NL', 'MXFP4', 'Q2_K'],
	neon: ['Q4_0', 'Q4_K', 'IQ4_NL', 'MXFP4', 'Q5_K', 'Q6_K', 'Q8_0'],
	none: [],
} as const;

/** The vector instructions that matter to the estimate. */
export type Vectors = keyof typeof repacked;

/**
Bytes of the second copy of the weights that the CPU backend makes. The mapped pages of the first are not needed any more and can be reclaimed.

448.59 MiB for TinyLlama Q4_K_M, 3,204 for Mistral 7B, nothing for Q8_0 on x64; llama.cpp makes none when a card is there.
*/
export function repackedBytes({matrices}: WeightParts, vectors: Vectors): number {
	return repacked[vectors].reduce((sum, type) => sum + (matrices[type] ?? 0), 0);
}
