import type {Message, ReplyMessage} from './chat.ts';

/** What a conversation cost, over all its branches. */
export type Stats = {
	readonly questions: number;
	readonly replies: number;
	/** Tokens evaluated of prompts, and generated. */
	readonly tokensIn: number;
	readonly tokensOut: number;
	/** Milliseconds of prefill and decoding together. */
	readonly time: number;
	/** Medians over the replies: milliseconds, and tokens a second. */
	readonly ttft?: number;
	readonly rate?: number;
	/** How often the rung changed from one reply to the next, or within one. */
	readonly changes: number;
	/** Bytes. */
	readonly peakMemory?: number;
	/** Joules, and over how many of the replies they are known. */
	readonly energy?: number;
	readonly energyReplies: number;
};

/**
@param messages Every message, in the order they were made.
*/
export function statsOf(messages: readonly Message[]): Stats {
	const replies = messages.filter((message): message is ReplyMessage => message.role === 'model');
	const timings = replies.flatMap(reply => reply.timings ?? []);
	const memory = replies.flatMap(reply => reply.peakMemory ?? []);
	const energy = replies.flatMap(reply => reply.energy ?? []);
	const rungs = replies.flatMap(reply => reply.rungs);
	const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
	return {
		questions: messages.length - replies.length,
		replies: replies.length,
		tokensIn: sum(timings.map(({prompt_n: tokens}) => tokens)),
		tokensOut: sum(timings.map(({predicted_n: tokens}) => tokens)),
		time: sum(timings.map(({prompt_ms: prompt, predicted_ms: predicted}) => prompt + predicted)),
		ttft: median(timings.map(({ttft_ms: ttft}) => ttft)),
		rate: median(timings.filter(({predicted_n: tokens}) => tokens > 1).map(({predicted_per_second: rate}) => rate)),
		changes: rungs.filter((rung, index) => index > 0 && rung !== rungs[index - 1]).length,
		...(memory.length > 0 && {peakMemory: Math.max(...memory)}),
		...(energy.length > 0 && {energy: sum(energy)}),
		energyReplies: energy.length,
	};
}

function median(values: readonly number[]): number | undefined {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = sorted.length >> 1;
	return sorted.length % 2 === 1 ? sorted[middle] : sorted.length === 0 ? undefined : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
