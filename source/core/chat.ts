import type {SamplingSettings} from './engine-protocol.ts';
import type {Problem} from './errors.ts';
import type {LatencySummary} from './latency.ts';
import {cleanLine} from './text.ts';

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

/** The place of a message among those that answer the same one, from 1; absent where it is the only one. */
export type Branch = {readonly index: number; readonly count: number};

export type UserMessage = {
	readonly id: string;
	readonly role: 'user';
	readonly text: string;
	/** Milliseconds since the epoch. */
	readonly time: number;
	readonly branch?: Branch;
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
	readonly branch?: Branch;
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
	/** The title was given by hand and stays. */
	readonly named?: boolean;
	readonly system?: string;
	/** What was set; the rest is the model's default. */
	readonly sampling?: Partial<SamplingSettings>;
	/** More follows the last message on a branch that was taken back. */
	readonly ahead?: boolean;
	/** The branch that is shown. */
	readonly messages: readonly Message[];
};

/** A conversation in a list of them. */
export type SessionSummary = {
	readonly id: string;
	readonly title: string;
	/** Milliseconds since the epoch. */
	readonly saved: number;
	/** On all branches. */
	readonly messages: number;
	/** The model that answered last, where one has. */
	readonly model?: string;
};

/** A message that has the words that were looked for, and the text around them. */
export type SearchHit = {
	readonly session: string;
	readonly title: string;
	readonly message: string;
	readonly role: 'user' | 'model';
	readonly time: number;
	readonly before: string;
	readonly found: string;
	readonly after: string;
};

/** What was sent in some conversation. */
export type PastInput = {
	readonly text: string;
	/** Of the conversation. */
	readonly title: string;
};

/**
The reply in flight, as figures.
*/
export type Progress = {
	readonly phase: 'prefill' | 'decoding' | 'paused' | 'stopping';
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
	const line = cleanLine(text);
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
