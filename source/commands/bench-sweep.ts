import type {BenchSettings} from '../core/bench.ts';
import {LisaError} from '../core/errors.ts';
import {integer} from '../core/format.ts';
import type {LoadRequest} from '../core/protocol.ts';
import {loadRequest, ranges} from './load-request.ts';
import {numbersFlag} from './number-flag.ts';

export type SweepFlags = {
	readonly model?: string;
	readonly context?: string;
	readonly threads?: string;
	readonly batch?: string;
	readonly gpuLayers?: number;
	readonly kvType?: string;
	readonly mlock?: boolean;
	readonly mmap?: boolean;
	readonly flashAttention?: string;
	/** What the settings say of a load. Their context is that of a conversation: a benchmark's follows from what it measures. */
	readonly usual?: LoadRequest['usual'];
};

/** One benchmark of several: what to load, and what to measure then. */
export type SweepPoint = {readonly load: LoadRequest; readonly settings: BenchSettings};

/** As `llama-bench` does by default. */
const measured = {promptTokens: 512, replyTokens: 128, repetitions: 5};

/**
Every rung with every batch, context depth and number of threads that is asked for; what needs the model to be loaded anew changes least often.

@param models Files; none is the model in use, or the one of `--model`.
@param flags Lists are separated by commas. A context is how many tokens are read before the reply is made.
@throws {LisaError} `usage`, with the flag that is wrong.
*/
export function sweepPoints(models: readonly string[], {context, threads, batch, usual = {}, ...flags}: SweepFlags): SweepPoint[] {
	const contexts = numbersFlag(context, {name: 'context', ...ranges.context}) ?? [measured.promptTokens];
	const counts = numbersFlag(threads, {name: 'threads', ...ranges.threads}) ?? [undefined];
	const batches = numbersFlag(batch, {name: 'batch', ...ranges.batch}) ?? [undefined];
	const {contextSize, ...settled} = usual;
	const files = models.length > 0 ? models : [flags.model];
	return files.flatMap(model => batches.flatMap(size => {
		const load = {...loadRequest({...flags, model, ...(size !== undefined && {batch: String(size)})}), usual: settled};
		return contexts.flatMap(promptTokens => counts.map((count): SweepPoint => ({load, settings: {...measured, promptTokens, ...(count !== undefined && {threads: count})}})));
	}));
}

/** @throws {LisaError} `usage` where a profile of several benchmarks is asked for. */
export function checkProfile(points: readonly SweepPoint[]): void {
	if (points.length > 1) {
		throw new LisaError('--profile looks at one benchmark.', {code: 'usage', hint: `These are ${integer(points.length)}; name one model, one context, one number of threads and one batch.`});
	}
}
