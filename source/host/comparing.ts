import {randomUUID} from 'node:crypto';
import type {LoadedModel} from '../core/engine-protocol.ts';
import {LisaError, toProblem} from '../core/errors.ts';
import type {Rung} from '../core/ladder.ts';
import type {CompareState} from '../core/view.ts';
import type {Answering} from './answering.ts';
import type {Board} from './board.ts';
import {checkWriter, lastReply, rungToCompare, sides, type LastReply} from './compare-parts.ts';
import type {Conversation} from './conversation.ts';
import type {EngineKeeper} from './engine-keeper.ts';
import type {Ladder} from './ladder.ts';
import type {Maker} from './maker.ts';
import type {Tuning} from './tuning.ts';

export type ComparingOptions = {
	readonly board: Board;
	readonly keeper: EngineKeeper;
	readonly conversation: Conversation;
	readonly answering: Answering;
	readonly ladder: Ladder;
	readonly maker: Maker;
	readonly tuning: Tuning;
	readonly log: (message: string) => void;
};

/** The comparison that was asked for last and is not over. */
type Task = {readonly id: string; readonly rung: Rung; readonly abort: AbortController};

/**
Answers the last prompt on another rung too, so that a person sees what that rung would lose.
*/
export class Comparing {
	readonly #options: ComparingOptions;
	#task: Task | undefined;
	/** Until the engine is done with the comparison that runs, or was stopped. */
	#run: Promise<void> | undefined;

	constructor(options: ComparingOptions) {
		this.#options = options;
	}

	/** Until the engine is done with a comparison that was stopped; absent where there is none. */
	get leaving(): Promise<void> | undefined {
		return this.#task === undefined ? this.#run : undefined;
	}

	/**
	Compares the rung in use with another once the replies that were asked for are done. How it goes is told to the screens.

	@throws {LisaError} `busy`, `no-rung`, and `empty-prompt` when nothing has been said yet.
	*/
	begin(file: string): void {
		const {answering, board, log} = this.#options;
		try {
			if (this.#task !== undefined) {
				throw new LisaError('Another comparison is under way.', {code: 'busy'});
			}

			const task = {id: randomUUID(), rung: rungToCompare(board.view.rungs, file, this.#model()?.path), abort: new AbortController()};
			if (!answering.busy) {
				this.#said(this.#model());
			}

			this.#task = task;
			this.#show(task, {phase: 'waiting', fraction: 0});
			void answering.inTurn(async () => this.#take(task)).catch((error: unknown) => {
				if (!(error instanceof LisaError)) {
					log(`compare: ${error instanceof Error ? (error.stack ?? '') : String(error)}`);
				}

				this.#fail(task, error);
			});
		} catch (error) {
			// A screen that has made room for it is told that nothing comes.
			if (this.#task === undefined) {
				board.publish({type: 'compare', compare: undefined});
			}

			throw error;
		}
	}

	/**
	Stops what is under way, or waits.

	@returns Whether there was something.
	*/
	stop(): boolean {
		const task = this.#task;
		if (task === undefined) {
			return false;
		}

		if (this.#isMaking(task)) {
			this.#options.maker.stop();
		}

		task.abort.abort();
		this.#options.keeper.cancel(task.id);
		this.#fail(task, new LisaError('The comparison was stopped.', {code: 'cancelled'}));
		return true;
	}

	async #take(task: Task): Promise<void> {
		const over = Promise.withResolvers<void>();
		this.#run = over.promise;
		try {
			await this.#compare(task);
		} finally {
			this.#run = undefined;
			over.resolve();
		}
	}

	async #compare(task: Task): Promise<void> {
		if (task.abort.signal.aborted) {
			return;
		}

		const {keeper, ladder, tuning} = this.#options;
		const model = await keeper.whenReady();
		const {turns, reply} = this.#said(model);
		if (task.rung.source !== undefined) {
			this.#show(task, {phase: 'make', fraction: 0});
			await ladder.have(task.rung);
		}

		if (task.abort.signal.aborted) {
			return;
		}

		if (keeper.swapping) {
			throw new LisaError('A swap is under way.', {code: 'busy', hint: 'Compare again when it has ended.'});
		}

		const {current, other, agreement} = await keeper.compare(task.id, {
			settings: {...keeper.settings, path: task.rung.path, contextSize: model.contextSize},
			turns: [...tuning.system, ...turns],
			reply: reply.text,
			sampling: tuning.sampling,
			onProgress: ({phase, fraction}) => {
				this.#show(task, {phase, fraction});
			},
		});
		this.#show(task, {phase: 'done', ...sides(reply, {current, other}), agreement});
		this.#task = this.#task === task ? undefined : this.#task;
	}

	#isMaking({rung}: Task): boolean {
		const {board, maker} = this.#options;
		return board.view.compare?.phase === 'make' && maker.making === rung.path;
	}

	/** What is compared: the last reply, which the rung in use must have written. */
	#said(model: LoadedModel | undefined): LastReply {
		const {board, conversation} = this.#options;
		const last = lastReply(conversation.session.messages, board.view.outOfContext);
		if (model !== undefined) {
			checkWriter(last.reply, model);
		}

		return last;
	}

	#model(): LoadedModel | undefined {
		const {state} = this.#options.keeper;
		return state.phase === 'ready' ? state.model : undefined;
	}

	#show(task: Task, state: DistributiveOmit<CompareState, 'from' | 'to'>): void {
		if (!task.abort.signal.aborted) {
			this.#options.board.publish({type: 'compare', compare: {from: this.#model()?.quantization ?? '', to: task.rung.name, ...state}});
		}
	}

	#fail(task: Task, error: unknown): void {
		if (this.#task !== task) {
			return;
		}

		this.#task = undefined;
		const {code, message, hint} = toProblem(error);
		const cancelled = code === 'cancelled';
		const {board} = this.#options;
		board.publish({type: 'compare', compare: undefined});
		board.publish({type: 'notice', notice: {level: cancelled ? 'info' : 'error', text: message, hint: cancelled ? undefined : hint, time: Date.now()}});
	}
}

type DistributiveOmit<Value, Key extends PropertyKey> = Value extends unknown ? Omit<Value, Key> : never;
