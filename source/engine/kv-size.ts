import {kvPerLayer, type KvType} from '../core/fit-memory.ts';
import type {ModelShape} from '../core/gguf-header.ts';

/** The library lays the cache out in steps of so many tokens. */
const step = 256;

/** @returns Bytes of KV cache that one token takes, as if no layer had a window: rather too much than too little. */
export function kvPerToken(shape: ModelShape | undefined, kvType: KvType = 'F16'): number {
	if (!shape) {
		return 0;
	}

	const layers = kvPerLayer({...shape, slidingWindow: undefined}, {context: step, kvType});
	return layers.reduce((sum, bytes) => sum + bytes, 0) / step;
}
