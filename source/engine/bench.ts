import {setTimeout as delay} from 'node:timers/promises';
import type {LlamaContext, Token} from 'node-llama-cpp';
import type {BenchMeasurement, BenchRun, BenchSettings, TokenProfile} from '../core/bench.ts';
import type {EngineCommand, EngineEvent} from '../core/engine-protocol.ts';
import {LisaError, toProblem} from '../core/errors.ts';
import {now} from './clock.ts';
import {makeContext, refusal} from './load.ts';
import type {Machine} from './machine.ts';
import {memoryInUse} from './memory-in-use.ts';
import {checkSecondContext} from './plan.ts';
import {partLength} from './prefill.ts';
import type {Rung} from './rung.ts';
import type {ThreadKeeper} from './thread-keeper.ts';
import {profileToken} from './token-profile.ts';

export type BenchOptions = {
	readonly command: Extract<EngineCommand, {readonly type: 'bench'}>;
	readonly rung: Rung | undefined;
	readonly machine: Machine;
	readonly threads: ThreadKeeper | undefined;
	readonly signal: AbortSignal;
	readonly send: (event: EngineEvent) => void;
};

/** What is done once before anything is timed, so that pages and buffers are in place. */
const warmUp: BenchSettings = {promptTokens: 64, replyTokens: 4, repetitions: 1};

/** Messages whose way to the host is timed, so far apart that none waits for another. Milliseconds. */
const messages = 20;
const messagePause = 5;

/** Milliseconds after which two runs are enough. */
const longEnough = 90_000;

/**
Times prompts and replies on the model in use, in a context of their own: the conversation's cache stays as it is.

What comes out is what a reply would see: the same parts of a prompt, the same threads. The words make no sense, as in `llama-bench`, and the end of a reply is passed over.

@returns What to say about it. Never throws.
*/
export async function bench({command: {id, settings}, rung, machine, threads, signal, send}: BenchOptions): Promise<EngineEvent> {
	let context: LlamaContext | undefined;
	try {
		if (!rung) {
			throw new LisaError('No model is loaded.', {code: 'model-missing'});
		}

		const contextSize = Math.min(settings.promptTokens + settings.replyTokens + 8, rung.info.trainedContextSize);
		if (contextSize < settings.promptTokens + settings.replyTokens) {
			throw new LisaError(`The model was trained for ${rung.info.trainedContextSize} tokens, fewer than the benchmark needs.`, {code: 'context-full'});
		}

		await checkSecondContext(rung, contextSize, machine);
		threads?.begin(settings.threads ?? rung.settings.threads);
		context = await contextFor(rung, {contextSize, threads: Math.min(settings.threads ?? machine.cores, machine.cores), machine, signal});
		const runs = new Runs({rung, context, machine, threads, signal, onPart(fraction, time) {
			send({type: 'bench-progress', id, fraction, ...(time !== undefined && {time})});
		}});
		return {type: 'benched', id, result: await runs.all(settings)};
	} catch (error) {
		return {type: 'bench-failed', id, problem: toProblem(signal.aborted ? new LisaError('The benchmark was stopped.', {code: 'cancelled', hint: 'The conversation is as it was.'}) : error)};
	} finally {
		await context?.dispose();
		threads?.leave();
		threads?.begin(rung?.settings.threads);
	}
}

/** What the library refuses for want of memory is no defect. */
async function contextFor({model, settings, plan: {batchSize}}: Rung, {contextSize, threads, machine, signal}: {readonly contextSize: number; readonly threads: number; readonly machine: Machine; readonly signal: AbortSignal}): Promise<LlamaContext> {
	try {
		return await makeContext(model, {settings, plan: {contextSize, batchSize}, threads, signal});
	} catch (error) {
		throw refusal(error, 'The context of the benchmark could not be made', {signal, machine});
	}
}

type BenchParts = Omit<BenchOptions, 'command' | 'rung' | 'send'> & {
	readonly rung: Rung;
	readonly context: LlamaContext;
	readonly onPart: (fraction: number, time?: number) => void;
};

/** The runs themselves. */
class Runs {
	readonly #parts: BenchParts;
	readonly #sequence;
	#peak = 0;
	#word = 1;
	#done = 0;
	#all = 1;

	constructor(parts: BenchParts) {
		this.#parts = parts;
		this.#sequence = parts.context.getSequence();
	}

	async all(settings: BenchSettings): Promise<BenchMeasurement> {
		const begin = now();
		this.#all = settings.repetitions * (settings.promptTokens + settings.replyTokens) + warmUp.promptTokens + warmUp.replyTokens;
		await this.#once(warmUp);
		const runs: BenchRun[] = [];
		while (runs.length < settings.repetitions && (runs.length < 2 || now() - begin < longEnough)) {
			runs.push(await this.#once(settings));
		}

		return {runs, peakMemory: this.#peak, ...(settings.profile === true && {profile: await this.#profile()})};
	}

	/** Looks on at a reply, and then sends a few messages on their way. */
	async #profile(): Promise<TokenProfile> {
		const {rung, context, signal, threads, onPart} = this.#parts;
		const profile = await profileToken({rung, context, sequence: this.#sequence, signal, enter: phase => threads?.enter(phase), nextWord: () => this.#nextWord()});
		for (let sent = 0; sent < messages; sent++) {
			await delay(messagePause);
			onPart(1, now());
		}

		return profile;
	}

	async #once({promptTokens, replyTokens, replyTime = Infinity}: BenchSettings): Promise<BenchRun> {
		const {threads, rung} = this.#parts;
		await this.#sequence.clearHistory();
		const tokens = Array.from({length: promptTokens}, () => this.#nextWord());
		const begin = now();
		threads?.enter('prefill');
		const length = partLength(rung.model);
		let at = 0;
		for (; at + length < tokens.length; at += length) {
			const since = now();
			await this.#sequence.evaluateWithoutGeneratingNewTokens(tokens.slice(at, at + length));
			threads?.took((now() - since) / length);
			this.#advance(length);
		}

		const times: number[] = [];
		let next = tokens.slice(at);
		// One interval at least, or there would be no rate.
		const isLong = () => times.length > replyTokens || (times.length > 1 && now() - times[0]! > replyTime);
		while (!isLong()) {
			// Where the model would end its reply, it goes on from its last word.
			next = await this.#write(next, times, isLong);
		}

		this.#peak = Math.max(this.#peak, await memoryInUse(this.#parts.machine.llama));
		const first = times[0]!;
		return {
			prefill: {tokens: tokens.length, milliseconds: first - begin},
			firstToken: first - begin,
			intervals: times.slice(1).map((time, index) => time - times[index]!),
			threads: threads?.figures.threads ?? this.#parts.machine.llama.maxThreads,
		};
	}

	/** Notes when each token came, until there are enough, and returns the last one. */
	async #write(prompt: Token[], times: number[], isLong: () => boolean): Promise<Token[]> {
		const {threads} = this.#parts;
		let last = prompt;
		for await (const token of this.#sequence.evaluate(prompt, {temperature: 0, yieldEogToken: true})) {
			const time = now();
			if (times.length === 0) {
				threads?.enter('decode');
			}

			threads?.took(times.length === 0 ? undefined : time - times.at(-1)!);
			times.push(time);
			// The first token comes with the last part of the prompt.
			this.#advance(last === prompt ? prompt.length : 1);
			last = [token];
			if (isLong()) {
				break;
			}
		}

		return last;
	}

	/** Words without sense, never the same twice in a row of runs: nothing is found in a cache. */
	#nextWord(): Token {
		const {rung} = this.#parts;
		const vocabulary = rung.header.gguf.shape?.vocabulary ?? 256;
		this.#word = (Math.imul(this.#word, 1_664_525) + 1_013_904_223) >>> 0;
		return (this.#word % Math.max(1, vocabulary)) as Token;
	}

	#advance(tokens: number): void {
		this.#parts.signal.throwIfAborted();
		this.#done += tokens;
		this.#parts.onPart(Math.min(1, this.#done / this.#all));
	}
}
