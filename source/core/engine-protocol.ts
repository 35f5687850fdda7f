import type {BenchMeasurement, BenchSettings} from './bench.ts';
import type {Embedded, Embedder} from './embedding.ts';
import type {Problem} from './errors.ts';
import type {Vectors} from './fit-memory.ts';
import type {MemoryMeasurement} from './memory-record.ts';
import type {Phase} from './thread-record.ts';

/**
What the engine and the host say to each other over IPC (advanced serialization). Both ends are ours and of one version, but the engine holds native code: the host treats what it says as data, never as truth about itself.
*/

/** How a model is to be loaded. What is absent the engine chooses from what is free. */
export type LoadSettings = {
	readonly path: string;
	/** Tokens; the model's trained context at most. */
	readonly contextSize?: number;
	/** Fixes the threads; otherwise the cores this process may really use. */
	readonly threads?: number;
	/** Layers on the card. */
	readonly gpuLayers?: number;
	readonly kvType?: 'F16' | 'Q8_0' | 'Q4_0';
	/** Absent: where llama.cpp thinks it helps, and where the KV cache is quantized, which needs it. */
	readonly flashAttention?: boolean;
	/** Tokens computed at once. */
	readonly batchSize?: number;
	/** Pins the model in memory. */
	readonly mlock?: boolean;
	/** Maps the file, unless this is `false`: then it is read into memory. */
	readonly mmap?: boolean;
};

/** A card as the host sees it: bytes free, and bytes that the engine itself holds there. */
export type EngineCard = {readonly name: string; readonly free: number; readonly own: number};

/** What the host knows of the box that the engine plans by. */
export type EngineBox = {
	readonly cards: readonly EngineCard[];
	readonly vectors?: Vectors;
	/** What models were seen to take here. */
	readonly memory: readonly MemoryMeasurement[];
};

/** Bytes, as llama.cpp reports or as measured around the load. */
export type MemoryParts = {
	readonly weights?: number;
	readonly kv?: number;
	readonly compute?: number;
	/** By how much the load made memory in use grow: the card's where there is one, resident memory otherwise. */
	readonly added?: number;
	/** Resident memory of the process after the load. */
	readonly resident: number;
};

/** A model as it stands in the engine after a load. */
export type LoadedModel = {
	readonly path: string;
	/** `general.name`, cleaned of control characters, or the file's name. */
	readonly name: string;
	readonly architecture: string;
	/** As in `Q4_K_M`. */
	readonly quantization: string;
	readonly parameters: number;
	readonly bits: number;
	readonly fileSize: number;
	readonly layers: number;
	readonly gpuLayers: number;
	/** Tokens. */
	readonly contextSize: number;
	readonly trainedContextSize: number;
	readonly kvType?: LoadSettings['kvType'];
	/** `false` where its heads do not allow for another type than F16. */
	readonly quantizableKv?: boolean;
	/** Absent where llama.cpp decides. */
	readonly flashAttention?: boolean;
	/** `false` where the file was read into memory instead of being mapped. */
	readonly mmap?: boolean;
	/** Tokens computed at once. */
	readonly batchSize?: number;
	/** What was chosen, and from how much free memory: a clause. */
	readonly chosen?: string;
	/** What was given up because it did not fit: a clause. */
	readonly adjusted?: string;
	/** For tokens, as they were last set. */
	readonly threads: number;
	/** Why they are so many: a clause; absent before anything was decided. */
	readonly threadsReason?: string;
	/** As in `CPU`, `CUDA`, `Vulkan`, `Metal`. */
	readonly backend: string;
	readonly memory: MemoryParts;
	/** Milliseconds the load took, and bytes a second it read. */
	readonly loadTime: number;
	readonly loadRate: number;
};

export type Turn = {readonly role: 'system' | 'user' | 'model'; readonly text: string};

export type SamplingSettings = {
	readonly temperature: number;
	readonly topK: number;
	readonly topP: number;
	readonly minP: number;
	/** 1 is none. */
	readonly repeatPenalty: number;
	readonly seed?: number;
	/** Tokens; absent means until the reply ends or the context is full. */
	readonly maxTokens?: number;
};

/** What each swap ends with: measured, not predicted. Milliseconds and bytes. */
export type SwapCard = {
	readonly from: string;
	readonly to: string;
	/** The KV cache went along; otherwise the conversation was prefilled again. */
	readonly carried: boolean;
	/** Tokens carried or prefilled. */
	readonly tokens: number;
	/** Why it was not carried. */
	readonly reason?: string;
	/** Both rungs were in memory at once, so that the old one went on talking. */
	readonly overlapped: boolean;
	/** From asking to done. */
	readonly total: number;
	/** Between the last token on the old rung and the moment the new one is ready for its first. */
	readonly gap: number;
	/** Memory in use: the card's where there is one, the engine's resident memory otherwise. */
	readonly memoryBefore: number;
	readonly memoryAfter: number;
	/** What releasing the old rung was expected to give back, from what its load took, and what it gave. */
	readonly expectedFreed?: number;
	readonly freed?: number;
	/** Each step with its time, in order. */
	readonly steps: ReadonlyArray<{readonly step: SwapStep; readonly milliseconds: number}>;
};

export type SwapStep = 'plan' | 'make-room' | 'load' | 'carry' | 'prefill' | 'switch' | 'verify' | 'release';

/** How far two rungs agree over a reply, each place of it given the same words before. */
export type Agreement = {
	/** Tokens of the reply that were looked at. */
	readonly places: number;
	/** Where both rungs have the same first choice. */
	readonly same: number;
	/** Mean Kullback-Leibler divergence of the other rung from the one in use, in nats. */
	readonly divergence: number;
};

/** What comparing the rung in use with another came to: the other one's answer, and how far both agree on the reply that was said. */
export type Comparison = {
	/** The rung in use. Memory is by how much its load made memory in use grow, in bytes. */
	readonly current: {readonly rung: string; readonly memory?: number};
	readonly other: {
		readonly rung: string;
		readonly text: string;
		readonly tokens: number;
		/** Tokens a second; absent where there were too few to tell. */
		readonly rate?: number;
		/** Its answer is longer than is told. */
		readonly cut: boolean;
		readonly memory?: number;
	};
	readonly agreement: Agreement;
};

export type ComparePhase = 'load' | 'answer' | 'score';

export type EngineCommand =
	| {readonly type: 'load'; readonly id: string; readonly settings: LoadSettings}
	/** `said` are the tokens that an engine which was lost had said of this reply: it goes on after them. Where they fill the context it is `closing`: only what was held back of them is told. */
	| {readonly type: 'generate'; readonly id: string; readonly turns: readonly Turn[]; readonly sampling: SamplingSettings; readonly said?: readonly number[]; readonly closing?: boolean}
	/** The box as it is now: sent before what is planned by it. */
	| {readonly type: 'box'; readonly box: EngineBox}
	/** Is it there? Answered at once, whatever is being computed. */
	| {readonly type: 'ping'}
	| {readonly type: 'cancel'; readonly id: string}
	| {readonly type: 'swap'; readonly id: string; readonly settings: LoadSettings}
	| {readonly type: 'compare'; readonly id: string; readonly settings: LoadSettings; readonly turns: readonly Turn[]; readonly reply: string; readonly sampling: SamplingSettings}
	| {readonly type: 'bench'; readonly id: string; readonly settings: BenchSettings}
	/** Of an engine that makes vectors instead of talking: takes a model, in place of the one before. */
	| {readonly type: 'embed-load'; readonly id: string; readonly settings: LoadSettings}
	| {readonly type: 'embed'; readonly id: string; readonly texts: readonly string[]}
	| {readonly type: 'shutdown'};

/** Times are milliseconds since the epoch with fractions (`performance.timeOrigin + performance.now()`). */
export type EngineEvent =
	/** `libraryFailure`: why the library that was built here could not be taken. */
	| {readonly type: 'ready'; readonly backend: string; readonly version: string; readonly threads: number; readonly libraryFailure?: string}
	| {readonly type: 'pong'}
	/** `as` is what is tried, with all that was left to choose: told before anything of it is taken from memory. */
	| {readonly type: 'load-progress'; readonly id: string; readonly fraction: number; readonly as?: LoadSettings}
	| {readonly type: 'loaded'; readonly id: string; readonly model: LoadedModel}
	/** `model` is what is still there, where the load was refused before that was given up. */
	| {readonly type: 'load-failed'; readonly id: string; readonly problem: Problem; readonly model?: LoadedModel}
	/** `used` is the context in use once the prompt is in, in tokens. */
	| {readonly type: 'prefill'; readonly id: string; readonly done: number; readonly total: number; readonly used: number; readonly time: number}
	/** `text` may be empty while a character is not whole yet. */
	| {readonly type: 'token'; readonly id: string; readonly token: number; readonly text: string; readonly time: number; readonly used: number; readonly rung: string; readonly pause?: boolean}
	/** `text` is the whole of what this generation said, all `token` texts together and what was held back. */
	| {readonly type: 'finished'; readonly id: string; readonly reason: 'end' | 'context' | 'limit' | 'cancelled'; readonly prompt: {readonly tokens: number; readonly milliseconds: number}; readonly text: string}
	| {readonly type: 'failed'; readonly id: string; readonly problem: Problem}
	/** The governor chose other threads for a prompt or for tokens, from the next one on. A trial is over after a few tokens. */
	| {readonly type: 'threads'; readonly phase: Phase; readonly from: number; readonly threads: number; readonly reason: string; readonly trial: boolean}
	| {readonly type: 'swap-step'; readonly id: string; readonly step: SwapStep; readonly fraction?: number; readonly note?: string}
	| {readonly type: 'swapped'; readonly id: string; readonly model: LoadedModel; readonly card: SwapCard}
	| {readonly type: 'swap-failed'; readonly id: string; readonly problem: Problem; readonly model: LoadedModel | undefined}
	| {readonly type: 'compare-progress'; readonly id: string; readonly phase: ComparePhase; readonly fraction: number}
	| {readonly type: 'compared'; readonly id: string; readonly result: Comparison}
	| {readonly type: 'compare-failed'; readonly id: string; readonly problem: Problem}
	/** `time`: when it was sent, where its way is measured. */
	| {readonly type: 'bench-progress'; readonly id: string; readonly fraction: number; readonly time?: number}
	| {readonly type: 'benched'; readonly id: string; readonly result: BenchMeasurement}
	| {readonly type: 'bench-failed'; readonly id: string; readonly problem: Problem}
	| {readonly type: 'embed-ready'; readonly id: string; readonly embedder: Embedder}
	/** A result for each text, in order. */
	| {readonly type: 'embedded'; readonly id: string; readonly results: readonly Embedded[]}
	| {readonly type: 'embed-failed'; readonly id: string; readonly problem: Problem};
