import {LisaError} from '../core/errors.ts';
import {bytes as inUnits, integer} from '../core/format.ts';

const mebibyte = 2 ** 20;

/** Left alone for the system, the screen and the host. */
export const reserve = 256 * mebibyte;

/** The least context that is still a conversation. */
const leastContext = 512;

const greatestDefaultContext = 8192;

/** What a model asks of memory. Bytes and tokens. */
export type MemoryNeed = {
	/** Weights as in the file. */
	readonly weights: number;
	/** KV cache for one token. */
	readonly kvPerToken: number;
	readonly trainedContext: number;
	/** What the person asked for. */
	readonly contextSize?: number;
	readonly free: number;
};

/**
Holds a model against the free memory and chooses the context.

The weights are counted once although the CPU library repacks some types into a second copy: the mapped file's own pages can be reclaimed. Compute buffers are counted as a 16th of the weights, 64 MiB at least.

@returns Tokens: what was asked for, up to the trained context; otherwise the trained context, 8,192 or what fits, whichever is least.
@throws LisaError `out-of-memory`, with the figures.
*/
export function contextThatFits({weights, kvPerToken, trainedContext, contextSize, free}: MemoryNeed): number {
	const fixed = weights + Math.max(64 * mebibyte, weights / 16);
	const wanted = Math.min(trainedContext, contextSize ?? greatestDefaultContext);
	const least = Math.min(wanted, contextSize === undefined ? leastContext : wanted);
	const room = free - reserve - fixed;
	if (room < least * kvPerToken) {
		const need = fixed + (least * kvPerToken);
		throw new LisaError(
			`The model needs ${inUnits(need)} with a context of ${integer(least)} tokens; ${inUnits(Math.max(0, free - reserve))} is free.`,
			{code: 'out-of-memory'},
		);
	}

	if (kvPerToken === 0 || room >= wanted * kvPerToken) {
		return wanted;
	}

	// Whole steps of 256, which is how the library lays the cache out.
	return Math.max(least, Math.floor(room / kvPerToken / 256) * 256);
}

/** @returns Whether a second model finds room beside the one that is loaded. */
export function fitsBeside(need: MemoryNeed & {readonly contextSize: number}): boolean {
	try {
		contextThatFits(need);
		return true;
	} catch {
		return false;
	}
}
