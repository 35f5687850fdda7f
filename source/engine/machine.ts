import type {Llama} from 'node-llama-cpp';

/** What the engine computes on. */
export type Machine = {
	readonly llama: Llama;
	/** The cores this process may really use. */
	readonly cores: number;
	/** Bytes of main memory that may still be taken. */
	readonly freeMemory: () => number;
};
