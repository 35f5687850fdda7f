import {LisaError, toProblem} from '../core/errors.ts';
import type {Command} from '../core/protocol.ts';
import type {RunPrompt, RunState} from '../core/run.ts';
import type {Answering} from './answering.ts';
import type {Board} from './board.ts';
import {LineWriter, readAnswered, readPrompts} from './run-files.ts';

type Defaults = Pick<Extract<Command, {type: 'run'}>, 'system' | 'maxTokens' | 'temperature' | 'seed'>;

/** A batch that can begin: its file was read, and what it answered before. */
export type PreparedRun = {readonly state: RunState; readonly prompts: readonly RunPrompt[]; readonly defaults: Defaults};

/** Problems of one prompt, which the next one does not have. */
const ofThePrompt = new Set(['context-full', 'empty-prompt']);

/**
Answers a file of prompts, one after the other, whoever looks. Between two of them whatever else was asked has its turn.
*/
export class Runs {
	readonly #board: Board;
	readonly #answering: Answering;
	readonly #log: (message: string) => void;
	readonly #followers = new Set<(state: RunState) => void>();
	#state: RunState | undefined;
	#abort = new AbortController();

	constructor({board, answering, log}: {board: Board; answering: Answering; log: (message: string) => void}) {
		this.#board = board;
		this.#answering = answering;
		this.#log = log;
	}

	get busy(): boolean {
		return this.#state?.phase === 'running';
	}

	/** Whether this batch is under way. */
	isRunning(out: string): boolean {
		return this.busy && this.#state?.out === out;
	}

	/**
	Reads what a batch needs, before anything starts.

	@throws {LisaError} `run-input`, `usage`, or `busy` where another one is under way.
	*/
	prepare({input, out, ...defaults}: {readonly input: string; readonly out: string} & Defaults): PreparedRun {
		if (this.busy) {
			throw new LisaError(`Another run is under way, into ${this.#state!.out}.`, {code: 'busy', hint: 'Wait for its end, or end it with `lisa stop`.'});
		}

		if (input === out) {
			throw new LisaError('The answers cannot go where the prompts are.', {code: 'usage', hint: 'Give another --out.'});
		}

		const all = readPrompts(input);
		const {ids, failed} = readAnswered(out);
		const prompts = all.filter(({id}) => !ids.has(JSON.stringify(id)));
		const done = all.length - prompts.length;
		const now = Date.now();
		return {prompts, defaults, state: {phase: 'running', input, out, total: all.length, done, failed: Math.min(failed, done), before: done, begun: now, time: now, tokens: 0, decoding: 0}};
	}

	/** Begins a batch. */
	begin({state, prompts, defaults}: PreparedRun): void {
		const writer = new LineWriter(state.out);
		this.#abort = new AbortController();
		this.#show(state);
		void (async () => {
			try {
				await this.#answerAll(prompts, defaults, writer);
				this.#show({...this.#state!, phase: this.#abort.signal.aborted ? 'stopped' : 'done'});
			} catch (error) {
				this.#log(`run: ${String(error)}`);
				this.#show({...this.#state!, phase: 'stopped', problem: toProblem(error)});
			} finally {
				writer.close();
			}
		})();
	}

	/**
	Tells how the batch goes, from now to its end.

	@param signal Aborted when nobody listens any more; the batch goes on.
	@returns How it ended.
	*/
	async follow(onState: (state: RunState) => void, signal: AbortSignal): Promise<RunState> {
		const {promise, resolve} = Promise.withResolvers<RunState>();
		const look = (state: RunState) => {
			onState(state);
			if (state.phase !== 'running') {
				resolve(state);
			}
		};

		this.#followers.add(look);
		signal.addEventListener('abort', () => {
			resolve(this.#state!);
		});
		look(this.#state!);
		try {
			return await promise;
		} finally {
			this.#followers.delete(look);
		}
	}

	/** Ends the batch; the prompt that is being answered is answered anew the next time. */
	stop(): void {
		this.#abort.abort();
	}

	async #answerAll(prompts: readonly RunPrompt[], defaults: Defaults, writer: LineWriter): Promise<void> {
		for (const {id, prompt, ...own} of prompts) {
			const {signal} = this.#abort;
			if (signal.aborted) {
				return;
			}

			try {
				const completion = await this.#answering.complete({type: 'complete', text: prompt, ...defaults, ...own}, () => {}, signal);
				if (completion.ending === 'cancelled') {
					return;
				}

				writer.append({id, ...completion});
				const {predicted_n: tokens, predicted_ms: decoding} = completion.timings;
				this.#step({tokens, decoding, failed: 0});
			} catch (error) {
				if (!(error instanceof LisaError && ofThePrompt.has(error.code))) {
					throw error;
				}

				writer.append({id, error: {code: error.code, message: error.message}});
				this.#step({tokens: 0, decoding: 0, failed: 1});
			}
		}
	}

	#step({tokens, decoding, failed}: {tokens: number; decoding: number; failed: number}): void {
		const state = this.#state!;
		this.#show({...state, done: state.done + 1, failed: state.failed + failed, tokens: state.tokens + tokens, decoding: state.decoding + decoding, time: Date.now()});
	}

	#show(state: RunState): void {
		this.#state = state;
		this.#board.publish({type: 'run', run: state});
		for (const look of this.#followers) {
			look(state);
		}
	}
}
