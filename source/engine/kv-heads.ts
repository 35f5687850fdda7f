import type {LoadSettings} from '../core/engine-protocol.ts';
import type {Header} from './header.ts';

/** So many values of a head are quantized together in Q8_0 and Q4_0. See `QK8_0` in ggml-common.h. */
const block = 32;

/** @returns Whether the KV cache of a model can be quantized: llama.cpp refuses heads that are no multiple of a block, as the 80 values of phi-2. */
export function quantizableKv({gguf: {shape}}: Pick<Header, 'gguf'>): boolean {
	return (shape?.keyLength ?? 0) % block === 0 && (shape?.valueLength ?? 0) % block === 0;
}

/** @returns The type that a KV cache is asked for in, or F16 where its heads allow for no other. */
export function kvTypeFor(header: Pick<Header, 'gguf'>, asked: LoadSettings['kvType']): LoadSettings['kvType'] {
	return asked === undefined || quantizableKv(header) ? asked : 'F16';
}
