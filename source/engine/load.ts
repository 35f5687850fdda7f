import {GeneralChatWrapper, resolveChatWrapper, type ChatWrapper, type Llama, type LlamaContext, type LlamaModel} from 'node-llama-cpp';
import type {LoadSettings} from '../core/engine-protocol.ts';
import {LisaError} from '../core/errors.ts';
import {usualBatch} from '../core/step-down.ts';
import {cleanLine} from '../core/text.ts';
import {readHeader, type Header} from './header.ts';
import {kvPerToken} from './kv-size.ts';
import type {Machine} from './machine.ts';
import {memoryInUse} from './memory-in-use.ts';
import {checkMemoryLock} from './memory-lock.ts';
import {contextThatFits} from './memory-need.ts';
import {describe, trainedContext} from './model-info.ts';
import type {Rung} from './rung.ts';

export type LoadOptions = {
	readonly machine: Machine;
	readonly signal?: AbortSignal;
	readonly onProgress?: (fraction: number) => void;
	/** Read before, as in the planning of a swap. */
	readonly header?: Header;
};

/**
Loads a model with its context.

@throws LisaError for every way in which a file or the memory can refuse. Nothing stays loaded then.
*/
export async function loadRung(settings: LoadSettings, {machine, signal, onProgress, header: known}: LoadOptions): Promise<Rung> {
	const begin = performance.now();
	const header = known ?? await readHeader(settings.path);
	const {llama, cores} = machine;
	const before = await memoryInUse(llama);
	const contextSize = chooseContext(settings, header, machine);
	if (settings.mlock) {
		checkMemoryLock(header.size);
	}

	const free = machine.freeMemory();
	const threads = Math.min(settings.threads ?? cores, cores);
	const model = await loadModel(settings, llama, signal, onProgress);
	try {
		const context = await makeContext(model, {settings, contextSize, threads, signal});
		const loadTime = performance.now() - begin;
		const info = describe({settings, header, model, contextSize: context.contextSize, threads: Math.min(threads, llama.maxThreads), loadTime, free, added: Math.max(0, await memoryInUse(llama) - before)});
		return {settings, header, model, context, sequence: context.getSequence(), wrapper: wrapperOf(model), info};
	} catch (error) {
		await model.dispose();
		throw refusal(error, 'The context could not be made', signal);
	}
}

/** Makes a context as the settings want it. */
export async function makeContext(model: LlamaModel, {settings, contextSize, threads, signal}: {readonly settings: LoadSettings; readonly contextSize: number; readonly threads: number; readonly signal?: AbortSignal}): Promise<LlamaContext> {
	const context = await model.createContext({
		contextSize,
		sequences: 1,
		batchSize: Math.min(settings.batchSize ?? usualBatch, contextSize),
		// A quantized cache cannot do without it.
		flashAttention: settings.flashAttention ?? ((settings.kvType ?? 'F16') === 'F16' ? 'auto' : true),
		experimentalKvCacheKeyType: settings.kvType,
		experimentalKvCacheValueType: settings.kvType,
		// With `min: 1` the threads follow `llama.maxThreads` from token to token.
		threads: {ideal: threads, min: 1},
		ignoreMemorySafetyChecks: true,
		failedCreationRemedy: false,
		createSignal: signal,
	});
	// The library cuts the ideal to `maxThreads` of this moment, which may be low because the box is busy just now.
	(context as unknown as {_idealThreads: number})._idealThreads = threads;
	return context;
}

/**
The context is held against main memory unless a card takes the layers; there the library itself decides what fits.

@param released Bytes that will be given back before the load.
@throws LisaError `out-of-memory`, with the figures.
*/
export function chooseContext(settings: LoadSettings, header: Header, {llama, freeMemory}: Machine, released = 0): number {
	return contextThatFits({
		weights: header.size,
		kvPerToken: kvPerToken(header.gguf.shape, settings.kvType),
		trainedContext: trainedContext(header),
		contextSize: settings.contextSize,
		free: llama.gpu === false ? freeMemory() + released : Infinity,
	});
}

/** Loads the weights. */
export async function loadModel(settings: LoadSettings, llama: Llama, signal: AbortSignal | undefined, onProgress: ((fraction: number) => void) | undefined): Promise<LlamaModel> {
	let last = 0;
	try {
		return await llama.loadModel({
			modelPath: settings.path,
			gpuLayers: llama.gpu === false ? 0 : settings.gpuLayers,
			useMlock: settings.mlock ?? false,
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
export function refusal(error: unknown, what: string, signal?: AbortSignal): LisaError {
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
