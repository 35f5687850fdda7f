import type {LlamaContextSequence, Token} from 'node-llama-cpp';

/** @returns After each of the tokens, a number for each token of the vocabulary. */
export async function logitsAfter(sequence: LlamaContextSequence, tokens: readonly Token[]): Promise<Float32Array[]> {
	const everything = {logits: true, options: {temperature: 1, topK: 0, topP: 1, minP: 0}};
	const results = await sequence.controlledEvaluate(tokens.map(token => [token, {generateNext: everything}]));
	return results.map(result => dense(result?.next.logits ?? new Map()));
}

function dense(logits: ReadonlyMap<number, number>): Float32Array {
	let size = 0;
	for (const token of logits.keys()) {
		size = Math.max(size, token + 1);
	}

	const values = new Float32Array(size).fill(-Infinity);
	for (const [token, value] of logits) {
		values[token] = value;
	}

	return values;
}
