import {open} from 'node:fs/promises';
import {layOutGguf, type GgufSpec, type TensorSpec} from '../test/helpers/gguf-writer.ts';
import {quantizationNamed} from '../source/core/ladder.ts';

export type SparseShape = {readonly name: string; readonly blocks: number; readonly embedding: number; readonly feedForward: number; readonly heads: number; readonly kvHeads: number; readonly vocabulary: number; readonly context: number};

/** The shapes of `../shared/hardware.md` that llama.cpp loads. */
export const documentShapes: readonly SparseShape[] = [
	{name: 'TinyLlama 1.1B', blocks: 22, embedding: 2048, feedForward: 5632, heads: 32, kvHeads: 4, vocabulary: 32_000, context: 2048},
	{name: 'Mistral 7B', blocks: 32, embedding: 4096, feedForward: 14_336, heads: 32, kvHeads: 8, vocabulary: 32_768, context: 32_768},
	{name: 'Llama-2 7B', blocks: 32, embedding: 4096, feedForward: 11_008, heads: 32, kvHeads: 32, vocabulary: 32_000, context: 4096},
	{name: 'Llama-2 13B', blocks: 40, embedding: 5120, feedForward: 13_824, heads: 40, kvHeads: 40, vocabulary: 32_000, context: 4096},
];

/**
What the file of a model of that shape says of itself.

@param quantization `Q4_K_M`, with llama-quantize's own mix of types, or any type that is used for all matrices alike.
*/
export function sparseSpec(shape: SparseShape, quantization: string): GgufSpec {
	const {name, blocks, embedding, feedForward, heads, kvHeads, vocabulary, context} = shape;
	const mixed = quantization === 'Q4_K_M';
	const type = mixed ? 'Q4_K' : quantization;
	const high = mixed ? 'Q6_K' : quantization;
	// llama-quant.cpp's use_more_bits: the first and the last eighth, and every third between.
	const moreBits = (block: number) => block < blocks / 8 || block >= (7 * blocks) / 8 || (block - Math.floor(blocks / 8)) % 3 === 2;
	const kvLength = (embedding / heads) * kvHeads;
	const norm = (tensor: string): TensorSpec => ({name: tensor, dimensions: [embedding], type: 'F32'});
	const tensors: TensorSpec[] = [
		{name: 'token_embd.weight', dimensions: [embedding, vocabulary], type},
		...Array.from({length: blocks}, (_, block): TensorSpec[] => [
			norm(`blk.${block}.attn_norm.weight`),
			{name: `blk.${block}.attn_q.weight`, dimensions: [embedding, embedding], type},
			{name: `blk.${block}.attn_k.weight`, dimensions: [embedding, kvLength], type},
			{name: `blk.${block}.attn_v.weight`, dimensions: [embedding, kvLength], type: moreBits(block) ? high : type},
			{name: `blk.${block}.attn_output.weight`, dimensions: [embedding, embedding], type},
			norm(`blk.${block}.ffn_norm.weight`),
			{name: `blk.${block}.ffn_gate.weight`, dimensions: [embedding, feedForward], type},
			{name: `blk.${block}.ffn_up.weight`, dimensions: [embedding, feedForward], type},
			{name: `blk.${block}.ffn_down.weight`, dimensions: [feedForward, embedding], type: moreBits(block) ? high : type},
		]).flat(),
		norm('output_norm.weight'),
		{name: 'output.weight', dimensions: [embedding, vocabulary], type: high},
	];
	const tokens = ['<unk>', '<s>', '</s>', ...Array.from({length: 256}, (_, byte) => `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`)];
	while (tokens.length < vocabulary) {
		tokens.push(`▁t${tokens.length}`);
	}

	return {
		values: {
			'general.architecture': 'llama',
			'general.name': name,
			'general.file_type': quantizationNamed(quantization)!.fileType,
			'llama.block_count': blocks,
			'llama.embedding_length': embedding,
			'llama.feed_forward_length': feedForward,
			'llama.context_length': context,
			'llama.attention.head_count': heads,
			'llama.attention.head_count_kv': kvHeads,
			'llama.rope.dimension_count': embedding / heads,
			'llama.rope.freq_base': {type: 'f32', value: 10_000},
			'llama.attention.layer_norm_rms_epsilon': {type: 'f32', value: 1e-5},
			'tokenizer.ggml.model': 'llama',
			'tokenizer.ggml.tokens': {type: 'strings', value: tokens},
			'tokenizer.ggml.scores': {type: 'numbers', of: 'f32', value: tokens.map((_, index) => -index)},
			'tokenizer.ggml.token_type': {type: 'numbers', of: 'i32', value: tokens.map((_, index) => (index < 3 ? (index === 0 ? 2 : 3) : index < 259 ? 6 : 1))},
			'tokenizer.ggml.bos_token_id': 1,
			'tokenizer.ggml.eos_token_id': 2,
		},
		tensors,
	};
}

/**
Writes a model of a real shape whose weights are a hole in the file: it loads, takes the memory of a real one, and needs no space on disk.

@returns Its size in bytes.
*/
export async function writeSparseModel(path: string, shape: SparseShape, quantization: string): Promise<number> {
	const {header, size} = layOutGguf(sparseSpec(shape, quantization));
	const file = await open(path, 'w');
	try {
		await file.write(header);
		await file.truncate(size);
	} finally {
		await file.close();
	}

	return size;
}
