import {basename} from 'node:path';
import process from 'node:process';
import type {LlamaEmbeddingContext, LlamaModel} from 'node-llama-cpp';
import type {Embedded, Embedder} from '../core/embedding.ts';
import type {EngineCommand, EngineEvent, LoadSettings} from '../core/engine-protocol.ts';
import {LisaError, toProblem} from '../core/errors.ts';
import {integer} from '../core/format.ts';
import {quantizationInName} from '../core/gguf-file-name.ts';
import {usualBatch} from '../core/fit-memory.ts';
import {cleanLine} from '../core/text.ts';
import {now} from './clock.ts';
import {readHeader, type Header} from './header.ts';
import {loadModel, refusal} from './load.ts';
import type {Machine} from './machine.ts';
import {trainedContext} from './model-info.ts';
import type {ThreadKeeper} from './thread-keeper.ts';

/** Tokens of a text where nobody says: longer ones are told, not cut. */
const usualContext = 2048;

/** Pooling types of `llama.h` that look at all tokens of a text at once: it must be computed in one piece. */
const poolsWhole = new Set([1, 2, 4]);

export type EmbeddingOptions = {
	readonly machine: Machine;
	readonly send: (event: EngineEvent) => void;
	/** Absent where the threads stay as they are. */
	readonly threads?: ThreadKeeper;
};

type Loaded = {readonly model: LlamaModel; readonly context: LlamaEmbeddingContext; readonly info: Embedder};

/**
An embedding model and its work: texts in, vectors out, one after another. It has a process of its own, so that neither waits for the chat.
*/
export class Embedding {
	readonly #options: EmbeddingOptions;
	#loaded: Loaded | undefined;
	/** What was asked before is done first. */
	#last: Promise<void> = Promise.resolve();
	/** Commands that wait or run, and whether they were told to stop. */
	readonly #asked = new Map<string, boolean>();

	constructor(options: EmbeddingOptions) {
		this.#options = options;
	}

	/** Obeys a command. Never throws; what fails is sent as an event. */
	handle(command: Extract<EngineCommand, {type: 'embed-load' | 'embed'}>): void {
		const {send} = this.#options;
		const {id} = command;
		this.#asked.set(id, false);
		this.#last = this.#last.then(async () => {
			try {
				send(command.type === 'embed-load'
					? {type: 'embed-ready', id, embedder: await this.#load(command.settings)}
					: {type: 'embedded', id, results: await this.#embed(command)});
			} catch (error) {
				send({type: 'embed-failed', id, problem: toProblem(error)});
			} finally {
				this.#asked.delete(id);
			}
		});
	}

	/** Texts of a command that are not begun yet stay without a vector. */
	stop(id: string): void {
		if (this.#asked.has(id)) {
			this.#asked.set(id, true);
		}
	}

	async #load(settings: LoadSettings): Promise<Embedder> {
		const header = await readHeader(settings.path);
		await this.#release();
		const {machine, threads: keeper} = this.#options;
		keeper?.begin(settings.threads);
		keeper?.enter('prefill');
		const model = await loadModel(settings, machine, {gpuLayers: settings.gpuLayers ?? 0});
		try {
			const trained = trainedContext(header);
			const threads = Math.min(settings.threads ?? machine.cores, machine.cores);
			const contextSize = Math.min(settings.contextSize ?? usualContext, trained);
			const context = await model.createEmbeddingContext({
				contextSize,
				batchSize: computesWhole(model) ? contextSize : Math.min(usualBatch, contextSize),
				// With `min: 1` the threads follow `llama.maxThreads` from text to text, as the chat's do from token to token.
				threads: {ideal: threads, min: 1} as unknown as number,
				ignoreMemorySafetyChecks: true,
			});
			(context as unknown as {_llamaContext: {_idealThreads: number}})._llamaContext._idealThreads = threads;
			// The first text shows whether this model makes vectors at all, and lets the buffers grow to what they will be.
			const {vector} = await context.getEmbeddingFor('a');
			this.#loaded = {model, context, info: describe({settings, header, model, contextSize, dimensions: vector.length})};
			return this.#loaded.info;
		} catch (error) {
			await model.dispose();
			throw refusal(error, 'The model makes no vectors', {machine});
		}
	}

	async #embed({id, texts}: Extract<EngineCommand, {type: 'embed'}>): Promise<Embedded[]> {
		const loaded = this.#loaded;
		if (loaded === undefined) {
			throw new LisaError('No embedding model is loaded.', {code: 'model-missing'});
		}

		const {threads, send} = this.#options;
		const results: Embedded[] = [];
		threads?.enter('prefill');
		try {
			for (const text of texts) {
				if (this.#asked.get(id)) {
					throw new LisaError('The embedding was stopped.', {code: 'cancelled'});
				}

				const begin = performance.now();
				const {result, tokens} = await vectorOf(text, loaded, total => {
					send({type: 'prefill', id, done: 0, total, used: 0, time: now()});
				});
				threads?.took('error' in result ? undefined : (performance.now() - begin) / tokens);
				results.push(result);
			}
		} finally {
			threads?.leave();
		}

		return results;
	}

	async #release(): Promise<void> {
		const loaded = this.#loaded;
		this.#loaded = undefined;
		await loaded?.context.dispose();
		await loaded?.model.dispose();
	}
}

/** @param onBegin Told how many tokens are computed now: it may take a while. */
async function vectorOf(text: string, {model, context, info: {contextSize}}: Loaded, onBegin: (tokens: number) => void): Promise<{readonly result: Embedded; readonly tokens: number}> {
	const words = model.tokenize(text, false);
	const tokens = context.calculateInputLength([...words]);
	if (tokens >= contextSize) {
		return {result: {error: `The text has ${integer(tokens)} tokens; the model takes ${integer(contextSize - 1)}.`}, tokens};
	}

	if (words.length === 0) {
		return {result: {error: 'The text is empty.'}, tokens};
	}

	onBegin(tokens);
	const {vector} = await context.getEmbeddingFor(words);
	return {result: {vector: unit(vector)}, tokens};
}

/** @returns The vector at length 1, in the 9 digits that a 32-bit number has. A vector of zeros stays one. */
function unit(vector: readonly number[]): number[] {
	const length = Math.hypot(...vector) || 1;
	return vector.map(value => Number((value / length).toPrecision(9)));
}

function computesWhole({fileInfo, fileInsights}: LlamaModel): boolean {
	const {pooling_type: pooling, attention} = fileInfo.architectureMetadata as {readonly pooling_type?: number; readonly attention?: {readonly causal?: boolean}};
	return fileInsights.hasEncoder || attention?.causal === false || (pooling !== undefined && poolsWhole.has(pooling));
}

type Facts = {readonly settings: LoadSettings; readonly header: Header; readonly model: LlamaModel; readonly contextSize: number; readonly dimensions: number};

function describe({settings, header: {gguf}, model, contextSize, dimensions}: Facts): Embedder {
	const file = basename(settings.path);
	return {
		path: settings.path,
		name: gguf.name ?? (cleanLine(basename(file, '.gguf')) || 'unnamed'),
		quantization: gguf.quantization ?? quantizationInName(file) ?? 'unknown',
		dimensions,
		contextSize,
		gpuLayers: model.gpuLayers,
		resident: process.memoryUsage.rss(),
	};
}
