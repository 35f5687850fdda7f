import {existsSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {LisaError, toProblem} from '../core/errors.ts';
import {protocolVersion, type Command, type Hello, type LoadRequest, type Outcome, type Welcome} from '../core/protocol.ts';
import type {Store} from '../storage/store.ts';
import {Answering} from './answering.ts';
import {Board} from './board.ts';
import {Comparing} from './comparing.ts';
import {Conversation, newSession} from './conversation.ts';
import {EngineKeeper} from './engine-keeper.ts';
import {bundledModel} from './entry.ts';
import type {Screen} from './faces.ts';
import {Ladder} from './ladder.ts';
import {Maker} from './maker.ts';
import {Rates} from './rates.ts';
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

/**
Remembers and watches: one conversation, one model, the samples, and the screens that show them.
*/
export class Host {
	readonly #options: HostOptions;
	readonly #board: Board;
	readonly #keeper: EngineKeeper;
	readonly #conversation: Conversation;
	readonly #answering: Answering;
	readonly #ladder: Ladder;
	readonly #comparing: Comparing;
	readonly #maker: Maker;
	readonly #watch: Watch;
	/** A model that a person looks at is the one that comes back; one that a script asked for isn't. */
	#remember = false;

	constructor(options: HostOptions) {
		const {store, log, logDescriptor, madeFolder} = options;
		this.#options = options;
		const session = store.latest() ?? newSession();
		const board = new Board(session);
		const {publish} = board;
		const rates = new Rates(store);
		this.#board = board;
		this.#maker = new Maker(publish);
		this.#conversation = new Conversation(session, store, publish);
		this.#keeper = new EngineKeeper({
			logDescriptor,
			log,
			publish,
			onModel: model => {
				this.#keeper.govern(board.view.samples.at(-1)?.cpu);
				if (this.#remember) {
					store.note('model', model.path);
				}

				void this.#ladder.survey();
			},
		});
		this.#ladder = new Ladder({board, keeper: this.#keeper, maker: this.#maker, rates, madeFolder, log});
		this.#answering = new Answering({board, keeper: this.#keeper, conversation: this.#conversation, rates, log});
		this.#comparing = new Comparing({board, keeper: this.#keeper, conversation: this.#conversation, answering: this.#answering, log});
		this.#watch = new Watch({
			enginePid: () => this.#keeper.pid,
			modelPath: () => this.#keeper.settings?.path,
			onSample: sample => {
				this.#answering.noteMemory(sample.engine?.resident ?? 0);
				publish({type: 'sample', sample});
				this.#keeper.govern(sample.cpu);
				this.#watchOrRest();
			},
		});
		// From the start, so that the load of the box is known when the first model is ready.
		this.#watch.start();
		if (store.warning !== undefined) {
			publish({type: 'notice', notice: {level: 'warning', text: store.warning, time: Date.now()}});
		}
	}

	/** Whether a reply, a swap or the making of a rung is under way. */
	get busy(): boolean {
		return this.#answering.busy || this.#keeper.swapping || this.#maker.busy;
	}

	/** Attaches a screen: it gets the whole view, and then every event. */
	attach(screen: Screen): Welcome {
		this.#board.faces.add(screen);
		this.#watch.start();
		return {version: protocolVersion, pid: process.pid, view: this.#board.view, draft: this.#options.store.noted('draft')};
	}

	detach(screen: Screen): void {
		this.#board.faces.remove(screen);
	}

	/**
	Does what a face asks.

	@param onText Gets the text of a `complete` piece by piece.
	@param signal Aborted when that face goes.
	@param kind What the face is.
	*/
	async command(command: Command, onText: (piece: string) => void, signal: AbortSignal, kind: Hello['kind'] = 'screen'): Promise<Outcome> {
		try {
			return (await this.#do(command, onText, signal, kind)) ?? {};
		} catch (error) {
			if (!(error instanceof LisaError)) {
				this.#options.log(`command ${command.type}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
			}

			return {problem: toProblem(error)};
		}
	}

	close(): void {
		this.#watch.stop();
		this.#maker.stop();
		this.#keeper.close();
		this.#options.store.close();
	}

	async #do(command: Command, onText: (piece: string) => void, signal: AbortSignal, kind: Hello['kind']): Promise<Outcome | undefined> {
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
				if (this.#answering.running) {
					throw new LisaError('A reply is running.', {code: 'busy'});
				}

				if (this.#conversation.retract() === undefined && !this.#conversation.awaitsReply) {
					throw new LisaError('There is no reply to make again.', {code: 'empty-prompt'});
				}

				this.#answerNext();
				return undefined;
			}

			case 'stop': {
				// What waits for its turn goes first, and what it waits for goes on.
				if (this.#comparing.stop()) {
					return undefined;
				}

				this.#answering.stop();
				this.#keeper.cancelSwap();
				this.#maker.stop();
				return undefined;
			}

			case 'new': {
				this.#comparing.stop();
				this.#answering.stop();
				await this.#answering.idle();
				this.#conversation.open(newSession());
				return undefined;
			}

			case 'sessions': {
				this.#board.publish({type: 'sessions', sessions: this.#options.store.list()});
				return undefined;
			}

			case 'open': {
				const session = this.#options.store.open(command.id);
				if (session === undefined) {
					throw new LisaError('That conversation is no longer there.', {code: 'usage', hint: 'Open another one with /open.'});
				}

				if (session.id !== this.#conversation.session.id) {
					this.#comparing.stop();
					this.#answering.stop();
					await this.#answering.idle();
					this.#conversation.open(session);
				}

				return undefined;
			}

			case 'load': {
				this.#load(command.settings, kind);
				return undefined;
			}

			case 'swap': {
				await this.#ladder.swapTo(command.path);
				return undefined;
			}

			case 'compare': {
				this.#watch.start();
				this.#comparing.begin(command.path);
				return undefined;
			}

			case 'step': {
				await this.#ladder.step(command.direction);
				return undefined;
			}

			case 'survey': {
				await this.#ladder.survey();
				return undefined;
			}

			case 'draft': {
				this.#options.store.note('draft', command.text);
				return undefined;
			}

			case 'complete': {
				this.#watch.start();
				return {completion: await this.#answering.complete(command, onText, signal)};
			}

			case 'leave':
			case 'shutdown': {
				if (command.type === 'shutdown' || (this.#board.faces.count <= 1 && !this.busy)) {
					this.#options.onShutdown();
				}

				return undefined;
			}
		}
	}

	#answerNext(): void {
		this.#watch.start();
		this.#answering.answerNext();
	}

	/** With nobody looking and nothing running there is nothing to watch. */
	#watchOrRest(): void {
		if (this.#board.faces.count === 0 && !this.busy && this.#keeper.state.phase !== 'loading') {
			this.#watch.stop();
		}
	}

	/**
	Loads a model, unless it is the one that is there.

	@throws {LisaError} `busy`.
	*/
	#load(request: LoadRequest, kind: Hello['kind']): void {
		const {state, settings} = this.#keeper;
		const same = settings !== undefined && (request.path === undefined || path.resolve(request.path) === settings.path);
		const changed = (['contextSize', 'threads', 'gpuLayers'] as const).some(key => request[key] !== undefined && request[key] !== settings?.[key]);
		if (same && !changed && state.phase !== 'failed' && state.phase !== 'none') {
			return;
		}

		if (this.busy) {
			throw new LisaError('A reply is running, so the model stays as it is.', {code: 'busy'});
		}

		if (kind === 'command' && this.#board.faces.count > 0 && state.phase !== 'none') {
			throw new LisaError('A screen is open with another model, or other settings.', {code: 'busy', hint: 'Leave out --model and the like to ask the model of the screen, or close it first.'});
		}

		this.#remember = kind === 'screen';

		const wanted = path.resolve(request.path ?? settings?.path ?? this.#lastModel() ?? bundledModel);
		this.#keeper.load({...request, path: wanted}, path.basename(wanted));
	}

	/** The model used last, if its file is still there. */
	#lastModel(): string | undefined {
		const last = this.#options.store.noted('model');
		return last !== undefined && existsSync(last) ? last : undefined;
	}
}
