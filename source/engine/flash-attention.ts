import type {LoadSettings} from '../core/engine-protocol.ts';
import {LisaError} from '../core/errors.ts';

/**
@returns Whether a context is made with flash attention; `undefined` where llama.cpp decides.
@throws {LisaError} `usage` where it is off and the KV cache is quantized: llama.cpp cannot read such a cache without it, and says only that the context could not be made.
*/
export function flashAttentionOf({flashAttention, kvType = 'F16'}: Pick<LoadSettings, 'flashAttention' | 'kvType'>): boolean | undefined {
	if (kvType === 'F16') {
		return flashAttention;
	}

	if (flashAttention === false) {
		throw new LisaError(`A KV cache in ${kvType} needs flash attention, which is off.`, {code: 'usage', hint: 'Leave out `--flash-attention off`, or take `--kv-type F16`.'});
	}

	return true;
}
