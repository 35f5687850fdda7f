import {LisaError} from '../core/errors.ts';
import {kvTypeNamed} from '../core/kv-type.ts';
import type {LoadRequest} from '../core/protocol.ts';
import {modelPath} from '../host/model-path.ts';
import {numberFlag} from './number-flag.ts';

type Flags = {
	readonly model?: string;
	readonly context?: string;
	readonly threads?: string;
	readonly gpuLayers?: number;
	readonly batch?: string;
	readonly kvType?: string;
	readonly mlock?: boolean;
	readonly mmap?: boolean;
	readonly flashAttention?: string;
};

/** What flags may say that a benchmark takes several of. */
export const ranges = {context: {least: 64, most: 10_000_000}, threads: {least: 1, most: 1024}, batch: {least: 32, most: 8192}} as const;

/**
Checks what the command line says about the model.

@throws {LisaError} `usage`, with the flag that is wrong.
*/
export function loadRequest({model, context, threads, gpuLayers, batch, kvType, mlock, mmap, flashAttention}: Flags): LoadRequest {
	if (model === '') {
		throw new LisaError('--model needs a file.', {code: 'usage', hint: 'As in `lisa --model path/to/model.gguf`.'});
	}

	const contextSize = numberFlag(context, {name: 'context', ...ranges.context});
	const fixedThreads = numberFlag(threads, {name: 'threads', ...ranges.threads});
	const layers = numberFlag(gpuLayers, {name: 'gpu-layers', least: 0, most: 10_000});
	const batchSize = numberFlag(batch, {name: 'batch', ...ranges.batch});
	const cache = kvType === undefined ? undefined : kvTypeNamed(kvType);
	if (kvType !== undefined && cache === undefined) {
		throw new LisaError(`--kv-type is F16, Q8_0 or Q4_0, not “${kvType}”.`, {code: 'usage', hint: 'As in `lisa --kv-type Q8_0`.'});
	}

	const flash = flashAttention?.trim().toLowerCase();
	if (flash !== undefined && flash !== 'on' && flash !== 'off') {
		throw new LisaError(`--flash-attention is on or off, not “${flashAttention!}”.`, {code: 'usage', hint: 'As in `lisa --flash-attention off`; without it llama.cpp decides.'});
	}

	return {
		...(model !== undefined && {path: modelPath(model)}),
		...(contextSize !== undefined && {contextSize}),
		...(fixedThreads !== undefined && {threads: fixedThreads}),
		...(layers !== undefined && {gpuLayers: layers}),
		...(batchSize !== undefined && {batchSize}),
		...(cache !== undefined && {kvType: cache}),
		...(mlock === true && {mlock}),
		...(mmap === false && {mmap}),
		...(flash !== undefined && {flashAttention: flash === 'on'}),
	};
}
