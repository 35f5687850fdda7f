import type {WeightParts} from './gguf-parts.ts';

/** What one more layer on the card takes there. Bytes. */
export type LayerStep = {readonly weights: number; readonly kv: number};

/** What each further layer on the card takes, in the order in which they go there. */
export function layerSteps(parts: WeightParts, kv: readonly number[]): LayerStep[] {
	const tied = parts.output === parts.embedding;
	const layer = Math.max(0, parts.total - parts.embedding - (tied ? 0 : parts.output)) / kv.length;
	return [{weights: parts.output, kv: 0}, ...kv.toReversed().map(bytes => ({weights: layer, kv: bytes}))];
}

/** @returns How many layers fit into `room` bytes, in that order. */
export function countLayers(steps: readonly LayerStep[], room: number): number {
	let used = 0;
	const tooMany = steps.findIndex(({weights, kv}) => {
		used += weights + kv;
		return used > room;
	});
	const count = tooMany === -1 ? steps.length : tooMany;
	// The output alone on a card gains nothing.
	return count < 2 ? 0 : count;
}
