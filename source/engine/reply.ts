import type {Token} from 'node-llama-cpp';
import type {EngineCommand, EngineEvent} from '../core/engine-protocol.ts';
import {LisaError, toProblem} from '../core/errors.ts';
import {cleanLine} from '../core/text.ts';
import {complainsOfMemory} from '../core/memory-words.ts';
import {now} from './clock.ts';
import {detokenizer} from './detokenizer.ts';
import {partLength, prefill} from './prefill.ts';
import {checkRoom, renderPrompt, type Prompt} from './prompt.ts';
import type {Rung} from './rung.ts';
import {samplingOptions} from './sampling-options.ts';
import type {Stage} from './stage.ts';
import type {ThreadKeeper} from './thread-keeper.ts';
import {TokenText} from './token-text.ts';

export type Request = Extract<EngineCommand, {readonly type: 'generate'}>;
type Ending = Extract<EngineEvent, {readonly type: 'finished'}>['reason'];

/** Where the reply goes on: the rung, and what it evaluates first. */
type Place = {readonly rung: Rung; readonly next: readonly Token[]; readonly paused: boolean};

/**
One reply, from the prompt to its end. Between any two tokens it can be stopped, or stand still and go on later, on another rung if need be.
*/
export class Reply {
	readonly #request: Request;
	readonly #stage: Stage;
	readonly #send: (event: EngineEvent) => void;
	readonly #threads: ThreadKeeper | undefined;
	/** What native code complained of since it was last asked. */
	readonly #complaints: (() => string) | undefined;
	readonly #stop = Promise.withResolvers<void>();
	readonly #generated: Token[] = [];
	#cancelled = false;
	/** It waited between two tokens: the time says nothing of the threads. */
	#stood = false;
	/** Tokens that were said before the engine was lost. */
	#said = 0;
	#text = '';
	#begin = 0;
	#prompt = {tokens: 0, milliseconds: 0};
	#promptLength = 0;

	constructor(request: Request, stage: Stage, {send, threads, complaints}: {readonly send: (event: EngineEvent) => void; readonly threads?: ThreadKeeper; readonly complaints?: () => string}) {
		this.#request = request;
		this.#stage = stage;
		this.#send = send;
		this.#threads = threads;
		this.#complaints = complaints;
	}

	get id(): string {
		return this.#request.id;
	}

	get stopped(): Promise<void> {
		return this.#stop.promise;
	}

	/** Ends the reply at the next token, or after the part of the prompt that is being evaluated. */
	cancel(): void {
		this.#cancelled = true;
		this.#stop.resolve();
	}

	/** Runs to the end and says how it ended. Never throws. */
	async run(): Promise<void> {
		let event: EngineEvent;
		this.#complaints?.();
		try {
			const rung = await Promise.race([this.#stage.enter(), this.stopped]);
			const reason = rung && !this.#cancelled ? await this.#reply(rung) : 'cancelled';
			event = {type: 'finished', id: this.id, reason, prompt: this.#prompt, text: this.#text};
		} catch (error) {
			// What the cache holds after a failed evaluation is unknown.
			await this.#stage.rung?.sequence.clearHistory().catch(() => undefined);
			event = {type: 'failed', id: this.id, problem: toProblem(outOfMemory(error, this.#complaints?.() ?? ''))};
		}

		this.#stage.leave();
		this.#threads?.leave();
		this.#send(event);
	}

	async #reply(rung: Rung): Promise<Ending> {
		this.#begin = now();
		const prompt = renderPrompt(rung, this.#request.turns);
		this.#promptLength = prompt.tokens.length;
		const {said = [], closing} = this.#request;
		let place: Place = {rung, next: [], paused: false};
		const text = new TokenText((tokens, before) => detokenizer(place.rung.model)(tokens, before), prompt.stopTexts, prompt.tokens);
		if (closing) {
			for (const token of said) {
				text.write(token);
			}

			this.#text = text.end();
			return 'context';
		}

		checkRoom(prompt.tokens.length + said.length, rung);
		this.#threads?.enter('prefill');
		let part = {done: 0, time: now()};
		const next = await prefill(rung, prompt.tokens, {
			isCancelled: () => this.#cancelled,
			onProgress: (done, total) => {
				const time = now();
				this.#threads?.took(done > part.done ? (time - part.time) / (done - part.done) : undefined);
				part = {done, time};
				this.#evaluated(done, total, time);
			},
		});
		if (next === undefined) {
			return 'cancelled';
		}

		place = {...place, next};
		if (said.length > 0) {
			place = {...place, next: await this.#goOn(place, said as readonly Token[], text)};
		}

		for (;;) {
			if (this.#cancelled) {
				return 'cancelled';
			}

			const outcome = await this.#talk(place, prompt, text);
			if (typeof outcome === 'string') {
				this.#text += text.end();
				return outcome;
			}

			place = outcome;
		}
	}

	/**
	Puts what was said before the engine was lost into the cache, as it was there: one token at a time where the next one is to be the likeliest, since tokens evaluated together give a cache that differs in the last bits; together where chance decides anyhow.

	@returns What is evaluated with the next token.
	*/
	async #goOn({rung, next}: Place, said: readonly Token[], text: TokenText): Promise<readonly Token[]> {
		const {sequence, model} = rung;
		const total = said.length;
		await sequence.evaluateWithoutGeneratingNewTokens([...next]);
		const stride = this.#request.sampling.temperature === 0 ? 1 : partLength(model);
		for (let at = 0; at < total - 1 && !this.#cancelled; at += stride) {
			await sequence.evaluateWithoutGeneratingNewTokens(said.slice(at, Math.min(at + stride, total - 1)));
			if (at % 16 === 0) {
				this.#send({type: 'prefill', id: this.id, done: at + 1, total, used: this.#promptLength + at + 1, time: now()});
			}
		}

		for (const token of said) {
			text.write(token);
			this.#generated.push(token);
		}

		this.#said = total;
		this.#threads?.enter('decode');
		return said.slice(-1);
	}

	/**
	From token to token on one rung.

	@returns How the reply ended, or where it goes on.
	*/
	async #talk({rung, next, paused}: Place, prompt: Prompt, text: TokenText): Promise<Ending | Place> {
		const {sampling} = this.#request;
		let pause = paused;
		try {
			for await (const token of rung.sequence.evaluate([...next], samplingOptions(sampling, this.#generated))) {
				const ending = this.#take(token, rung, {prompt, text, pause});
				pause = false;
				if (ending) {
					return ending;
				}

				if (!this.#stage.wantsStill) {
					continue;
				}

				const change = await this.#stage.standBy(this);
				this.#stood = true;
				if (!change) {
					return 'cancelled';
				}

				if (change.rung !== rung) {
					return {...change, next: [token]};
				}
			}

			return 'end';
		} catch (error) {
			if (!this.#stage.fell(rung, error)) {
				throw error;
			}

			const change = await this.#stage.standBy(this);
			return change ? {...change, next} : 'cancelled';
		}
	}

	/**
	Takes a token in and sends it on.

	@returns Why the reply ends with it, if it does.
	*/
	#take(token: Token, rung: Rung, {prompt, text, pause}: {readonly prompt: Prompt; readonly text: TokenText; readonly pause: boolean}): Ending | undefined {
		const time = now();
		if (this.#generated.length === this.#said && this.#said === 0) {
			this.#threads?.enter('decode');
			this.#evaluated(this.#prompt.tokens, this.#prompt.tokens, time);
		}

		// The first token came with the prompt's last part; before others the reply may have stood still.
		this.#threads?.took(pause || this.#stood || this.#generated.length === this.#said ? undefined : this.#stage.sinceLastToken());
		this.#stood = false;
		this.#stage.arrived(rung, time);
		if (prompt.stopTokens.has(token)) {
			return 'end';
		}

		this.#generated.push(token);
		const shown = text.write(token);
		this.#text += shown;
		const used = this.#promptLength + this.#generated.length;
		this.#send({type: 'token', id: this.id, token, text: shown, time, used, rung: rung.info.quantization, ...(pause && {pause})});
		return text.stopped ? 'end' : this.#ending(rung);
	}

	#evaluated(done: number, total: number, time: number): void {
		this.#prompt = {tokens: total, milliseconds: time - this.#begin};
		this.#send({type: 'prefill', id: this.id, done, total, used: this.#promptLength, time});
	}

	/** Why the reply ends after this token, if it does. */
	#ending(rung: Rung): Ending | undefined {
		const {maxTokens} = this.#request.sampling;
		if (this.#cancelled) {
			return 'cancelled';
		}

		if (maxTokens !== undefined && this.#generated.length - this.#said >= maxTokens) {
			return 'limit';
		}

		// One token more and the library would shift the oldest out, silently.
		return rung.sequence.nextTokenIndex >= rung.context.contextSize - 1 ? 'context' : undefined;
	}
}

/** An evaluation that found no memory has a name, so that the host can load the model with less. */
function outOfMemory(error: unknown, complaints: string): unknown {
	const message = error instanceof Error && !(error instanceof LisaError) ? cleanLine(error.message) : '';
	return message !== '' && (/memory|alloc/iu.test(message) || complainsOfMemory(complaints)) ? new LisaError(`Memory ran out in the middle of the reply: ${message}.`, {code: 'out-of-memory', cause: error}) : error;
}
