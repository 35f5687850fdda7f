import {LisaError} from '../core/errors.ts';
import {kvTypeNamed} from '../core/kv-type.ts';
import type {LoadRequest} from '../core/protocol.ts';
import {modelPath} from '../host/model-path.ts';
import {numberFlag} from './number-flag.ts';

type Flags = {
	readonly model?: string;
	readonly context?: number;
	readonly threads?: number;
	readonly gpuLayers?: number;
	readonly batch?: number;
	readonly kvType?: string;
	readonly mlock?: boolean;
};

/**
Checks what the command line says about the model.

@throws {LisaError} `usage`, with the flag that is wrong.
*/
export function loadRequest({model, context, threads, gpuLayers, batch, kvType, mlock}: Flags): LoadRequest {
	if (model === '') {
		throw new LisaError('--model needs a file.', {code: 'usage', hint: 'As in `lisa --model path/to/model.gguf`.'});
	}

	const contextSize = numberFlag(context, {name: 'context', least: 64, most: 10_000_000});
	const fixedThreads = numberFlag(threads, {name: 'threads', least: 1, most: 1024});
	const layers = numberFlag(gpuLayers, {name: 'gpu-layers', least: 0, most: 10_000});
	const batchSize = numberFlag(batch, {name: 'batch', least: 32, most: 8192});
	const cache = kvType === undefined ? undefined : kvTypeNamed(kvType);
	if (kvType !== undefined && cache === undefined) {
		throw new LisaError(`--kv-type is F16, Q8_0 or Q4_0, not “${kvType}”.`, {code: 'usage', hint: 'As in `lisa --kv-type Q8_0`.'});
	}

	return {
		...(model !== undefined && {path: modelPath(model)}),
		...(contextSize !== undefined && {contextSize}),
		...(fixedThreads !== undefined && {threads: fixedThreads}),
		...(layers !== undefined && {gpuLayers: layers}),
		...(batchSize !== undefined && {batchSize}),
		...(cache !== undefined && {kvType: cache}),
		...(mlock === true && {mlock}),
	};
}
