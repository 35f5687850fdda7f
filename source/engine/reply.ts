import type {SequenceEvaluateOptions, Token} from 'node-llama-cpp';
import type {EngineCommand, EngineEvent, SamplingSettings} from '../core/engine-protocol.ts';
import {LisaError, toProblem} from '../core/errors.ts';
import {integer} from '../core/format.ts';
import {now} from './clock.ts';
import {prefill} from './prefill.ts';
import {renderPrompt, type Prompt} from './prompt.ts';
import type {Rung} from './rung.ts';
import type {Stage} from './stage.ts';
import {TokenText} from './token-text.ts';

export type Request = Extract<EngineCommand, {readonly type: 'generate'}>;
type Ending = Extract<EngineEvent, {readonly type: 'finished'}>['reason'];

/** As far back as a repeated token is punished. */
const repeatWindow = 64;

/**
One reply, from the prompt to its end. Between any two tokens it can be stopped, or stand still and go on later, on another rung if need be.
*/
export class Reply {
	readonly #request: Request;
	readonly #stage: Stage;
	readonly #send: (event: EngineEvent) => void;
	readonly #stop = Promise.withResolvers<void>();
	readonly #generated: Token[] = [];
	#cancelled = false;
	#text = '';
	#prompt = {tokens: 0, milliseconds: 0};
	#promptLength = 0;

	constructor(request: Request, stage: Stage, send: (event: EngineEvent) => void) {
		this.#request = request;
		this.#stage = stage;
		this.#send = send;
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
		try {
			const rung = await Promise.race([this.#stage.enter(), this.stopped]);
			const reason = rung && !this.#cancelled ? await this.#reply(rung) : 'cancelled';
			event = {type: 'finished', id: this.id, reason, prompt: this.#prompt, text: this.#text};
		} catch (error) {
			// What the cache holds after a failed evaluation is unknown.
			await this.#stage.rung?.sequence.clearHistory().catch(() => undefined);
			event = {type: 'failed', id: this.id, problem: toProblem(error)};
		}

		this.#stage.leave();
		this.#send(event);
	}

	async #reply(rung: Rung): Promise<Ending> {
		const begin = now();
		const prompt = renderPrompt(rung, this.#request.turns);
		this.#promptLength = prompt.tokens.length;
		checkRoom(prompt, rung);
		const last = await prefill(rung, prompt.tokens, {
			isCancelled: () => this.#cancelled,
			onProgress: (done, total) => {
				this.#evaluated(done, total, begin);
			},
		});
		if (last === undefined) {
			return 'cancelled';
		}

		return this.#decode(rung, prompt, last, begin);
	}

	/** From token to token, and from rung to rung where a swap happens. */
	async #decode(first: Rung, prompt: Prompt, last: readonly Token[], begin: number): Promise<Ending> {
		let rung = first;
		let next = [...last];
		let pause = false;
		const text = new TokenText((tokens, before) => rung.model.detokenize(tokens as Token[], false, before as Token[]), prompt.stopTexts, prompt.tokens);
		const finish = (reason: Ending): Ending => {
			this.#text += text.end();
			return reason;
		};

		for (;;) {
			let moved = false;
			try {
				for await (const token of rung.sequence.evaluate(next, this.#options())) {
					const time = now();
					if (this.#generated.length === 0) {
						this.#evaluated(this.#prompt.tokens, this.#prompt.tokens, begin, time);
					}

					if (prompt.stopTokens.has(token)) {
						return finish('end');
					}

					this.#generated.push(token);
					const shown = text.write(token);
					this.#text += shown;
					this.#send({type: 'token', id: this.id, text: shown, time, used: this.#promptLength + this.#generated.length, rung: rung.info.quantization, ...(pause ? {pause} : {})});
					pause = false;
					this.#stage.arrived(rung, time);
					const ending = text.stopped ? 'end' : this.#ending(rung);
					if (ending) {
						return finish(ending);
					}

					if (this.#stage.wantsStill) {
						const change = await this.#stage.standBy(this);
						if (!change) {
							return finish('cancelled');
						}

						if (change.rung !== rung) {
							({rung, paused: pause} = change);
							next = [token];
							moved = true;
							break;
						}
					}
				}
			} catch (error) {
				if (!this.#stage.fell(rung, error)) {
					throw error;
				}

				const change = await this.#stage.standBy(this);
				if (!change) {
					return finish('cancelled');
				}

				({rung} = change);
				moved = true;
			}

			if (!moved) {
				return finish('end');
			}
		}
	}

	#evaluated(done: number, total: number, begin: number, time = now()): void {
		this.#prompt = {tokens: total, milliseconds: time - begin};
		this.#send({type: 'prefill', id: this.id, done, total, used: this.#promptLength, time});
	}

	/** Why the reply ends after this token, if it does. */
	#ending(rung: Rung): Ending | undefined {
		const {maxTokens} = this.#request.sampling;
		if (this.#cancelled) {
			return 'cancelled';
		}

		if (maxTokens !== undefined && this.#generated.length >= maxTokens) {
			return 'limit';
		}

		// One token more and the library would shift the oldest out, silently.
		return rung.sequence.nextTokenIndex >= rung.context.contextSize - 1 ? 'context' : undefined;
	}

	#options(): SequenceEvaluateOptions {
		const {temperature, topK, topP, minP, repeatPenalty, seed}: SamplingSettings = this.#request.sampling;
		return {
			temperature,
			topK,
			topP,
			minP,
			seed,
			repeatPenalty: repeatPenalty === 1 ? undefined : {penalty: repeatPenalty, punishTokens: () => this.#generated.slice(-repeatWindow)},
		};
	}
}

function checkRoom({tokens}: Prompt, {context}: Rung): void {
	if (tokens.length > context.contextSize - 1) {
		throw new LisaError(
			`The conversation has ${integer(tokens.length)} tokens; the context holds ${integer(context.contextSize)}.`,
			{code: 'context-full'},
		);
	}
}
