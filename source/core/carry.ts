import {leastAgreement, weakAgreement, weakPairs} from './carried-pairs.ts';
import type {ModelShape} from './gguf-header.ts';

/** Two rungs of one model, by the names of their types. */
export type CarryQuestion = {
	readonly shape?: ModelShape;
	readonly from?: string;
	readonly to?: string;
};

/**
Whether the KV cache of one rung may be handed to another of the same model.

@returns Why not, as a clause; nothing where it may.
*/
export function carryObstacle({shape, from = '', to = ''}: CarryQuestion, pairs = weakPairs): string | undefined {
	if (!shape || shape.recurrent) {
		return 'the model keeps a state that is not a KV cache';
	}

	if (shape.slidingWindow !== undefined) {
		return 'the model’s cache has a sliding window';
	}

	if (shape.latent !== undefined) {
		return 'the model’s cache is compressed';
	}

	const agreement = weakAgreement(from, to, pairs);
	return agreement === undefined ? undefined : `${to} on a cache of ${from} was measured to agree with itself in only ${Math.floor(agreement * 100)} % of places, under ${leastAgreement * 100} %`;
}
