import type {Token} from 'node-llama-cpp';
import type {Rung} from './rung.ts';

export type PrefillOptions = {
	readonly isCancelled: () => boolean;
	/** Called before the first part and after each one but the last. */
	readonly onProgress: (done: number, total: number) => void;
};

/**
Evaluates a prompt but for its last part, in parts small enough that a person can stop it in between. What the KV cache already holds of it is kept.

The parts have a fixed length: where they end decides, in the last bits, what is computed, and the same prompt shall give the same reply.

@returns The last part, at least one token, to be evaluated with the first token of the reply; `undefined` when cancelled.
*/
export async function prefill({sequence, model}: Rung, tokens: readonly Token[], {isCancelled, onProgress}: PrefillOptions): Promise<readonly Token[] | undefined> {
	await sequence.adaptStateToTokens(tokens.slice(0, -1), false);
	const part = model.llama.gpu === false ? 64 : 512;
	const rest = tokens.slice(sequence.nextTokenIndex);
	let done = 0;
	onProgress(done, rest.length);
	while (rest.length - done > part) {
		if (isCancelled()) {
			return undefined;
		}

		await sequence.evaluateWithoutGeneratingNewTokens(rest.slice(done, done + part));
		done += part;
		onProgress(done, rest.length);
	}

	return isCancelled() ? undefined : rest.slice(done);
}
