import type {Token} from 'node-llama-cpp';

/**
How near a rung is to the reference, over all places measured.
*/
export type Agreement = {readonly places: number; readonly top: number; readonly divergence: number};

const first = (distribution: Map<Token, number>): Token | undefined => distribution.keys().next().value;

/**
Top-1 agreement and mean Kullback–Leibler divergence in nats of `others` from `reference`, place by place.
*/
export function agreement(reference: ReadonlyArray<Map<Token, number>>, others: ReadonlyArray<Map<Token, number>>): Agreement {
	let same = 0;
	let divergence = 0;
	for (const [place, expected] of reference.entries()) {
		const actual = others[place]!;
		same += first(expected) === first(actual) ? 1 : 0;
		for (const [token, probability] of expected) {
			if (probability > 0) {
				divergence += probability * Math.log(probability / Math.max(actual.get(token) ?? 0, 1e-12));
			}
		}
	}

	return {places: reference.length, top: same / reference.length, divergence: divergence / reference.length};
}
