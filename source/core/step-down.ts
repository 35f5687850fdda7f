import type {LoadSettings} from './engine-protocol.ts';
import {usualBatch} from './fit-memory.ts';
import {integer} from './format.ts';

/** A load that asks for less, what is changed for it, and what it gave up: a clause fit to be shown. */
export type StepDown = {readonly settings: LoadSettings; readonly less: Partial<LoadSettings>; readonly words: string};

/** What the load that failed would have had. */
export type Tried = {
	/** Tokens. */
	readonly context: number;
	/** Layers on the card. */
	readonly cardLayers: number;
	/** It really ran out; otherwise it was foreseen, and the batch is not what decides then. */
	readonly ran: boolean;
	/** `false` where the heads of the model do not allow for a quantized KV cache. */
	readonly quantizableKv?: boolean;
};

/** Tokens computed at once where memory is short. */
export const smallBatch = 128;

/** The shortest context that is still a conversation. */
const leastContext = 512;

/**
What to give up next when a load does not fit, the least first: computing many tokens at once, the KV cache's precision, layers on the card, half of the context. The rung itself is never changed: a person is asked.

@returns `undefined` when there is nothing left.
*/
export function stepDown(settings: LoadSettings, {context, cardLayers, ran, quantizableKv = true}: Tried): StepDown | undefined {
	const {batchSize = usualBatch, kvType = 'F16'} = settings;
	const giveUp = (less: Partial<LoadSettings>, words: string): StepDown => ({settings: {...settings, ...less}, less, words});
	if (ran && batchSize > smallBatch) {
		return giveUp({batchSize: smallBatch}, `${smallBatch} tokens at once instead of ${batchSize}`);
	}

	// Without flash attention there is no quantized cache.
	if (kvType === 'F16' && settings.flashAttention !== false && quantizableKv) {
		return giveUp({kvType: 'Q8_0'}, 'KV cache in Q8_0 instead of F16');
	}

	if (ran && cardLayers > 0) {
		const gpuLayers = cardLayers >> 1;
		return giveUp({gpuLayers}, `${gpuLayers} layers on the card instead of ${cardLayers}`);
	}

	if (context > leastContext) {
		const contextSize = Math.max(leastContext, Math.floor(context / 2 / 256) * 256);
		return giveUp({contextSize}, shorter(contextSize, context));
	}

	return undefined;
}

/** A context that is shorter than it was to be, as a clause. */
export function shorter(contextSize: number, instead: number): string {
	return `a context of ${integer(contextSize)} tokens instead of ${integer(instead)}`;
}

/** Several steps in one: of each thing that was given up, what it is in the end instead of what it was in the beginning. */
export function allSteps(words: readonly string[]): string {
	const things = new Map<string, {was: string | undefined; is: string}>();
	for (const each of words) {
		const [is, was] = each.split(' instead of ') as [string, string?];
		const thing = is.replaceAll(/[\d,]+|Q\d_0/gu, '#');
		things.set(thing, {is, was: things.get(thing)?.was ?? was});
	}

	return [...things.values()].map(({is, was}) => was === undefined ? is : `${is} instead of ${was}`).join(', ');
}
