import {LisaError} from '../core/errors.ts';
import type {LoadRequest} from '../core/protocol.ts';
import {modelPath} from '../host/model-path.ts';

type Flags = {
	readonly model?: string;
	readonly context?: number;
	readonly threads?: number;
	readonly gpuLayers?: number;
};

/**
Checks what the command line says about the model.

@throws {LisaError} `usage`, with the flag that is wrong.
*/
export function loadRequest({model, context, threads, gpuLayers}: Flags): LoadRequest {
	if (model === '') {
		throw new LisaError('--model needs a file.', {code: 'usage', hint: 'As in `lisa --model path/to/model.gguf`.'});
	}

	return {
		...(model !== undefined && {path: modelPath(model)}),
		...whole('context', 'contextSize', context, 64),
		...whole('threads', 'threads', threads, 1),
		...whole('gpu-layers', 'gpuLayers', gpuLayers, 0),
	};
}

function whole(flag: string, key: keyof LoadRequest, value: number | undefined, least: number): LoadRequest {
	if (value === undefined) {
		return {};
	}

	if (!Number.isSafeInteger(value) || value < least) {
		throw new LisaError(`--${flag} needs a whole number of at least ${least}.`, {code: 'usage'});
	}

	return {[key]: value};
}
