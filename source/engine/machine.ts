import type {Llama} from 'node-llama-cpp';
import type {EngineBox} from '../core/engine-protocol.ts';

/** What the engine computes on. */
export type Machine = {
	readonly llama: Llama;
	/** The cores this process may really use. */
	readonly cores: number;
	/** Bytes of main memory that may still be taken. */
	readonly freeMemory: () => number;
	/** What the host told of the box last. */
	readonly box?: () => EngineBox | undefined;
	/** What llama.cpp complained of since it was last asked. */
	readonly complaints?: () => string;
};
