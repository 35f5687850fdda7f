import type {CatalogModel} from './catalog.ts';
import {commonRungs, quantizationNamed} from './ladder.ts';
import {fit, type Fit, type FitBox} from './fit.ts';
import type {ContextChoice} from './fit-memory.ts';
import type {ModelShape} from './gguf-header.ts';

/** A rung of a model that is not here yet. */
export type CatalogRung = {readonly name: string; readonly bits: number; readonly size: number; readonly fit: Fit};

/** Tokens in the vocabulary of the families whose is not 32,000. */
const vocabularies: ReadonlyArray<readonly [family: RegExp, tokens: number]> = [
	[/^llama[ -]?[34]/i, 128_256],
	[/qwen/i, 151_936],
	[/gemma/i, 262_144],
	[/phi/i, 100_352],
	[/mistral/i, 32_768],
];

/** What a catalog row says of the shape, with what it leaves out put in from its family. */
export function catalogShape({name, parameters, layers, embedding, heads, kvHeads, headSize, context}: CatalogModel): ModelShape {
	const vocabulary = vocabularies.find(([family]) => family.test(name))?.[1] ?? 32_000;
	// What is left of the weights after attention and vocabulary is three matrices of the feed-forward block in each layer.
	const attention = embedding * headSize * (2 * heads + 2 * kvHeads);
	const rest = parameters * 1e9 - 2 * vocabulary * embedding - layers * attention;
	return {
		architecture: 'llama',
		blocks: layers,
		embedding,
		feedForward: Math.max(embedding, Math.round(rest / layers / 3 / embedding)),
		heads,
		kvHeads,
		keyLength: headSize,
		valueLength: headSize,
		trainedContext: context,
		vocabulary,
		recurrent: false,
	};
}

/**
LISA's estimate for every common rung of a model of the catalog on this box.

The size of a rung is parameters × bits per weight / 8.
*/
export function fitCatalogModel(model: CatalogModel, choice: ContextChoice, box: FitBox): CatalogRung[] {
	const shape = catalogShape(model);
	return commonRungs.map(name => {
		const {bits} = quantizationNamed(name)!;
		const size = Math.round((model.parameters * 1e9 * bits) / 8);
		return {name, bits, size, fit: fit({shape, size, quantization: name}, choice, box)};
	});
}

/** The document's own figure beside the estimate: whether what it says is about what LISA finds. */
export function agreesWithDocument(model: CatalogModel, estimate: number): boolean | undefined {
	if (!model.documented) {
		return undefined;
	}

	const [from, to] = model.documented;
	return estimate >= from * 0.75e9 && estimate <= to * 1.25e9;
}
