import {Buffer} from 'node:buffer';
import {closeSync, fstatSync, openSync, writeSync} from 'node:fs';

/** A llama model with random weights. Random weights run at the speed of real ones. */
export type ModelShape = {
	readonly layers: number;
	readonly embedding: number;
	readonly feedForward: number;
	readonly heads: number;
	readonly kvHeads: number;
	/** Tokens, 512 at least: specials, the 256 bytes, then words. */
	readonly vocabulary: number;
	readonly context: number;
	readonly name?: string;
	/** Any number but `embedding / heads` makes a file that llama.cpp refuses although its header is whole. */
	readonly ropeDimensions?: number;
	/** The tokens that end a reply are never among the likeliest: a reply goes on until it is stopped. */
	readonly endless?: boolean;
	/** Another seed is another model of the same shapes. */
	readonly seed?: number;
};

/** Small enough to be made and loaded in a test; every row a multiple of 256, so that k-quants can be made of it. */
export const tinyShape: ModelShape = {layers: 2, embedding: 256, feedForward: 512, heads: 4, kvHeads: 2, vocabulary: 1024, context: 2048};

/** TinyLlama's shape, as measured with in `shared/facts.md`. */
export const billionShape: ModelShape = {layers: 22, embedding: 2048, feedForward: 5632, heads: 32, kvHeads: 4, vocabulary: 32_000, context: 4096};

/** The special tokens of the chat template, which is ChatML's. */
const specials = ['<unk>', '<s>', '</s>', '<|im_start|>', '<|im_end|>'];

const template = String.raw`{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>' + '\n' }}{% endfor %}`
	+ String.raw`{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}`;

const enum_ = {uint32: 4, int32: 5, float32: 6, string: 8, array: 9} as const;
type Value = readonly [type: number, bytes: Buffer];

/**
Writes a GGUF file of version 3 with F16 weights (norms F32) drawn from a fixed stream, so that the same shape always gives the same file.
*/
export function writeModel(path: string, shape: ModelShape): void {
	const tensors = tensorsOf(shape);
	const metadata = metadataOf(shape);
	const parts: Buffer[] = [Buffer.from('GGUF'), u32(3), u64(tensors.length), u64(metadata.length)];
	for (const [key, [type, bytes]] of metadata) {
		parts.push(string(key), u32(type), bytes);
	}

	let offset = 0;
	for (const {name, dimensions, isNorm} of tensors) {
		parts.push(string(name), u32(dimensions.length), ...dimensions.map(dimension => u64(dimension)), u32(isNorm ? 0 : 1), u64(offset));
		offset += padded(sizeOf(dimensions, isNorm));
	}

	const header = Buffer.concat(parts);
	const file = openSync(path, 'w');
	writeSync(file, Buffer.concat([header, Buffer.alloc(padded(header.length) - header.length)]));
	const noise = noiseBlock(shape.seed ?? 1);
	let place = 0;
	for (const {name, dimensions, isNorm} of tensors) {
		const size = sizeOf(dimensions, isNorm);
		const start = fstatSync(file).size;
		if (isNorm) {
			writeSync(file, Buffer.concat(Array.from({length: dimensions[0]!}, () => f32(1))));
		} else {
			for (let left = size; left > 0;) {
				const from = place % noise.length;
				const count = Math.min(left, noise.length - from);
				writeSync(file, noise, from, count);
				left -= count;
				// Never the same stretch at the same place twice: each tensor begins elsewhere in the stream.
				place += count;
			}

			place += 7919 * 2;
		}

		writeSync(file, Buffer.alloc(padded(size) - size));
		if (shape.endless !== true || name !== 'output.weight') {
			continue;
		}

		// Rows of zeros give a logit of zero, far below the best of thousands that are random.
		const zeros = Buffer.alloc(specials.length * dimensions[0]! * 2);
		writeSync(file, zeros, 0, zeros.length, start);
	}

	closeSync(file);
}

function tensorsOf({layers, embedding, feedForward, heads, kvHeads, vocabulary}: ModelShape) {
	const kv = embedding / heads * kvHeads;
	const weight = (name: string, ...dimensions: number[]) => ({name: `${name}.weight`, dimensions, isNorm: dimensions.length === 1});
	return [
		weight('token_embd', embedding, vocabulary),
		weight('output_norm', embedding),
		weight('output', embedding, vocabulary),
		...Array.from({length: layers}, (_, index) => [
			weight(`blk.${index}.attn_norm`, embedding),
			weight(`blk.${index}.attn_q`, embedding, embedding),
			weight(`blk.${index}.attn_k`, embedding, kv),
			weight(`blk.${index}.attn_v`, embedding, kv),
			weight(`blk.${index}.attn_output`, embedding, embedding),
			weight(`blk.${index}.ffn_norm`, embedding),
			weight(`blk.${index}.ffn_gate`, embedding, feedForward),
			weight(`blk.${index}.ffn_up`, embedding, feedForward),
			weight(`blk.${index}.ffn_down`, feedForward, embedding),
		]).flat(),
	];
}

function metadataOf({layers, embedding, feedForward, heads, kvHeads, vocabulary, context, ropeDimensions = embedding / heads, name = 'Random'}: ModelShape): ReadonlyArray<readonly [string, Value]> {
	const tokens = Array.from({length: vocabulary}, (_, id) => tokenOf(id));
	return [
		['general.architecture', text('llama')],
		['general.name', text(name)],
		['general.file_type', count(1)],
		['llama.context_length', count(context)],
		['llama.embedding_length', count(embedding)],
		['llama.block_count', count(layers)],
		['llama.feed_forward_length', count(feedForward)],
		['llama.attention.head_count', count(heads)],
		['llama.attention.head_count_kv', count(kvHeads)],
		['llama.attention.layer_norm_rms_epsilon', real(1e-5)],
		['llama.rope.dimension_count', count(ropeDimensions)],
		['llama.vocab_size', count(vocabulary)],
		['tokenizer.ggml.model', text('llama')],
		['tokenizer.ggml.tokens', array(enum_.string, tokens.map(token => string(token.text)))],
		['tokenizer.ggml.scores', array(enum_.float32, tokens.map((_, id) => f32(-id)))],
		['tokenizer.ggml.token_type', array(enum_.int32, tokens.map(token => u32(token.type)))],
		['tokenizer.ggml.bos_token_id', count(1)],
		['tokenizer.ggml.eos_token_id', count(2)],
		['tokenizer.ggml.unknown_token_id', count(0)],
		['tokenizer.chat_template', text(template)],
	];
}

/** Types as in `enum llama_token_type`: 1 normal, 2 unknown, 3 control, 6 byte. */
function tokenOf(id: number): {readonly text: string; readonly type: number} {
	if (id < specials.length) {
		return {text: specials[id]!, type: id === 0 ? 2 : 3};
	}

	const byte = id - specials.length;
	if (byte < 256) {
		return {text: `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`, type: 6};
	}

	const word = byte - 256;
	if (word < 95) {
		return {text: String.fromCodePoint(32 + word).replace(' ', '▁'), type: 1};
	}

	return {text: `▁${(word - 95).toString(36)}`, type: 1};
}

/** Four megabytes of F16 values, uniform in ±1/16. */
function noiseBlock(seed: number): Buffer {
	const block = Buffer.alloc(2 ** 22);
	let state = (seed * 2_654_435_761) >>> 0 || 1;
	for (let index = 0; index < block.length; index += 2) {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		state >>>= 0;
		block.writeUInt16LE(half(((state / 2 ** 32) - 0.5) / 8), index);
	}

	return block;
}

/** A number below 1/8 as IEEE binary16. */
function half(value: number): number {
	const sign = value < 0 ? 0x80_00 : 0;
	const size = Math.abs(value);
	if (size < 2 ** -14) {
		return sign | Math.round(size * 2 ** 24);
	}

	const exponent = Math.floor(Math.log2(size));
	const mantissa = Math.round((size / 2 ** exponent - 1) * 1024);
	return sign | (((exponent + 15) << 10) + mantissa);
}

const u32 = (value: number) => {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32LE(value);
	return bytes;
};

const u64 = (value: number) => {
	const bytes = Buffer.alloc(8);
	bytes.writeBigUInt64LE(BigInt(value));
	return bytes;
};

const f32 = (value: number) => {
	const bytes = Buffer.alloc(4);
	bytes.writeFloatLE(value);
	return bytes;
};

const string = (value: string) => Buffer.concat([u64(Buffer.byteLength(value)), Buffer.from(value)]);
const text = (value: string): Value => [enum_.string, string(value)];
const count = (value: number): Value => [enum_.uint32, u32(value)];
const real = (value: number): Value => [enum_.float32, f32(value)];
const array = (type: number, items: readonly Buffer[]): Value => [enum_.array, Buffer.concat([u32(type), u64(items.length), ...items])];
const padded = (size: number) => Math.ceil(size / 32) * 32;
const sizeOf = (dimensions: readonly number[], isNorm: boolean) => dimensions.reduce((product, dimension) => product * dimension, 1) * (isNorm ? 4 : 2);
