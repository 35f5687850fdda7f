import {existsSync, statSync} from 'node:fs';
import path from 'node:path';
import type {LoadSettings} from '../core/engine-protocol.ts';
import {LisaError, toProblem, type Problem} from '../core/errors.ts';
import {choiceOf} from '../core/fit-wish.ts';
import {bytes, duration} from '../core/format.ts';
import {neighbour, smallRung, type Rung} from '../core/ladder.ts';
import {makeFactor} from '../core/make-time.ts';
import type {Notice} from '../core/view.ts';
import type {Advising} from './advising.ts';
import type {Board} from './board.ts';
import type {EngineKeeper} from './engine-keeper.ts';
import {canWrite, type Maker} from './maker.ts';
import type {MemorySeen} from './memory-seen.ts';
import type {Rates} from './rates.ts';
import {survey} from './survey.ts';

export type LadderOptions = {
	readonly board: Board;
	readonly keeper: EngineKeeper;
	readonly maker: Maker;
	readonly rates: Rates;
	readonly memory: MemorySeen;
	/** Where rungs go whose model lies in a folder that can't be written. */
	readonly madeFolder: string;
	readonly log: (message: string) => void;
	/** What was said, and is to be done, about a model that was refused for want of memory. */
	readonly advising?: Pick<Advising, 'advise' | 'saidOf'>;
};

/** Tokens: what a rung that is not loaded is held against the box with. */
const usualContext = 4096;

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
		const {board, keeper, rates, memory, madeFolder, log} = this.#options;
		const {state, settings} = keeper;
		const wanted = state.phase === 'ready' ? state.model : state.phase === 'failed' ? settings : undefined;
		if (wanted === undefined) {
			return;
		}

		const {path: file, contextSize: context = usualContext} = wanted;
		// A swap takes along what was asked for of the load.
		const choice = choiceOf(settings ?? {}, {context, batch: settings?.batchSize});
		try {
			const rungs = await survey({file, choice, madeFolder, writable: canWrite(path.dirname(file)), sample: board.view.samples.at(-1), rates: rates.seen, memory: memory.seen, makeFactor: rates.makeFactor});
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
		const {keeper} = this.#options;
		if (keeper.state.phase === 'failed' && keeper.settings !== undefined) {
			await this.#stepFromNothing(keeper.settings, keeper.state.problem, direction);
			return;
		}

		const {path: file, quantization} = this.#ready();
		const rung = this.beside(file, direction, true);
		if (rung === undefined) {
			throw new LisaError(`${quantization} is the ${direction === -1 ? 'highest' : 'lowest'} rung here.`, {code: 'no-rung'});
		}

		await this.#swap(rung);
	}

	/** No model is there: down leads where the message about it says, past rungs that there is no room for either. */
	async #stepFromNothing(settings: LoadSettings, {code}: Problem, direction: -1 | 1): Promise<void> {
		const {advising} = this.#options;
		const {path: file} = settings;
		if (direction === 1 && code === 'out-of-memory' && advising?.saidOf(file) !== undefined) {
			// What was said then stands; where nothing fitted, something may by now.
			const hint = advising.saidOf(file)?.rung === undefined ? await advising.advise(settings, false) : undefined;
			const {rung} = advising.saidOf(file)!;
			if (rung === undefined) {
				throw new LisaError('There is no room for a lower rung of it that is here.', {code: 'no-rung', hint});
			}

			this.#load(settings, rung);
			return;
		}

		await this.survey();
		this.#load(settings, this.beside(file, direction));
	}

	/**
	@param loaded Whether the model is there: then a small rung that is missing is made on the way.
	@returns The next rung from a file that one can go to.
	*/
	beside(file: string, direction: -1 | 1, loaded = false): Rung | undefined {
		return neighbour(this.#options.board.view.rungs.filter(({source, size}) => source === undefined || (loaded && size <= smallRung)), file, direction);
	}

	/**
	Swaps to a rung by its file; one that is missing is made first.

	@throws {LisaError} `no-rung`, `busy`, and what making it says.
	*/
	async swapTo(file: string): Promise<void> {
		await this.#swap(this.#rung(file));
	}

	/**
	Makes a missing rung without going there, or stops making it. What comes of it is told to the screens.

	@throws {LisaError} `no-rung`, `busy`.
	*/
	make(file: string, stop = false): void {
		const {board, maker} = this.#options;
		this.#ready();
		if (stop) {
			if (maker.making === file) {
				maker.stop();
			}

			return;
		}

		const rung = this.#rung(file);
		if (rung.source === undefined) {
			throw new LisaError(`${rung.name} is there already.`, {code: 'no-rung', hint: 'Enter goes there.'});
		}

		if (maker.busy) {
			throw makerBusy();
		}

		const since = Date.now();
		const tell = (notice: Omit<Notice, 'time'>) => {
			board.publish({type: 'notice', notice: {...notice, time: Date.now()}});
		};

		void (async () => {
			try {
				await this.#makeMissing(rung);
				const {size} = statSync(rung.path);
				tell({level: 'info', text: `${rung.name} is made: ${bytes(size)} in ${duration((Date.now() - since) / 1000)}.`});
			} catch (error) {
				const {code, message, hint} = toProblem(error);
				tell({level: code === 'cancelled' ? 'info' : 'error', text: message, hint});
			}
		})();
	}

	/**
	Makes a rung that is missing; one that is there is left alone.

	@throws {LisaError} `busy`, `cancelled`, and what making it says.
	*/
	async have(rung: Rung): Promise<void> {
		if (rung.source === undefined) {
			return;
		}

		if (this.#options.maker.busy) {
			throw makerBusy();
		}

		await this.#makeMissing(rung);
	}

	async #swap(rung: Rung): Promise<void> {
		const {board, keeper, rates} = this.#options;
		if (keeper.state.phase === 'failed' && keeper.settings !== undefined) {
			this.#load(keeper.settings, rung);
			return;
		}

		const {path: left} = this.#ready();
		this.#checkSwapping();
		// Making and loading the other one slows it down: what it did until now is what it does.
		rates.keepStretch(left, board.view.progress?.onRung);
		if (rung.source !== undefined) {
			await this.have(rung);
			// Making takes its time, and another swap may have begun meanwhile.
			this.#checkSwapping();
		}

		const model = this.#ready();
		if (rung.path !== model.path) {
			// The context keeps its size, so that the conversation fits on the other rung as it did on this one.
			keeper.swap({...keeper.settings, path: rung.path, contextSize: model.contextSize}, {from: model.quantization, to: rung.name});
		}
	}

	/** Somebody else, as another host or `lisa quantize`, may have made it since the last look. */
	async #makeMissing(rung: Rung): Promise<void> {
		const {board, maker, rates} = this.#options;
		if (!existsSync(rung.path)) {
			const {parameters} = this.#ready();
			const since = Date.now();
			await maker.make(rung);
			const factor = makeFactor((Date.now() - since) / 1000, {type: rung.name, parameters, cores: board.view.samples.at(-1)?.cpu?.usable ?? 1});
			if (factor !== undefined) {
				rates.keepMakeFactor(factor);
			}
		}

		await this.survey();
	}

	#checkSwapping(): void {
		if (this.#options.keeper.swapping) {
			throw new LisaError('A swap is under way.', {code: 'busy', hint: 'Wait for it to end, or stop it with Esc.'});
		}
	}

	/** @throws {LisaError} `no-rung`. */
	#rung(file: string): Rung {
		const rung = this.#options.board.view.rungs.find(candidate => candidate.path === file);
		if (rung === undefined) {
			throw new LisaError('That file is not a rung of this model.', {code: 'no-rung'});
		}

		return rung;
	}

	/** Where a model could not be loaded, or kept, there is nothing to swap: another rung is loaded in its place. */
	#load(settings: LoadSettings, rung: Rung | undefined): void {
		if (rung === undefined) {
			throw new LisaError('There is no other rung of this model here.', {code: 'no-rung', hint: 'Load another model: Alt+M lists what fits.'});
		}

		if (rung.source !== undefined) {
			throw new LisaError(`${rung.name} is not there yet, and nothing is loaded that it could be made beside.`, {code: 'no-rung', hint: 'Make it in the shell with `lisa quantize`.'});
		}

		this.#options.keeper.load({...settings, path: rung.path}, path.basename(rung.path));
	}

	#ready() {
		const {state} = this.#options.keeper;
		if (state.phase !== 'ready') {
			throw new LisaError('There is no model to swap yet.', {code: 'busy', hint: 'Wait until it is loaded.'});
		}

		return state.model;
	}
}

function makerBusy(): LisaError {
	return new LisaError('A rung is being made already.', {code: 'busy', hint: 'Wait for it to end, or stop it with m in the ladder.'});
}
