import type {Problem} from './errors.ts';
import type {LatencySummary} from './latency.ts';

/**
What one reply took. Milliseconds, and tokens a second; the names are llama-server's own.
*/
export type Timings = {
	/** Tokens of the prompt that were evaluated for this reply (those already in the KV cache are not counted). */
	readonly prompt_n: number;
	readonly prompt_ms: number;
	readonly prompt_per_second: number;
	/** Tokens generated. */
	readonly predicted_n: number;
	readonly predicted_ms: number;
	readonly predicted_per_second: number;
	/** From the request to the first token. */
	readonly ttft_ms: number;
	/** Inter-token latency. */
	readonly itl_ms: {readonly p50: number; readonly p95: number; readonly p99: number};
};

/**
How a reply ended: by itself, at the context's end, at the token limit, by the user, by a failure, or not yet.
*/
export type Ending = 'running' | 'end' | 'context' | 'limit' | 'cancelled' | 'failed';

export type UserMessage = {
	readonly id: string;
	readonly role: 'user';
	readonly text: string;
	/** Milliseconds since the epoch. */
	readonly time: number;
};

export type ReplyMessage = {
	readonly id: string;
	readonly role: 'model';
	readonly text: string;
	readonly time: number;
	readonly ending: Ending;
	/** The rungs it was written on, in order: more than one where a swap happened within. */
	readonly rungs: readonly string[];
	/** The model's name as shown. */
	readonly model: string;
	readonly timings?: Timings;
	/** Peak resident memory of the engine, bytes. */
	readonly peakMemory?: number;
	/** What of it was thought; absent where nothing was. Milliseconds. */
	readonly thought?: {readonly tokens: number; readonly milliseconds: number};
	/** What the cards drew while it was written, where they all tell. Joules. */
	readonly energy?: number;
	readonly problem?: Problem;
};

/**
A turn of the conversation, or a line that LISA itself says between two turns.
*/
export type Message = UserMessage | ReplyMessage;

/**
A conversation as the host keeps it.
*/
export type Session = {
	readonly id: string;
	readonly title: string;
	readonly created: number;
	/** Milliseconds since the epoch of the last write to the store; absent before the first. */
	readonly saved?: number;
	readonly messages: readonly Message[];
};

/** A conversation in a list of them. */
export type SessionSummary = {
	readonly id: string;
	readonly title: string;
	/** Milliseconds since the epoch. */
	readonly saved: number;
	readonly messages: number;
};

/**
The reply in flight, as figures.
*/
export type Progress = {
	readonly phase: 'prefill' | 'decoding' | 'paused';
	/** Tokens of the prompt evaluated so far and in all; while prefilling. */
	readonly prefilled: number;
	readonly prefillTotal: number;
	/** Tokens generated so far. */
	readonly tokens: number;
	/** Those of them that the rung in use made without a break, and how many a second. */
	readonly onRung?: {readonly tokens: number; readonly rate?: number};
	readonly latency: LatencySummary;
};

/**
A title for a conversation: its first turn on one line, cut at a word.

@returns At most 40 characters.
*/
export function titleFrom(text: string): string {
	const line = text.replaceAll(/\s+/gu, ' ').trim();
	if (line.length <= 40) {
		return line;
	}

	const space = line.lastIndexOf(' ', 39);
	return (space > 20 ? line.slice(0, space) : wholeSigns(line, 39)) + '…';
}

const segmenter = new Intl.Segmenter(undefined, {granularity: 'grapheme'});

/** @returns The beginning of a text, at most `length` long, that cuts no sign in half. */
function wholeSigns(text: string, length: number): string {
	let end = 0;
	for (const {index, segment} of segmenter.segment(text)) {
		if (index + segment.length > length) {
			break;
		}

		end = index + segment.length;
	}

	return text.slice(0, end);
}
