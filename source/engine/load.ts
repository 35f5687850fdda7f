import {basename} from 'node:path';
import process from 'node:process';
import {GeneralChatWrapper, resolveChatWrapper, type ChatWrapper, type Llama, type LlamaModel} from 'node-llama-cpp';
import type {LoadedModel, LoadSettings} from '../core/engine-protocol.ts';
import {LisaError} from '../core/errors.ts';
import {quantizationOfFileType} from '../core/ladder.ts';
import {cleanLine} from '../core/text.ts';
import {kvPerToken, shapesOf, type Shapes} from './facts.ts';
import {freeMemory} from './free-memory.ts';
import {readHeader, type Header} from './header.ts';
import {contextThatFits} from './memory-need.ts';
import type {Rung} from './rung.ts';

export type LoadOptions = {
	readonly llama: Llama;
	/** The cores this process may really use. */
	readonly cores: number;
	readonly signal?: AbortSignal;
	readonly onProgress?: (fraction: number) => void;
	/** Read before, as in the planning of a swap. */
	readonly header?: Header;
};

/**
Loads a model with its context.

@throws LisaError for every way in which a file or the memory can refuse. Nothing stays loaded then.
*/
export async function loadRung(settings: LoadSettings, {llama, cores, signal, onProgress, header: known}: LoadOptions): Promise<Rung> {
	const begin = performance.now();
	const header = known ?? await readHeader(settings.path);
	const shapes = shapesOf(header.info);
	const contextSize = chooseContext(settings, header, shapes, llama);
	const model = await loadModel(settings, llama, signal, onProgress);
	try {
		const context = await model.createContext({
			contextSize,
			sequences: 1,
			batchSize: Math.min(512, contextSize),
			flashAttention: settings.flashAttention ?? 'auto',
			experimentalKvCacheKeyType: settings.kvType,
			experimentalKvCacheValueType: settings.kvType,
			// With `min: 1` the threads follow `llama.maxThreads` from token to token.
			threads: {ideal: Math.min(settings.threads ?? cores, cores), min: 1},
			ignoreMemorySafetyChecks: true,
			failedCreationRemedy: false,
			createSignal: signal,
		});
		const loadTime = performance.now() - begin;
		const info = describe({settings, header, shapes, model, contextSize: context.contextSize, threads: Math.min(settings.threads ?? cores, cores), loadTime});
		return {settings, header, shapes, model, context, sequence: context.getSequence(), wrapper: wrapperOf(model), info};
	} catch (error) {
		await model.dispose();
		throw refusal(error, 'The context could not be made', signal);
	}
}

/** The context is held against main memory unless a card takes the layers; there the library itself decides what fits. */
function chooseContext(settings: LoadSettings, header: Header, shapes: Shapes, llama: Llama): number {
	return contextThatFits({
		weights: header.size,
		kvPerToken: kvPerToken(shapes, settings.kvType),
		trainedContext: shapes.trainedContext,
		contextSize: settings.contextSize,
		free: llama.gpu === false ? freeMemory() : Number.POSITIVE_INFINITY,
	});
}

async function loadModel(settings: LoadSettings, llama: Llama, signal: AbortSignal | undefined, onProgress: ((fraction: number) => void) | undefined): Promise<LlamaModel> {
	let last = 0;
	try {
		return await llama.loadModel({
			modelPath: settings.path,
			gpuLayers: llama.gpu === false ? 0 : settings.gpuLayers,
			ignoreMemorySafetyChecks: llama.gpu === false,
			loadSignal: signal,
			onLoadProgress(fraction) {
				if (fraction - last >= 0.01 || fraction === 1) {
					last = fraction;
					onProgress?.(fraction);
				}
			},
		});
	} catch (error) {
		throw refusal(error, 'llama.cpp refused the model', signal);
	}
}

/** What failed inside the library, as a problem with a name. */
function refusal(error: unknown, what: string, signal: AbortSignal | undefined): LisaError {
	if (error instanceof LisaError) {
		return error;
	}

	if (signal?.aborted) {
		return new LisaError('The load was stopped.', {code: 'cancelled', cause: error});
	}

	const message = cleanLine(error instanceof Error ? error.message : String(error));
	const code = /memory|alloc|insufficient|failed to create context/iu.test(message) ? 'out-of-memory' : 'model-refused';
	return new LisaError(`${what}: ${message}.`, {code, cause: error});
}

function wrapperOf(model: LlamaModel): ChatWrapper {
	try {
		return resolveChatWrapper(model, {warningLogs: false});
	} catch {
		return new GeneralChatWrapper();
	}
}

type Facts = {
	readonly settings: LoadSettings;
	readonly header: Header;
	readonly shapes: Shapes;
	readonly model: LlamaModel;
	readonly contextSize: number;
	readonly threads: number;
	readonly loadTime: number;
};

function describe({settings, header, shapes, model, contextSize, threads, loadTime}: Facts): LoadedModel {
	const general = header.info.metadata.general;
	const {llama} = model;
	return {
		path: settings.path,
		name: cleanLine(String(general?.name ?? '')) || basename(settings.path, '.gguf'),
		architecture: cleanLine(shapes.architecture),
		quantization: quantizationOfFileType(Number(general?.file_type ?? -1))?.name ?? 'unknown',
		parameters: header.parameters,
		bits: header.size * 8 / header.parameters,
		fileSize: header.size,
		layers: shapes.layers,
		gpuLayers: model.gpuLayers,
		contextSize,
		trainedContextSize: shapes.trainedContext,
		threads,
		backend: backendName(llama),
		memory: {weights: model.size, kv: contextSize * kvPerToken(shapes, settings.kvType), resident: process.memoryUsage.rss()},
		loadTime,
		loadRate: header.size / (loadTime / 1000),
	};
}

/** @returns As in `CPU`, `CUDA`, `Vulkan`, `Metal`. */
export function backendName({gpu}: Llama): string {
	const names = {cuda: 'CUDA', vulkan: 'Vulkan', metal: 'Metal'} as const;
	return gpu === false ? 'CPU' : names[gpu];
}
