import {quantizationNamed} from '../../source/core/ladder.ts';
import {writeGguf, type GgufSpec, type TensorSpec} from './gguf-writer.ts';

export type TinyOptions = {
	readonly name?: string | undefined;
	/** As in `Q4_K_M`; the matrices get a type of its size. */
	readonly quantization?: string;
	readonly architecture?: string;
	readonly blocks?: number;
	readonly embedding?: number;
	readonly tokens?: readonly string[];
	/** The byte the last norm is filled with: stands for the training. */
	readonly norm?: number;
	readonly values?: GgufSpec['values'];
	readonly tensors?: readonly TensorSpec[];
};

const tensorTypeOf: Record<string, string> = {F32: 'F32', F16: 'F16', BF16: 'BF16', Q8_0: 'Q8_0', Q6_K: 'Q6_K', Q5_K_M: 'Q5_K', Q4_K_M: 'Q4_K', Q3_K_M: 'Q3_K', Q2_K: 'Q2_K'};

/** What a small llama model's file says of itself. */
export function tinySpec({name = 'Tiny Llama 1M', quantization = 'Q8_0', architecture = 'llama', blocks = 2, embedding = 256, tokens, norm = 1, values, tensors}: TinyOptions = {}): GgufSpec {
	const type = tensorTypeOf[quantization]!;
	return {
		values: {
			'general.architecture': architecture,
			...(!(name === undefined || name === '') && {'general.name': name}),
			'general.file_type': quantizationNamed(quantization)!.fileType,
			[`${architecture}.block_count`]: blocks,
			[`${architecture}.embedding_length`]: embedding,
			[`${architecture}.feed_forward_length`]: embedding * 2,
			[`${architecture}.context_length`]: 512,
			[`${architecture}.attention.head_count`]: 4,
			[`${architecture}.attention.head_count_kv`]: 2,
			[`${architecture}.rope.freq_base`]: {type: 'f32', value: 10_000},
			'tokenizer.ggml.model': 'llama',
			'tokenizer.ggml.tokens': {type: 'strings', value: tokens ?? Array.from({length: 64}, (_, index) => `▁t${index}`)},
			'tokenizer.chat_template': '{{ messages }}',
			...values,
		},
		tensors: tensors ?? [
			{name: 'token_embd.weight', dimensions: [embedding, 64], type},
			...Array.from({length: blocks}, (_, block) => ({name: `blk.${block}.attn_q.weight`, dimensions: [embedding, embedding], type})),
			{name: 'output_norm.weight', dimensions: [embedding], type: 'F32', fill: norm},
		],
	};
}

/** A small llama model's file. */
export function tinyModel(options: TinyOptions = {}): Uint8Array {
	return writeGguf(tinySpec(options));
}
