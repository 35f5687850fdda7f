import type {Message} from './chat.ts';

/** A prompt may take this share of the context; the rest is the reply's. */
export const promptShare = 0.75;

/**
Chooses which turns leave when the context is full: the oldest, a quarter of what is there, so that the next turns fit too and the cache is not built anew each time. What remains begins with a user's turn, and the last one always stays.

@param from How many messages are out already.
@returns How many are out then; the same number where none can go.
*/
export function moveOut(messages: readonly Message[], from: number): number {
	const last = messages.findLastIndex(({role}) => role === 'user');
	let count = from + Math.max(1, Math.ceil((messages.length - from) / 4));
	while (count < last && messages[count]?.role !== 'user') {
		count++;
	}

	return Math.max(from, Math.min(count, last));
}
