import {percentile} from './latency.ts';

/** What a benchmark does, again and again: reads a prompt of so many tokens, then makes so many. */
export type BenchSettings = {
	readonly promptTokens: number;
	readonly replyTokens: number;
	readonly repetitions: number;
	/** Milliseconds after which a reply ends though it has fewer tokens. */
	readonly replyTime?: number;
	/** Fixes the threads; otherwise they follow the box, as in a reply. */
	readonly threads?: number;
	/** Looks on at one reply more, to tell where the time of a token goes. */
	readonly profile?: boolean;
};

/** Where the time of a token goes. Means in milliseconds; decode, sampling, detokenize and rest make up the whole. */
export type TokenProfile = {
	/** llama.cpp, for a token of a prompt. */
	readonly prefill: number;
	readonly whole: number;
	/** llama.cpp, for a token of a reply. */
	readonly decode: number;
	/** Choosing the token from the logits. */
	readonly sampling: number;
	/** Making it text. */
	readonly detokenize: number;
	/** What is left: the library and the event loop around the calls. */
	readonly rest: number;
	/** From the engine to the host, beside the above. */
	readonly ipc?: number;
};

/** One repetition, as the engine timed it. Milliseconds. */
export type BenchRun = {
	readonly prefill: {readonly tokens: number; readonly milliseconds: number};
	/** From the beginning of the prompt to the first token. */
	readonly firstToken: number;
	/** Between each token and the next. */
	readonly intervals: readonly number[];
	/** Threads at its end. */
	readonly threads: number;
};

/** What the engine measured. */
export type BenchMeasurement = {
	readonly runs: readonly BenchRun[];
	/** The most memory in use meanwhile: the card's where there is one, the engine's resident memory otherwise. Bytes. */
	readonly peakMemory: number;
	readonly profile?: TokenProfile;
};

/** A figure over several runs. */
export type Spread = {readonly median: number; readonly least: number; readonly greatest: number};

/** A benchmark in figures: tokens a second, milliseconds. */
export type BenchSummary = {
	readonly prefillRate: Spread;
	readonly decodeRate: Spread;
	readonly firstToken: Spread;
	/** Over the intervals of all runs. */
	readonly intervals: {readonly p50: number; readonly p95: number; readonly p99: number; readonly jitter: number};
	/** Whole inferences a second: the prompt read and the reply made, one after the other. */
	readonly inferences: number;
};

/** @returns The middle of the values, and how far they lie apart. */
export function spreadOf(values: readonly number[]): Spread {
	const sorted = values.toSorted((a, b) => a - b);
	return {median: percentile(sorted, 0.5) ?? NaN, least: sorted[0] ?? NaN, greatest: sorted.at(-1) ?? NaN};
}

/** @returns The figures of at least one run. */
export function summarizeBench(runs: readonly BenchRun[]): BenchSummary {
	const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
	const all = runs.flatMap(({intervals}) => intervals).toSorted((a, b) => a - b);
	const steps = runs.flatMap(({intervals}) => intervals.slice(1).map((interval, index) => Math.abs(interval - intervals[index]!)));
	const whole = spreadOf(runs.map(({firstToken, intervals}) => firstToken + sum(intervals)));
	return {
		prefillRate: spreadOf(runs.map(({prefill}) => (prefill.tokens * 1000) / prefill.milliseconds)),
		decodeRate: spreadOf(runs.map(({intervals}) => (intervals.length * 1000) / sum(intervals))),
		firstToken: spreadOf(runs.map(({firstToken}) => firstToken)),
		intervals: {p50: percentile(all, 0.5) ?? NaN, p95: percentile(all, 0.95) ?? NaN, p99: percentile(all, 0.99) ?? NaN, jitter: steps.length === 0 ? NaN : sum(steps) / steps.length},
		inferences: 1000 / whole.median,
	};
}

/** What a benchmark ends with: the object `lisa bench --json` prints. */
export type BenchReport = BenchMeasurement & BenchSummary & {
	/** Milliseconds since the epoch. */
	readonly time: number;
	readonly model: {readonly path: string; readonly name: string; readonly rung: string; readonly fileSize: number; readonly backend: string; readonly gpuLayers: number; readonly layers: number; /** Tokens computed at once. */ readonly batchSize?: number};
	readonly settings: BenchSettings;
	/** Milliseconds the load took, and bytes a second it read. */
	readonly loadTime: number;
	readonly loadRate: number;
	/** Whether the model had been loaded before the benchmark was asked for. */
	readonly wasLoaded: boolean;
	/** The last run of this file with the same settings. */
	readonly previous?: {readonly time: number; readonly prefillRate: number; readonly decodeRate: number};
};
