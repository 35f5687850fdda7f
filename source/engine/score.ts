/*
How far two models agree on what comes next, from the logits of each: one number for each token of the vocabulary.
*/

/** @returns The logarithm of each token's probability, in nats. */
export function logProbabilities(logits: ArrayLike<number>): Float64Array {
	const values = Float64Array.from(logits);
	let greatest = -Infinity;
	for (const value of values) {
		greatest = Math.max(greatest, value);
	}

	let sum = 0;
	for (const value of values) {
		sum += Math.exp(value - greatest);
	}

	const total = greatest + Math.log(sum);
	return values.map(value => value - total);
}

/** @returns The token with the highest logit; the first one where several have it. */
export function firstChoice(logits: ArrayLike<number>): number {
	let best = 0;
	for (let token = 1; token < logits.length; token++) {
		if (logits[token]! > logits[best]!) {
			best = token;
		}
	}

	return best;
}

/**
The Kullback-Leibler divergence of the other model from the current one: what is lost, in nats, by taking the other one's word for it.

@returns Never below 0, whatever rounding says.
*/
export function divergence(current: ArrayLike<number>, other: ArrayLike<number>): number {
	const from = logProbabilities(current);
	const to = logProbabilities(other);
	let sum = 0;
	for (const [token, value] of from.entries()) {
		const probability = Math.exp(value);
		if (probability > 0) {
			sum += probability * (value - to[token]!);
		}
	}

	return Math.max(0, sum);
}
