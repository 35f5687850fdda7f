import path from 'node:path';
import process from 'node:process';
import {LisaError, toProblem} from '../core/errors.ts';
import {boxOf} from '../core/fit-box.ts';
import type {PullState} from '../core/pull.ts';
import {cleanLine} from '../core/text.ts';
import {parseAddress, shownAddress} from '../library/pull/address.ts';
import {runPull} from '../library/pull/run-pull.ts';
import {boxFacts} from '../telemetry/box-facts.ts';
import type {Board} from './board.ts';

export type FetchingOptions = {
	readonly board: Board;
	/** Where models go. */
	readonly folder: string;
	/** A model has come. */
	readonly onFetched: () => void;
	readonly log: (message: string) => void;
};

/** Milliseconds between two words on how far it is: figures that change faster cannot be read. */
const often = 1000;

/**
Fetches models when somebody asks, one at a time, in a process that can be ended and that alone knows how to dial.
*/
export class Fetching {
	readonly #options: FetchingOptions;
	#abort: AbortController | undefined;

	constructor(options: FetchingOptions) {
		this.#options = options;
	}

	get busy(): boolean {
		return this.#abort !== undefined;
	}

	/**
	Begins a pull. How it goes is told to the screens.

	@throws {LisaError} `pull-address`, `busy`.
	*/
	begin(what: string): void {
		if (this.#abort !== undefined) {
			const state = this.#options.board.view.pull;
			throw new LisaError(`${cleanLine(state?.name ?? state?.what ?? 'Another model')} is being fetched.`, {code: 'busy', hint: 'Wait until it is here, or stop it with Enter in the picker.'});
		}

		parseAddress(what, process.env['HF_ENDPOINT']?.trim() || undefined);
		const abort = new AbortController();
		this.#abort = abort;
		void this.#run(what, abort.signal);
	}

	/** @returns Whether there was something to stop. */
	stop(): boolean {
		this.#abort?.abort();
		return this.#abort !== undefined;
	}

	async #run(what: string, signal: AbortSignal): Promise<void> {
		const {board, folder, onFetched, log} = this.#options;
		this.#show({what: shownAddress(what), phase: 'asking', bytes: 0});
		let told = -Infinity;
		let last: PullState['phase'] = 'asking';
		let note: string | undefined;
		try {
			const sample = board.view.samples.at(-1);
			const box = (sample && boxOf(sample, {facts: await boxFacts(), released: true})) ?? {memoryFree: 0, cards: []};
			const end = await runPull({
				what,
				folder,
				box,
				signal,
				onPlan({why}) {
					note = why;
				},
				onState: state => {
					if (performance.now() - told >= often || state.phase !== last) {
						told = performance.now();
						last = state.phase;
						this.#show({...state, note: state.note ?? note});
					}
				},
			});
			const name = cleanLine(path.basename(end.path));
			const checked = {sha256: 'and its sha256 is right', header: 'its source gives no checksum', 'already there': ''}[end.checked];
			board.publish({type: 'notice', notice: {level: 'info', text: end.checked === 'already there' ? `${name} is here already.` : `${name} is here, ${checked}.`, hint: 'Alt+M opens the picker to load it.', time: Date.now()}});
			onFetched();
		} catch (error) {
			const {code, message, hint} = toProblem(error);
			if (!(error instanceof LisaError)) {
				log(`pull: ${String(error)}`);
			}

			board.publish({type: 'notice', notice: {level: code === 'cancelled' ? 'info' : 'error', text: message, hint: hint.replaceAll('`lisa pull`', '/pull'), time: Date.now()}});
		} finally {
			this.#abort = undefined;
			this.#show(undefined);
		}
	}

	#show(pull: PullState | undefined): void {
		this.#options.board.publish({type: 'pull', pull});
	}
}
