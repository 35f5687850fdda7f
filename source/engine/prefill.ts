import type {LlamaModel, Token} from 'node-llama-cpp';
import type {Rung} from './rung.ts';

export type PrefillOptions = {
	readonly isCancelled: () => boolean;
	/** Called before the first part and after each one but the last. */
	readonly onProgress: (done: number, total: number) => void;
};

/**
Tokens that are evaluated together: few enough that a person can stop a prompt in between, and on a processor no slower than more.
*/
export function partLength({llama}: LlamaModel): number {
	return llama.gpu === false ? 64 : 512;
}

/**
Where the part that begins at a place ends.

Parts end at the same places of a conversation, whatever the cache held before. How many tokens are evaluated together decides, in the last bits, what is computed; so the same conversation is computed in the same parts as far as it can be.
*/
export function partEnd(begin: number, length: number): number {
	return (Math.floor(begin / length) + 1) * length;
}

/**
Evaluates a prompt but for its last part. What the KV cache already holds of it is kept.

@returns The last part, at least one token, to be evaluated with the first token of the reply; `undefined` when cancelled.
*/
export async function prefill({sequence, model}: Rung, tokens: readonly Token[], {isCancelled, onProgress}: PrefillOptions): Promise<readonly Token[] | undefined> {
	await sequence.adaptStateToTokens(tokens.slice(0, -1), false);
	const kept = sequence.nextTokenIndex;
	const length = partLength(model);
	let at = kept;
	onProgress(0, tokens.length - kept);
	for (let end = partEnd(at, length); end < tokens.length; end = partEnd(at, length)) {
		if (isCancelled()) {
			return undefined;
		}

		await sequence.evaluateWithoutGeneratingNewTokens(tokens.slice(at, end));
		at = end;
		onProgress(at - kept, tokens.length - kept);
	}

	return isCancelled() ? undefined : tokens.slice(at);
}
