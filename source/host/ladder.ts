import {existsSync} from 'node:fs';
import path from 'node:path';
import {LisaError} from '../core/errors.ts';
import {neighbour, type Rung} from '../core/ladder.ts';
import type {Board} from './board.ts';
import type {EngineKeeper} from './engine-keeper.ts';
import {canWrite, type Maker} from './maker.ts';
import type {Rates} from './rates.ts';
import {survey} from './survey.ts';

export type LadderOptions = {
	readonly board: Board;
	readonly keeper: EngineKeeper;
	readonly maker: Maker;
	readonly rates: Rates;
	/** Where rungs go whose model lies in a folder that can't be written. */
	readonly madeFolder: string;
	readonly log: (message: string) => void;
};

/** Bytes. A rung of this size is made in a second or two. */
const smallRung = 256 * 2 ** 20;

/**
The rungs of the model in use: what there is and what fits, and the way from one to the next.
*/
export class Ladder {
	readonly #options: LadderOptions;

	constructor(options: LadderOptions) {
		this.#options = options;
	}

	/** Looks anew at what is there and what fits in what is free now. */
	async survey(): Promise<void> {
		const {board, keeper, rates, madeFolder, log} = this.#options;
		if (keeper.state.phase !== 'ready') {
			return;
		}

		const {path: file, contextSize: context} = keeper.state.model;
		try {
			const rungs = await survey({file, context, madeFolder, writable: canWrite(path.dirname(file)), sample: board.view.samples.at(-1), rates: rates.seen});
			board.publish({type: 'rungs', rungs});
		} catch (error) {
			log(`rungs: ${String(error)}`);
		}
	}

	/**
	Swaps one rung up (−1) or down (+1). A small one that is missing is made on the way; a large one only from the ladder, where its size is shown first.

	@throws {LisaError} `no-rung` at the ends.
	*/
	async step(direction: -1 | 1): Promise<void> {
		const {path: file, quantization} = this.#ready();
		const rungs = this.#options.board.view.rungs.filter(({source, size}) => source === undefined || size <= smallRung);
		const rung = neighbour(rungs, file, direction);
		if (rung === undefined) {
			throw new LisaError(`${quantization} is the ${direction === -1 ? 'highest' : 'lowest'} rung here.`, {code: 'no-rung'});
		}

		await this.#swap(rung);
	}

	/**
	Swaps to a rung by its file; one that is missing is made first.

	@throws {LisaError} `no-rung`, `busy`, and what making it says.
	*/
	async swapTo(file: string): Promise<void> {
		const rung = this.#options.board.view.rungs.find(candidate => candidate.path === file);
		if (rung === undefined) {
			throw new LisaError('That file is not a rung of this model.', {code: 'no-rung'});
		}

		await this.#swap(rung);
	}

	async #swap(rung: Rung): Promise<void> {
		const {keeper, maker} = this.#options;
		this.#ready();
		if (keeper.swapping || maker.busy) {
			throw new LisaError('A swap is under way.', {code: 'busy', hint: 'Wait for it to end, or stop it with Esc.'});
		}

		if (rung.source !== undefined) {
			// Somebody else, as another host or `lisa quantize`, may have made it since the last look.
			if (!existsSync(rung.path)) {
				await maker.make(rung);
			}

			await this.survey();
		}

		const model = this.#ready();
		if (rung.path !== model.path) {
			// The context keeps its size, so that the conversation fits on the other rung as it did on this one.
			keeper.swap({...keeper.settings, path: rung.path, contextSize: model.contextSize}, {from: model.quantization, to: rung.name});
		}
	}

	#ready() {
		const {state} = this.#options.keeper;
		if (state.phase !== 'ready') {
			throw new LisaError('There is no model to swap yet.', {code: 'busy', hint: 'Wait until it is loaded.'});
		}

		return state.model;
	}
}
