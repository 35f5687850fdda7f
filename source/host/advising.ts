import path from 'node:path';
import {boxOf} from '../core/fit-box.ts';
import {choiceOf} from '../core/fit-wish.ts';
import type {LoadSettings} from '../core/engine-protocol.ts';
import type {Sample} from '../core/samples.ts';
import {boxFacts} from '../telemetry/box-facts.ts';
import type {Board} from './board.ts';
import {canWrite} from './maker.ts';
import type {MemorySeen} from './memory-seen.ts';
import type {Rates} from './rates.ts';
import {roomAdvice, type RoomAdvice} from './room-advice.ts';
import {survey} from './survey.ts';

export type AdvisingOptions = {
	readonly board: Board;
	readonly rates: Rates;
	readonly memory: MemorySeen;
	readonly madeFolder: string;
	readonly log: (message: string) => void;
	/** @returns The box as it is. */
	readonly sample: () => Promise<Sample>;
};

/** Tokens: what a rung that is not loaded is held against the box with. */
const usualContext = 4096;

/**
What to do about a model that was refused for want of memory. What was said last is kept: the key goes where the message says.
*/
export class Advising {
	readonly #options: AdvisingOptions;
	#last: (RoomAdvice & {readonly file: string}) | undefined;

	constructor(options: AdvisingOptions) {
		this.#options = options;
	}

	/**
	@param stays Whether another model stays in use.
	@returns What to do, where that can be told. Never rejects.
	*/
	async advise(settings: LoadSettings, stays: boolean): Promise<string | undefined> {
		const {board, rates, memory, madeFolder, log} = this.#options;
		const {path: file, contextSize: context = usualContext, batchSize: batch} = settings;
		try {
			const [sample, facts] = await Promise.all([this.#options.sample(), boxFacts()]);
			const rungs = await survey({file, choice: choiceOf(settings, {context, batch}), madeFolder, writable: canWrite(path.dirname(file)), sample, rates: rates.seen, memory: memory.seen, makeFactor: rates.makeFactor});
			const box = boxOf(sample, {facts, released: true, memory: memory.seen});
			if (box === undefined) {
				return undefined;
			}

			const advice = await roomAdvice({settings, rungs, box: {...box, running: true}, stays});
			if (!stays) {
				this.#last = {...advice, file};
				board.publish({type: 'rungs', rungs});
			}

			return advice.hint;
		} catch (error) {
			log(`advice: ${String(error)}`);
			return undefined;
		}
	}

	/** @returns What was said last of a file that was refused. */
	saidOf(file: string): RoomAdvice | undefined {
		return this.#last?.file === file ? this.#last : undefined;
	}
}
