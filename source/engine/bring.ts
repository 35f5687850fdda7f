import {setTimeout as delay} from 'node:timers/promises';
import type {Token} from 'node-llama-cpp';
import {LisaError} from '../core/errors.ts';
import {partLength} from './prefill.ts';
import type {Rung} from './rung.ts';
import type {StateFile} from './state-file.ts';

/**
Waits until the threads one context had are free for another: the library keeps them reserved until a timer of no delay. Without this the next token would get half of them.
*/
export async function settle(): Promise<void> {
	await delay(2);
}

/**
Evaluates tokens one at a time, just as they were made on the old rung. Evaluated together they would give a cache that differs in the last bits, and at temperature 0 another text.
*/
export async function follow({sequence}: Rung, tokens: readonly Token[]): Promise<void> {
	for (const token of tokens) {
		await sequence.evaluateWithoutGeneratingNewTokens([token]);
	}
}

/** Makes a rung compute once, so that its first real token finds pages and buffers in place. Proves that it can compute at all. */
export async function warmUp({sequence, model}: Rung): Promise<void> {
	const token = model.tokens.bos ?? model.tokens.eos ?? model.tokens.nl ?? (0 as Token);
	await sequence.evaluateWithoutGeneratingNewTokens([token]);
	await sequence.clearHistory();
}

export type BringOptions = {
	readonly file?: StateFile;
	readonly signal?: AbortSignal;
	readonly onPrefill: (fraction: number) => void;
};

/**
Gives a rung the conversation: its cache from a file, or else by evaluating the tokens again.

@returns Whether the cache was carried.
*/
export async function bring(rung: Rung, tokens: readonly Token[], {file, signal, onPrefill}: BringOptions): Promise<boolean> {
	if (file) {
		try {
			await file.load(rung);
			if (holds(rung, tokens)) {
				return true;
			}
		} catch {
			// The library would not have it. The tokens are still known.
		}
	}

	await rung.sequence.clearHistory();
	const part = partLength(rung.model);
	for (let done = 0; done < tokens.length; done += part) {
		signal?.throwIfAborted();
		onPrefill(done / tokens.length);
		await rung.sequence.evaluateWithoutGeneratingNewTokens(tokens.slice(done, done + part));
	}

	onPrefill(1);
	verify(rung, tokens);
	return false;
}

/** @throws LisaError when the rung's cache does not hold exactly these tokens. */
export function verify(rung: Rung, tokens: readonly Token[]): void {
	if (!holds(rung, tokens)) {
		throw new LisaError('The other rung did not take the conversation over whole.', {code: 'swap-failed'});
	}
}

function holds({sequence}: Rung, tokens: readonly Token[]): boolean {
	const held = sequence.contextTokens;
	return held.length === tokens.length && held.every((token, index) => token === tokens[index]);
}
