/** What is waited for, and what was seen of it. Milliseconds and tokens. */
export type Waiting = {
	/** A load reads a file and lays out memory; all else gives a sign after each token or part of a prompt. */
	readonly work: 'load' | 'tokens';
	/** Since the last token or other progress. */
	readonly silent: number;
	/** Since the process last answered whether it is there; absent where it has not been asked. */
	readonly unanswered?: number;
	/** Tokens of the prompt that is being read; 0 while tokens are written. */
	readonly prompt: number;
	/** Between two signs of progress, as it usually was; absent before the first two. */
	readonly usual?: number;
	/** Bytes of the model's file. */
	readonly weights?: number;
};

/** Bounds, for tests to lower. Milliseconds. */
export type HangBounds = {
	readonly least: number;
	readonly load: number;
	readonly blocked: number;
};

export const hangBounds: HangBounds = {least: 30_000, load: 180_000, blocked: 20_000};

/** So many times as long as usual is no slowness any more. */
const patience = 50;

/** What a token of a prompt may take before anything was seen, on a slow processor: a small model, and what each byte of a large one adds (25 ms a gigabyte: 70B at 4 bits, 40 GB, is read at one token a second). Milliseconds. */
const slowToken = 100;
const slowTokenPerByte = 25 / 1e9;

/** Bytes a millisecond: a hard disk or a file server, from which a model is read in one call that tells nothing, and what a model that does not fit in memory is read back with. */
const slowDisk = 20_000;
const slowPaging = 200_000;

/**
Whether the engine hangs.

A process that does not even answer is blocked and waits for nothing: it gets little time. One that answers is at work: it gets as long as its prompt and what was seen of it allow.

@returns Why, as a clause; `undefined` while there is hope.
*/
export function hangs({work, silent, unanswered, prompt, usual = 0, weights = 0}: Waiting, bounds: HangBounds = hangBounds): string | undefined {
	const seconds = Math.round(silent / 1000);
	if (unanswered !== undefined && unanswered >= bounds.blocked && silent >= bounds.blocked) {
		return `it does not answer since ${seconds} s`;
	}

	const token = Math.max(slowToken, weights * slowTokenPerByte);
	const limit = work === 'load' ? Math.max(bounds.load, weights / slowDisk) : Math.max(bounds.least, patience * usual, bounds.least / 30_000 * Math.max(prompt * token, weights / slowPaging));
	return silent >= limit ? `no progress since ${seconds} s` : undefined;
}
