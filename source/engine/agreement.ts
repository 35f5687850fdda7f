import type {Token} from 'node-llama-cpp';
import type {Agreement} from '../core/engine-protocol.ts';
import {logitsAfter} from './logits-after.ts';
import {prefill} from './prefill.ts';
import type {Rung} from './rung.ts';
import {divergence, firstChoice} from './score.ts';

/** Places that are looked at together: the numbers for a whole vocabulary at each of them are held on both sides. */
const step = 8;

/** Places at most: enough for a figure within a per cent or two. */
const mostPlaces = 512;

export type AgreementOptions = {
	readonly current: Rung;
	readonly other: Rung;
	/** The conversation with the reply that was said at its end. */
	readonly tokens: readonly Token[];
	/** Where the reply begins. */
	readonly begin: number;
	readonly signal: AbortSignal;
	readonly onProgress: (fraction: number) => void;
};

/**
Gives both rungs the same words, token by token, and looks at what each would have said next.

@returns `undefined` when stopped. The cache of each rung holds the conversation then, as far as it was read.
*/
export async function agreementOf({current, other, tokens, begin, signal, onProgress}: AgreementOptions): Promise<Agreement | undefined> {
	const end = Math.min(tokens.length, begin + mostPlaces);
	const work = end - begin + begin / 4;
	const before = tokens.slice(0, begin);
	const isCancelled = () => signal.aborted;
	let first: readonly Token[] = [];
	for (const [index, rung] of [current, other].entries()) {
		const rest = await prefill(rung, before, {isCancelled, onProgress(done) {
			onProgress((index * begin / 8 + done / 8) / work);
		}});
		if (rest === undefined) {
			return undefined;
		}

		// The last token before the reply is the first that is asked what follows it.
		if (rest.length > 1) {
			await rung.sequence.evaluateWithoutGeneratingNewTokens(rest.slice(0, -1));
		}

		first = rest.slice(-1);
	}

	let same = 0;
	let sum = 0;
	const said = [...first, ...tokens.slice(begin, end - 1)];
	for (let at = 0; at < said.length; at += step) {
		if (signal.aborted) {
			return undefined;
		}

		const part = said.slice(at, at + step);
		const ours = await logitsAfter(current.sequence, part);
		const theirs = await logitsAfter(other.sequence, part);
		for (const [index, logits] of ours.entries()) {
			same += firstChoice(logits) === firstChoice(theirs[index]!) ? 1 : 0;
			sum += divergence(logits, theirs[index]!);
		}

		onProgress((begin / 4 + at + part.length) / work);
	}

	return {places: said.length, same, divergence: sum / Math.max(1, said.length)};
}
