import {reserve} from './fit-reserve.ts';
import type {WeightParts} from './gguf-parts.ts';

/** What one more layer on the card takes there. Bytes. */
export type LayerStep = {readonly weights: number; readonly kv: number};

/** What a card takes of a model: how many layers, and their bytes. */
export type CardShare = {readonly layers: number; readonly weights: number; readonly kv: number};

/** What each further layer on the card takes, in the order in which they go there. */
export function layerSteps(parts: WeightParts, kv: readonly number[]): LayerStep[] {
	const tied = parts.output === parts.embedding;
	const layer = Math.max(0, parts.total - parts.embedding - (tied ? 0 : parts.output)) / kv.length;
	return [{weights: parts.output, kv: 0}, ...kv.toReversed().map(bytes => ({weights: layer, kv: bytes}))];
}

/**
How llama.cpp spreads layers over cards: in their order, to each as much as its share of what is free on all of them (`load_tensors` in `llama-model.cpp`, where no split is given).

@param steps Those that go to cards, as `layerSteps` orders them: the output, which comes last in the model, first.
@param free Bytes free on each card.
*/
export function splitLayers(steps: readonly LayerStep[], free: readonly number[]): CardShare[] {
	const total = sum(free);
	const upTo = free.map((_, card) => sum(free.slice(0, card + 1)) / total);
	const shares = free.map(() => ({layers: 0, weights: 0, kv: 0}));
	for (const [index, {weights, kv}] of steps.toReversed().entries()) {
		const found = upTo.findIndex(bound => bound > index / steps.length);
		const share = shares[found === -1 ? shares.length - 1 : found]!;
		share.layers++;
		share.weights += weights;
		share.kv += kv;
	}

	return shares;
}

/**
@param overhead Bytes that each card which has layers takes beside them.
@returns The most layers that the cards have room for, a reserve kept back on each.
*/
export function countLayers(steps: readonly LayerStep[], free: readonly number[], overhead: number): number {
	for (let count = steps.length; count >= 2; count--) {
		const shares = splitLayers(steps.slice(0, count), free);
		if (shares.every(({layers, weights, kv}, card) => layers === 0 || weights + kv + overhead <= free[card]! - reserve.card)) {
			return count;
		}
	}

	// The output alone on a card gains nothing.
	return 0;
}

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}
