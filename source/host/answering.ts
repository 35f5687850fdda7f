import {randomUUID} from 'node:crypto';
import type {Ending, Message, ReplyMessage} from '../core/chat.ts';
import {moveOut, promptShare} from '../core/context.ts';
import type {LoadedModel} from '../core/engine-protocol.ts';
import {LisaError, toProblem} from '../core/errors.ts';
import {integer} from '../core/format.ts';
import {emptyLatency} from '../core/latency.ts';
import type {Command, Completion} from '../core/protocol.ts';
import type {Sample} from '../core/samples.ts';
import {answer, type AnswerOptions} from './answer.ts';
import type {Board} from './board.ts';
import {preciseNow} from './clock.ts';
import {toTurns, type Conversation} from './conversation.ts';
import type {EngineKeeper} from './engine-keeper.ts';
import type {MemorySeen} from './memory-seen.ts';
import {Queue} from './queue.ts';
import type {Rates} from './rates.ts';
import {Reply} from './reply.ts';
import {Saver} from './saver.ts';
import type {Tuning} from './tuning.ts';

export type AnsweringOptions = {
	readonly board: Board;
	readonly keeper: EngineKeeper;
	readonly conversation: Conversation;
	readonly rates: Rates;
	readonly memory: MemorySeen;
	readonly tuning: Tuning;
	readonly log: (message: string) => void;
};

/**
Answers the conversation and what headless commands ask, one after the other.
*/
export class Answering {
	readonly #options: AnsweringOptions;
	readonly #queue = new Queue();
	/** The answer of the conversation that runs, or ran last. */
	#current: Promise<void> = Promise.resolve();
	/** Raised when what waits is wanted no more. */
	#round = 0;
	#running: {reply: Reply; abort: AbortController} | undefined;
	/** Tokens that the model that came last has room for. */
	#contextSize = 0;
	/** The last reply, when it ended before the sample that explains its last stall. */
	#unexplained: Reply | undefined;

	constructor(options: AnsweringOptions) {
		this.#options = options;
	}

	get busy(): boolean {
		return this.#queue.busy;
	}

	/** Whether a reply of the conversation runs. */
	get running(): boolean {
		return this.#running !== undefined;
	}

	/**
	Stops the reply that runs; what was said is kept.

	@returns Whether one ran.
	*/
	stop(): boolean {
		if (this.#running !== undefined) {
			const {abort, reply} = this.#running;
			reply.stopping = true;
			this.#options.board.publish({type: 'delta', id: reply.id, text: '', progress: reply.progress(), contextUsed: this.#options.board.view.contextUsed});
			abort.abort();
		}

		return this.running;
	}

	/** Does something with the engine once all that was asked is answered. */
	async inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
		return this.#queue.add(work);
	}

	/** Forgets the answers that wait for their turn; `stop` ends the one that runs. */
	drop(): void {
		this.#round++;
	}

	/** Resolves when no answer of the conversation runs: what others have asked may take hours. */
	async idle(): Promise<void> {
		await this.#current.catch(() => {});
	}

	/** Takes in a sample: a reply is remembered with the most memory it took, and a stall with what the box was doing then. */
	note(sample: Sample): void {
		if (this.#running !== undefined) {
			this.#running.reply.observe(sample);
			return;
		}

		const {board} = this.#options;
		const last = this.#unexplained;
		this.#unexplained = undefined;
		if (last !== undefined && board.view.latency !== emptyLatency) {
			last.observe(sample);
			board.publish({type: 'latency', latency: last.meter.summary(false)});
		}
	}

	/** A model has come: where it has more room than the one before, it is shown again what had left the context. */
	became({contextSize}: LoadedModel): void {
		const {board} = this.#options;
		if (contextSize > this.#contextSize && board.view.outOfContext > 0) {
			board.publish({type: 'out-of-context', count: 0});
		}

		this.#contextSize = contextSize;
	}

	/** Answers the user's last word, once what runs is done. */
	answerNext(): void {
		this.#next(async () => this.#options.conversation.awaitsReply ? this.#answer() : undefined);
	}

	/** Goes on with a reply that was cut short, once what runs is done. */
	goOn(begun: ReplyMessage): void {
		this.#next(async () => {
			const last = this.#options.conversation.session.messages.at(-1);
			// Asked for twice, it has become longer meanwhile.
			return last?.id === begun.id && last.text === begun.text ? this.#answer(begun) : undefined;
		});
	}

	/**
	Answers a prompt that is no part of the conversation.

	@throws {LisaError} `empty-prompt`, and what keeps the model from answering.
	*/
	async complete(command: Extract<Command, {type: 'complete'}>, onText: (piece: string) => void, signal: AbortSignal): Promise<Completion> {
		if (command.text.trim() === '') {
			throw new LisaError('The prompt is empty.', {code: 'empty-prompt'});
		}

		const {keeper, tuning} = this.#options;
		const asked = preciseNow();
		const time = Date.now();
		const {maxTokens, seed, temperature, system, text} = command;
		return this.#queue.add(async () => {
			const reply = new Reply({id: randomUUID(), model: '', asked, time});
			const ending = await answer({
				keeper,
				reply,
				turns: [...(system ? [{role: 'system', text: system} as const] : []), {role: 'user', text}],
				// With a temperature there must be something to choose from.
				sampling: {
					...tuning.defaults,
					...(maxTokens !== undefined && {maxTokens}),
					...(seed !== undefined && {seed}),
					...(temperature !== undefined && {temperature, topK: temperature > 0 ? 40 : 1}),
				},
				signal,
				onProgress: onText,
			});
			if (signal.aborted && keeper.state.phase !== 'ready') {
				throw new LisaError('The reply was stopped.', {code: 'cancelled'});
			}

			const model = await keeper.whenReady();
			return {text: reply.text, model: model.name, rung: reply.rungs.at(-1) ?? model.quantization, timings: reply.timings(), ending};
		});
	}

	#next(work: () => Promise<void> | undefined): void {
		const {log} = this.#options;
		const round = this.#round;
		void this.#queue
			.add(async () => {
				if (round === this.#round) {
					this.#current = work() ?? this.#current;
					await this.#current;
				}
			})
			.catch((error: unknown) => {
				log(`answer: ${error instanceof Error ? (error.stack ?? '') : String(error)}`);
			});
	}

	async #answer(begun?: ReplyMessage): Promise<void> {
		const {board, keeper, conversation, tuning} = this.#options;
		const messages = begun === undefined ? conversation.session.messages : conversation.session.messages.slice(0, -1);
		const resident = board.view.samples.at(-1)?.engine?.resident;
		const reply = new Reply({id: begun?.id ?? randomUUID(), model: this.#modelName(), asked: preciseNow(), time: Date.now(), begun});
		const abort = new AbortController();
		this.#running = {reply, abort};
		// A short reply may be over before the next sample.
		reply.peakMemory = Math.max(reply.peakMemory, resident ?? 0);
		conversation.put(reply.message('running'));
		board.publish({type: 'delta', id: reply.id, text: '', progress: reply.progress(), contextUsed: board.view.contextUsed});
		const saver = new Saver(() => {
			conversation.keep(reply.message('running'));
		});
		try {
			this.#makeRoom(messages);
			const ending = await this.#answerWithin(messages, {
				keeper,
				reply,
				sampling: tuning.sampling,
				signal: abort.signal,
				onProgress(text, rungChanged) {
					board.publish({type: 'delta', id: reply.id, text, progress: reply.progress(), contextUsed: reply.contextUsed, ...(rungChanged && {rung: reply.rungs.at(-1)})});
					saver.touch();
				},
			});
			this.#finish(reply, ending);
		} catch (error) {
			this.#finish(reply, 'failed', error);
		} finally {
			saver.stop();
			this.#running = undefined;
		}
	}

	/** Lets the oldest turns go before the context is so full that the reply has no room. */
	#makeRoom(messages: readonly Message[]): void {
		const {board} = this.#options;
		const {contextUsed, model, outOfContext} = board.view;
		if (model.phase === 'ready' && contextUsed > model.model.contextSize * promptShare) {
			this.#moveOut(moveOut(messages, outOfContext));
		}
	}

	/** Answers with as many turns as the context holds; those that leave are told to the screens. */
	async #answerWithin(messages: readonly Message[], options: Omit<AnswerOptions, 'turns' | 'fewerTurns'>): Promise<Ending> {
		const {board, tuning} = this.#options;
		const turns = () => [...tuning.system, ...toTurns(messages.slice(board.view.outOfContext))];
		return answer({
			...options,
			turns: turns(),
			fewerTurns: () => {
				const {outOfContext} = board.view;
				const count = moveOut(messages, outOfContext);
				if (count === outOfContext) {
					return undefined;
				}

				this.#moveOut(count);
				return turns();
			},
		});
	}

	/** The oldest turns leave the context; the system prompt never does. Said when it happens first in a conversation, with the way to more room. */
	#moveOut(count: number): void {
		const {board} = this.#options;
		const {outOfContext, model} = board.view;
		board.publish({type: 'out-of-context', count});
		if (outOfContext === 0 && count > 0 && model.phase === 'ready') {
			const {contextSize, trainedContextSize} = model.model;
			const more = contextSize < trainedContextSize ? `/context ${Math.min(trainedContextSize, contextSize * 2)} loads it with more room.` : 'It was trained for no more; /new begins a conversation with all of it.';
			board.publish({type: 'notice', notice: {level: 'info', text: `The context of ${integer(contextSize)} tokens is full: the model no longer sees the oldest ${integer(count)} messages, which stay here.`, hint: more, time: Date.now()}});
		}
	}

	#finish(reply: Reply, ending: Ending, error?: unknown): void {
		const {board, keeper, conversation, rates, memory, log} = this.#options;
		const message = {...reply.message(ending, error === undefined ? undefined : toProblem(error)), model: this.#modelName()};
		board.publish({type: 'finished', message: conversation.keep(message), latency: reply.meter.summary(false)});
		this.#unexplained = reply.meter.waiting ? reply : undefined;
		if (keeper.state.phase === 'ready') {
			rates.keep(keeper.state.model, reply);
			if (reply.rungs.length === 1) {
				memory.keep(keeper.state.model, reply.held).catch((error_: unknown) => {
					log(`memory seen: ${String(error_)}`);
				});
			}
		}
	}

	#modelName(): string {
		const {state} = this.#options.keeper;
		return state.phase === 'ready' ? state.model.name : state.phase === 'loading' ? state.name : '';
	}
}
