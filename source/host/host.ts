import {randomUUID} from 'node:crypto';
import path from 'node:path';
import process from 'node:process';
import type {Ending, Message} from '../core/chat.ts';
import {moveOut, promptShare} from '../core/context.ts';
import type {LoadSettings} from '../core/engine-protocol.ts';
import {LisaError, toProblem} from '../core/errors.ts';
import {neighbour, type Rung} from '../core/ladder.ts';
import {type Command, type Completion, type LoadRequest, type Outcome, type Welcome, protocolVersion} from '../core/protocol.ts';
import {defaultSampling} from '../core/sampling.ts';
import {emptyView, reduce, type View, type ViewEvent} from '../core/view.ts';
import type {Store} from '../storage/store.ts';
import {answer, type AnswerOptions} from './answer.ts';
import {preciseNow} from './clock.ts';
import {Conversation, newSession, toTurns} from './conversation.ts';
import {EngineKeeper} from './engine-keeper.ts';
import {bundledModel} from './entry.ts';
import {Faces, type Screen} from './faces.ts';
import {canWrite, Maker} from './maker.ts';
import {Reply} from './reply.ts';
import {survey} from './survey.ts';
import {Watch} from './watch.ts';

export type HostOptions = {
	readonly store: Store;
	/** Where rungs go whose model lies in a folder that can't be written. */
	readonly madeFolder: string;
	readonly logDescriptor: number;
	readonly log: (message: string) => void;
	/** Ends the process. */
	readonly onShutdown: () => void;
};

/** Bytes. A rung of this size is made in a second or two. */
const smallRung = 256 * 2 ** 20;

/** A rate over fewer tokens says little. */
const enoughTokens = 16;

/** How often a running reply is written to the store: what a power cut can take. */
const writeInterval = 1000;

/**
Remembers and watches: one conversation, one model, the samples, and the screens that show them.
*/
export class Host {
	readonly #options: HostOptions;
	readonly #faces = new Faces();
	readonly #keeper: EngineKeeper;
	readonly #conversation: Conversation;
	readonly #watch: Watch;
	readonly #maker: Maker;
	/** Decode rates seen, by file. Tokens a second. */
	readonly #rates: Map<string, number>;
	#view: View;
	#running: {reply: Reply; abort: AbortController} | undefined;
	/** Generations run one after the other: the engine has one context. */
	#turn: Promise<unknown> = Promise.resolve();
	#pending = 0;

	constructor(options: HostOptions) {
		this.#options = options;
		const session = options.store.latest() ?? newSession();
		this.#view = emptyView(session);
		const publish = (event: ViewEvent) => {
			this.#publish(event);
		};

		this.#maker = new Maker(publish);
		this.#rates = new Map(Object.entries(JSON.parse(options.store.noted('rates') ?? '{}') as Record<string, number>));
		this.#conversation = new Conversation(session, options.store, publish);
		this.#keeper = new EngineKeeper({
			logDescriptor: options.logDescriptor,
			log: options.log,
			publish,
			onModel: model => {
				this.#keeper.govern(this.#view.samples.at(-1)?.cpu);
				void this.#survey(model.path, model.contextSize);
			},
		});
		this.#watch = new Watch({
			enginePid: () => this.#keeper.pid,
			modelPath: () => this.#keeper.settings?.path,
			onSample: sample => {
				if (this.#running && sample.engine) {
					this.#running.reply.peakMemory = Math.max(this.#running.reply.peakMemory, sample.engine.resident);
				}

				publish({type: 'sample', sample});
				this.#keeper.govern(sample.cpu);
			},
		});
		// From the start, so that the load of the box is known when the first model is ready.
		this.#watch.start();
		if (options.store.setAside !== undefined) {
			publish({type: 'notice', notice: {level: 'warning', text: options.store.setAside, time: Date.now()}});
		}
	}

	/** Whether a reply, a swap or a load is under way. */
	get busy(): boolean {
		return this.#pending > 0 || this.#keeper.swapping || this.#maker.busy;
	}

	get screens(): number {
		return this.#faces.count;
	}

	/** Attaches a screen: it gets the whole view, and then every event. */
	attach(screen: Screen): Welcome {
		this.#faces.add(screen);
		this.#watch.start();
		return {version: protocolVersion, pid: process.pid, view: this.#view, draft: this.#options.store.noted('draft')};
	}

	detach(screen: Screen): void {
		this.#faces.remove(screen);
		if (this.#faces.count === 0 && !this.busy) {
			this.#watch.stop();
		}
	}

	/**
	Does what a face asks.

	@param onText Gets the text of a `complete` piece by piece.
	@param signal Aborted when that face goes.
	*/
	async command(command: Command, onText: (piece: string) => void, signal: AbortSignal): Promise<Outcome> {
		try {
			return (await this.#do(command, onText, signal)) ?? {};
		} catch (error) {
			if (!(error instanceof LisaError)) {
				this.#options.log(`command ${command.type}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
			}

			return {problem: toProblem(error)};
		}
	}

	close(): void {
		this.#watch.stop();
		this.#keeper.close();
		this.#options.store.close();
	}

	async #do(command: Command, onText: (piece: string) => void, signal: AbortSignal): Promise<Outcome | undefined> {
		switch (command.type) {
			case 'send': {
				if (command.text.trim() === '') {
					throw new LisaError('There is nothing to send.', {code: 'empty-prompt'});
				}

				this.#conversation.say(command.text);
				this.#answerNext();
				return undefined;
			}

			case 'regenerate': {
				if (this.#running !== undefined) {
					throw new LisaError('A reply is running.', {code: 'busy'});
				}

				if (this.#conversation.retract() === undefined && !this.#conversation.awaitsReply) {
					throw new LisaError('There is no reply to make again.', {code: 'empty-prompt'});
				}

				this.#answerNext();
				return undefined;
			}

			case 'stop': {
				this.#running?.abort.abort();
				this.#keeper.cancelSwap();
				this.#maker.stop();
				return undefined;
			}

			case 'new': {
				this.#running?.abort.abort();
				await this.#turn;
				this.#conversation.open(newSession());
				return undefined;
			}

			case 'load': {
				this.#load(command.settings);
				return undefined;
			}

			case 'swap': {
				await this.#swap(this.#view.rungs.find(rung => rung.path === command.path));
				return undefined;
			}

			case 'survey': {
				const {model} = this.#view;
				if (model.phase === 'ready') {
					await this.#survey(model.model.path, model.model.contextSize);
				}

				return undefined;
			}

			case 'step': {
				await this.#step(command.direction);
				return undefined;
			}

			case 'draft': {
				this.#options.store.note('draft', command.text);
				return undefined;
			}

			case 'complete': {
				return {completion: await this.#complete(command, onText, signal)};
			}

			case 'leave':
			case 'shutdown': {
				if (command.type === 'shutdown' || (this.#faces.count <= 1 && !this.busy)) {
					this.#options.onShutdown();
				}

				return undefined;
			}
		}
	}

	#publish(event: ViewEvent): void {
		this.#view = reduce(this.#view, event);
		this.#faces.publish(event);
	}

	#load(request: LoadRequest): void {
		const {state, settings} = this.#keeper;
		const same = settings !== undefined && (request.path === undefined || path.resolve(request.path) === settings.path);
		const changed = (['contextSize', 'threads', 'gpuLayers'] as const).some(key => request[key] !== undefined && request[key] !== settings?.[key]);
		if (same && !changed && state.phase !== 'failed' && state.phase !== 'none') {
			return;
		}

		if (this.busy) {
			throw new LisaError('A reply is running, so the model stays as it is.', {code: 'busy'});
		}

		const wanted: LoadSettings = {...request, path: path.resolve(request.path ?? settings?.path ?? bundledModel)};
		this.#keeper.load(wanted, path.basename(wanted.path));
	}

	#ready() {
		const {state} = this.#keeper;
		if (state.phase !== 'ready') {
			throw new LisaError('There is no model to swap yet.', {code: 'busy', hint: 'Wait until it is loaded.'});
		}

		return state.model;
	}

	/** One rung up or down. A small one that is missing is made on the way; a large one only from the ladder, where its size is shown first. */
	async #step(direction: -1 | 1): Promise<void> {
		const {path: file, quantization} = this.#ready();
		const rungs = this.#view.rungs.filter(({source, size}) => source === undefined || size <= smallRung);
		const rung = neighbour(rungs, file, direction);
		if (rung === undefined) {
			throw new LisaError(`${quantization} is the ${direction === -1 ? 'highest' : 'lowest'} rung here.`, {code: 'no-rung'});
		}

		await this.#swap(rung);
	}

	async #swap(rung: Rung | undefined): Promise<void> {
		const model = this.#ready();
		if (this.#keeper.swapping || this.#maker.busy) {
			throw new LisaError('A swap is under way.', {code: 'busy', hint: 'Wait for it to end, or stop it with Esc.'});
		}

		if (rung === undefined) {
			throw new LisaError('That file is not a rung of this model.', {code: 'no-rung'});
		}

		if (rung.source !== undefined) {
			await this.#maker.make(rung);
			await this.#survey(model.path, model.contextSize);
		}

		if (rung.path !== model.path) {
			// The context keeps its size, so that the conversation fits on the other rung as it did on this one.
			const settings = {...this.#keeper.settings, path: rung.path, contextSize: model.contextSize};
			this.#keeper.swap(settings, {from: model.quantization, to: rung.name});
		}
	}

	async #survey(file: string, context: number): Promise<void> {
		try {
			const rungs = await survey({file, context, madeFolder: this.#options.madeFolder, writable: canWrite(path.dirname(file)), sample: this.#view.samples.at(-1), rates: this.#rates});
			this.#publish({type: 'rungs', rungs});
		} catch (error) {
			this.#options.log(`rungs: ${String(error)}`);
		}
	}

	async #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
		this.#pending++;
		const done = this.#turn.then(work);
		this.#turn = done.catch(() => {});
		try {
			return await done;
		} finally {
			this.#pending--;
		}
	}

	#answerNext(): void {
		void this.#inTurn(async () => {
			if (this.#conversation.awaitsReply) {
				await this.#answer();
			}
		}).catch((error: unknown) => {
			this.#options.log(`answer: ${error instanceof Error ? (error.stack ?? '') : String(error)}`);
		});
	}

	async #answer(): Promise<void> {
		const {messages} = this.#conversation.session;
		const reply = new Reply({id: randomUUID(), model: this.#modelName(), asked: preciseNow()});
		const abort = new AbortController();
		this.#running = {reply, abort};
		this.#watch.start();
		this.#conversation.put(reply.message('running'));
		this.#publish({type: 'delta', id: reply.id, text: '', progress: reply.progress(), contextUsed: this.#view.contextUsed});
		let written = Date.now();
		try {
			this.#makeRoom(messages);
			const ending = await this.#answerWithin(messages, {
				keeper: this.#keeper,
				reply,
				sampling: this.#sampling(),
				signal: abort.signal,
				onProgress: (text, rungChanged) => {
					this.#publish({type: 'delta', id: reply.id, text, progress: reply.progress(), contextUsed: reply.contextUsed, ...(rungChanged && {rung: reply.rungs.at(-1)})});
					if (Date.now() - written >= writeInterval) {
						written = Date.now();
						this.#conversation.keep(reply.message('running'));
					}
				},
			});
			this.#finish(reply, ending);
		} catch (error) {
			this.#finish(reply, 'failed', error);
		} finally {
			this.#running = undefined;
			if (this.#faces.count === 0) {
				this.#watch.stop();
			}
		}
	}

	/** Lets the oldest turns go before the context is so full that the reply has no room. */
	#makeRoom(messages: readonly Message[]): void {
		const {contextUsed, model, outOfContext} = this.#view;
		if (model.phase === 'ready' && contextUsed > model.model.contextSize * promptShare) {
			this.#publish({type: 'out-of-context', count: moveOut(messages, outOfContext)});
		}
	}

	/** Answers with as many turns as the context holds; those that leave are told to the screens. */
	async #answerWithin(messages: readonly Message[], options: Omit<AnswerOptions, 'turns'>): Promise<Ending> {
		for (;;) {
			const {outOfContext} = this.#view;
			try {
				return await answer({...options, turns: toTurns(messages.slice(outOfContext))});
			} catch (error) {
				const count = moveOut(messages, outOfContext);
				if (!(error instanceof LisaError && error.code === 'context-full') || count === outOfContext) {
					throw error;
				}

				this.#publish({type: 'out-of-context', count});
			}
		}
	}

	#finish(reply: Reply, ending: Parameters<Reply['message']>[0], error?: unknown): void {
		const message = {...reply.message(ending, error === undefined ? undefined : toProblem(error)), model: this.#modelName()};
		this.#conversation.keep(message);
		this.#publish({type: 'finished', message, latency: reply.meter.summary(false)});
		this.#keepRate(reply);
	}

	/** What a rung was seen to do is what the ladder says of it from then on. */
	#keepRate(reply: Reply): void {
		const {state} = this.#keeper;
		const {rate} = reply.meter.summary(false);
		if (state.phase === 'ready' && rate !== undefined && reply.rungs.length === 1 && reply.meter.count >= enoughTokens) {
			this.#rates.set(state.model.path, rate);
			this.#options.store.note('rates', JSON.stringify(Object.fromEntries(this.#rates)));
		}
	}

	async #complete(command: Extract<Command, {type: 'complete'}>, onText: (piece: string) => void, signal: AbortSignal): Promise<Completion> {
		if (command.text.trim() === '') {
			throw new LisaError('The prompt is empty.', {code: 'empty-prompt'});
		}

		const asked = preciseNow();
		return this.#inTurn(async () => {
			this.#watch.start();
			const reply = new Reply({id: randomUUID(), model: this.#modelName(), asked});
			const {maxTokens, seed, temperature} = command;
			const ending = await answer({
				keeper: this.#keeper,
				reply,
				turns: [...(command.system ? [{role: 'system', text: command.system} as const] : []), {role: 'user', text: command.text}],
				sampling: {...this.#sampling(), ...(maxTokens !== undefined && {maxTokens}), ...(seed !== undefined && {seed}), ...(temperature !== undefined && {temperature, ...(temperature > 0 && {topK: 40})})},
				signal,
				onProgress: onText,
			});
			const model = await this.#keeper.whenReady();
			return {text: reply.text, model: model.name, rung: reply.rungs.at(-1) ?? model.quantization, timings: reply.timings(), ending};
		});
	}

	#modelName(): string {
		const {state} = this.#keeper;
		return state.phase === 'ready' ? state.model.name : state.phase === 'loading' ? state.name : '';
	}

	#sampling() {
		const file = this.#keeper.settings?.path;
		return defaultSampling(file !== undefined && path.dirname(file) === path.dirname(bundledModel));
	}
}
