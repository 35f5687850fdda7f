import {GeneralChatWrapper, resolveChatWrapper, type ChatWrapper, type LlamaContext, type LlamaModel} from 'node-llama-cpp';
import type {LoadSettings} from '../core/engine-protocol.ts';
import {LisaError} from '../core/errors.ts';
import type {LoadPlan} from '../core/load-plan.ts';
import {lessMemory} from '../core/too-large.ts';
import {cleanLine} from '../core/text.ts';
import {complainsOfMemory} from '../core/memory-words.ts';
import {flashAttentionOf} from './flash-attention.ts';
import {readHeader, type Header} from './header.ts';
import type {Machine} from './machine.ts';
import {memoryInUse} from './memory-in-use.ts';
import {describe} from './model-info.ts';
import {planFor} from './plan.ts';
import type {Rung} from './rung.ts';

export type LoadOptions = {
	readonly machine: Machine;
	readonly signal?: AbortSignal;
	readonly onProgress?: (fraction: number) => void;
	/** Read before, as in the planning of a swap. */
	readonly header?: Header;
	/** Chosen before; otherwise for a machine on which no rung is loaded. */
	readonly plan?: LoadPlan;
};

/**
Loads a model with its context.

@throws LisaError for every way in which a file or the memory can refuse. Nothing stays loaded then.
*/
export async function loadRung(settings: LoadSettings, {machine, signal, onProgress, header: known, plan: chosen}: LoadOptions): Promise<Rung> {
	const begin = performance.now();
	const header = known ?? await readHeader(settings.path);
	const {llama, cores} = machine;
	const before = await memoryInUse(llama);
	const plan = chosen ?? await planFor(settings, header, machine);
	const threads = Math.min(settings.threads ?? cores, cores);
	const model = await loadModel(settings, machine, {gpuLayers: plan.gpuLayers, signal, onProgress});
	try {
		const context = await makeContext(model, {settings, plan, threads, signal});
		const loadTime = performance.now() - begin;
		const info = describe({settings, header, model, plan: {...plan, contextSize: context.contextSize}, threads: Math.min(threads, llama.maxThreads), loadTime, added: Math.max(0, await memoryInUse(llama) - before)});
		return {settings, header, plan, model, context, sequence: context.getSequence(), wrapper: wrapperOf(model), info};
	} catch (error) {
		await model.dispose();
		throw refusal(error, 'The context could not be made', {signal, machine});
	}
}

/** Makes a context as the settings want it. */
export async function makeContext(model: LlamaModel, {settings, plan, threads, signal}: {readonly settings: LoadSettings; readonly plan: Pick<LoadPlan, 'contextSize' | 'batchSize'>; readonly threads: number; readonly signal?: AbortSignal}): Promise<LlamaContext> {
	const context = await model.createContext({
		contextSize: plan.contextSize,
		sequences: 1,
		batchSize: Math.min(plan.batchSize, plan.contextSize),
		flashAttention: flashAttentionOf(settings) ?? 'auto',
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

type Loading = {readonly gpuLayers: number; readonly signal?: AbortSignal; readonly onProgress?: (fraction: number) => void};

/** Loads the weights. What fits was worked out before; where that was wrong, llama.cpp itself says so, and the caller takes less. */
export async function loadModel(settings: LoadSettings, machine: Machine, {gpuLayers, signal, onProgress}: Loading): Promise<LlamaModel> {
	const {llama} = machine;
	let last = 0;
	machine.complaints?.();
	try {
		return await llama.loadModel({
			modelPath: settings.path,
			gpuLayers: llama.gpu === false ? 0 : gpuLayers,
			useMlock: settings.mlock ?? false,
			useMmap: settings.mmap ?? 'auto',
			ignoreMemorySafetyChecks: true,
			loadSignal: signal,
			onLoadProgress(fraction) {
				if (fraction - last >= 0.01 || fraction === 1) {
					last = fraction;
					onProgress?.(fraction);
				}
			},
		});
	} catch (error) {
		throw refusal(error, 'llama.cpp refused the model', {signal, machine});
	}
}

/** What failed inside the library, as a problem with a name. */
export function refusal(error: unknown, what: string, {signal, machine}: {readonly signal?: AbortSignal; readonly machine?: Machine} = {}): LisaError {
	if (error instanceof LisaError) {
		return error;
	}

	if (signal?.aborted) {
		return new LisaError('The load was stopped.', {code: 'cancelled', cause: error});
	}

	const message = cleanLine(error instanceof Error ? error.message : String(error));
	// The library only says that it failed; why stands among what llama.cpp complained of.
	const short = /memory|alloc|insufficient|failed to create context/iu.test(message) || complainsOfMemory(machine?.complaints?.() ?? '');
	const code = short ? 'out-of-memory' : 'model-refused';
	return new LisaError(`${what}: ${message}.`, {code, cause: error, ...(short && {hint: lessMemory})});
}

function wrapperOf(model: LlamaModel): ChatWrapper {
	try {
		return resolveChatWrapper(model, {warningLogs: false});
	} catch {
		return new GeneralChatWrapper();
	}
}
