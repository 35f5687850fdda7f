import {usualBatch} from './fit-memory.ts';
import {reserve} from './fit-reserve.ts';
import {choiceOf, type LoadWish} from './fit-wish.ts';
import {fit, type Fit, type FitBox, type FitModel} from './fit.ts';
import {bytes, integer} from './format.ts';
import {smallBatch} from './step-down.ts';
import {TooLarge} from './too-large.ts';

/** What was chosen for a load, and what that rests on. */
export type LoadPlan = {
	/** Tokens. */
	readonly contextSize: number;
	/** Tokens computed at once. */
	readonly batchSize: number;
	/** Layers on cards. */
	readonly gpuLayers: number;
	readonly fit: Fit;
	/** What context and batch would have been with more room; absent where they are no less. */
	readonly less: {readonly context?: number; readonly batch?: number};
};

/** Tokens that nobody asked for are not given either: a long context takes memory whether or not it is used. */
const greatestDefaultContext = 8192;

/** A context this long is not given up for speed. */
const goodContext = 4096;

/** The least context that is still a conversation. */
const leastContext = 512;

/** The cache is laid out in steps of so many tokens. */
const step = 256;

/**
Holds a model against what is free and chooses context, batch and layers on the cards.

What was asked for stays as it is. Otherwise: the whole model on the cards with the trained context, 8,192 tokens at most; then with fewer tokens at once; then with a shorter context, down to 4,096. Where it does not go there whole, as many layers as fit with the longest context that main memory has room for.

@throws {TooLarge} With the figures.
*/
export function planLoad(model: FitModel, wish: LoadWish, box: FitBox): LoadPlan {
	const {trainedContext} = model.shape;
	const longest = Math.min(trainedContext > 0 ? trainedContext : Infinity, wish.contextSize ?? greatestDefaultContext);
	const shortest = wish.contextSize === undefined ? Math.min(leastContext, longest) : longest;
	const batches = wish.batchSize === undefined ? [usualBatch, smallBatch] : [wish.batchSize];
	const plan = (context: number, batch: number): LoadPlan => {
		const answer = fit(model, choiceOf(wish, {context, batch}), box);
		return {contextSize: context, batchSize: batch, gpuLayers: answer.cardLayers, fit: answer, less: {...(context < longest && {context: longest}), ...(batch < batches[0]! && {batch: batches[0]!})}};
	};

	const choices = [
		...batches.map(batch => () => wholly(plan(longest, batch))),
		...(wish.contextSize === undefined && box.cards.length > 0 ? batches.map(batch => () => longestOf(goodContext, longest, context => wholly(plan(context, batch)))) : []),
		...batches.map(batch => () => roomy(plan(longest, batch))),
		() => longestOf(shortest, longest, context => roomy(plan(context, batches.at(-1)!))),
	];
	for (const choose of choices) {
		const chosen = choose();
		if (chosen !== undefined) {
			return chosen;
		}
	}

	throw tooLarge(plan(shortest, batches.at(-1)!), box);
}

/** Nothing of it has to be left out of the cards, where there are any. */
function wholly(plan: LoadPlan): LoadPlan | undefined {
	return plan.fit.grade === 'fits' ? plan : undefined;
}

/** Main memory has room for what the cards do not take. */
function roomy(plan: LoadPlan): LoadPlan | undefined {
	return plan.fit.grade === 'too big' ? undefined : plan;
}

/** @returns What is made of the longest context, in whole steps, for which it is made at all: more context always needs more. */
function longestOf(least: number, most: number, attempt: (context: number) => LoadPlan | undefined): LoadPlan | undefined {
	if (least > most) {
		return undefined;
	}

	let found = attempt(least);
	let low = Math.floor(least / step);
	let high = Math.floor(most / step);
	while (found !== undefined && low < high) {
		const middle = Math.ceil((low + high) / 2);
		const better = attempt(middle * step);
		if (better === undefined) {
			high = middle - 1;
		} else {
			found = better;
			low = middle;
		}
	}

	return found;
}

function tooLarge({contextSize, fit: {host, hostFree, card}}: LoadPlan, {cards}: FitBox): TooLarge {
	return new TooLarge({needs: host.total, free: hostFree - reserve.host, context: contextSize, beside: cards.length > 0 && card !== undefined});
}

/** What was chosen and why, as a clause for the panel: layers, tokens, and what is free. */
export function planWords({contextSize, batchSize, gpuLayers, fit: {layers, split, hostFree, cardFree}, less}: LoadPlan, {contextSize: asked, gpuLayers: fixed}: LoadWish): string {
	const cards = split.filter(count => count > 0);
	const onCards = gpuLayers === 0 ? '' : `${gpuLayers}/${layers} layers on ${cards.length > 1 ? `${cards.length} cards (${split.join(' + ')})` : 'the card'}${fixed === undefined ? '' : ' as asked'}, `;
	const free = cardFree > 0 && gpuLayers > 0 ? `${bytes(cardFree)} of VRAM free, ${bytes(reserve.card)} of each card kept back` : `${bytes(hostFree)} free, ${bytes(reserve.host)} of it kept back`;
	const context = `${integer(contextSize)} tokens${asked === undefined ? insteadOf(less.context) : ' as asked'}`;
	const reason = less.context === undefined && less.batch === undefined ? '' : `, so that ${cardFree > 0 ? 'the layers find room' : 'it fits'}`;
	return `${onCards}${context}, ${integer(batchSize)} at once${insteadOf(less.batch)}${reason}: ${free}`;
}

function insteadOf(more: number | undefined): string {
	return more === undefined ? '' : ` instead of ${integer(more)}`;
}
