import type {LoadSettings} from '../core/engine-protocol.ts';
import type {ModelShape} from '../core/gguf-header.ts';

const bytesPerElement = {F16: 2, Q8_0: 34 / 32, Q4_0: 18 / 32} as const;

/** @returns Bytes of KV cache that one token takes, as if no layer had a window. */
export function kvPerToken(shape: ModelShape | undefined, type: LoadSettings['kvType'] = 'F16'): number {
	if (!shape) {
		return 0;
	}

	const {blocks, kvHeads, keyLength, valueLength} = shape;
	const heads = typeof kvHeads === 'number' ? kvHeads * blocks : kvHeads.reduce((sum, count) => sum + count, 0);
	return heads * (keyLength + valueLength) * bytesPerElement[type];
}
