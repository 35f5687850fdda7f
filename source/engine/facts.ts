import type {GgufFileInfo} from 'node-llama-cpp';
import type {LoadSettings} from '../core/engine-protocol.ts';

/** The shapes that decide memory and whether a KV cache fits another model. */
export type Shapes = {
	readonly architecture: string;
	readonly layers: number;
	readonly embedding: number;
	readonly heads: number;
	/** By layer; one number where all are equal. */
	readonly kvHeads: readonly number[];
	readonly keyLength: number;
	readonly valueLength: number;
	readonly trainedContext: number;
};

const bytesPerElement = {F16: 2, Q8_0: 34 / 32, Q4_0: 18 / 32} as const;

/**
Reads the shapes from a file's metadata, with llama.cpp's own defaults where a key is absent.
*/
export function shapesOf(info: GgufFileInfo): Shapes {
	const architecture = String(info.metadata.general?.architecture ?? 'unknown');
	const keys = info.architectureMetadata as Record<string, unknown> & {readonly attention?: Record<string, unknown>};
	const attention = keys.attention ?? {};
	const layers = number(keys.block_count) ?? 0;
	const embedding = number(keys.embedding_length) ?? 0;
	const heads = number(firstOf(attention.head_count)) ?? 1;
	const kvHeads = Array.isArray(attention.head_count_kv) ? attention.head_count_kv.map(Number) : [number(attention.head_count_kv) ?? heads];
	const headLength = heads > 0 ? embedding / heads : 0;
	return {
		architecture,
		layers,
		embedding,
		heads,
		kvHeads,
		keyLength: number(attention.key_length) ?? headLength,
		valueLength: number(attention.value_length) ?? headLength,
		trainedContext: number(keys.context_length) ?? 2048,
	};
}

/** @returns Bytes of KV cache that one token takes. */
export function kvPerToken({layers, kvHeads, keyLength, valueLength}: Shapes, type: LoadSettings['kvType'] = 'F16'): number {
	const heads = kvHeads.length === 1 ? kvHeads[0]! * layers : kvHeads.reduce((sum, count) => sum + count, 0);
	return heads * (keyLength + valueLength) * bytesPerElement[type];
}

function number(value: unknown): number | undefined {
	const result = Number(value);
	return value !== undefined && value !== null && Number.isFinite(result) ? result : undefined;
}

function firstOf(value: unknown): unknown {
	return Array.isArray(value) ? Math.max(...value.map(Number)) : value;
}
