import type {EngineBox} from '../core/engine-protocol.ts';
import type {Vectors} from '../core/fit-memory.ts';
import {cleanLine} from '../core/text.ts';
import {boxFacts} from '../telemetry/box-facts.ts';
import type {Board} from './board.ts';
import type {MemorySeen} from './memory-seen.ts';

/**
What the engine is told of the box before it plans: the cards one by one, which its library sees only together, and what was measured at earlier loads.
*/
export class BoxForEngine {
	readonly #board: Board;
	readonly #memory: MemorySeen;
	#vectors: Vectors | undefined;

	constructor(board: Board, memory: MemorySeen) {
		this.#board = board;
		this.#memory = memory;
	}

	/** The box as it was last seen. */
	get now(): EngineBox {
		void this.#look();
		const gpus = this.#board.view.samples.at(-1)?.gpus ?? [];
		return {
			cards: gpus.filter(({lost, memoryTotal}) => !lost && memoryTotal > 0).map(({name, memoryFree, memoryOwn = 0}) => ({name: cleanLine(name), free: memoryFree, own: memoryOwn})),
			vectors: this.#vectors,
			memory: this.#memory.seen,
		};
	}

	/** Does not change, and takes a tenth of a second to find out: known from the second load on. */
	async #look(): Promise<void> {
		const {vectors} = await boxFacts();
		this.#vectors = vectors;
	}
}
