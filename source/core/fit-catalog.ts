import type {CatalogModel} from './catalog.ts';
import {commonRungs, quantizationNamed} from './ladder.ts';
import {fit, type Fit, type FitBox, type FitModel} from './fit.ts';
import type {ContextChoice} from './fit-memory.ts';
import type {ModelShape} from './gguf-header.ts';

/** A rung of a model that is not here yet. */
export type CatalogRung = {readonly name: string; readonly bits: number; readonly size: number; readonly fit: Fit};

/** A file on this box that may be a rung of a model of the catalog. */
export type LocalRung = Pick<FitModel, 'path' | 'size' | 'quantization' | 'parts'> & {readonly name: string; readonly shape?: ModelShape};

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

The size of a rung is parameters × bits per weight / 8; one that is here is what its file says, and what was measured of it counts.

@param here The files on this box.
*/
export function fitCatalogModel(model: CatalogModel, choice: ContextChoice, box: FitBox, here: readonly LocalRung[] = []): CatalogRung[] {
	const shape = catalogShape(model);
	const own = here.filter(file => isOf(model, file));
	return commonRungs.map(name => {
		const {bits} = quantizationNamed(name)!;
		const file = own.find(({quantization}) => quantization === name);
		const size = file?.size ?? Math.round((model.parameters * 1e9 * bits) / 8);
		return {name, bits, size, fit: fit({shape, size, quantization: name, ...(file?.shape && {path: file.path, shape: file.shape, parts: file.parts})}, choice, box)};
	});
}

/** Whether a file is a rung of a model: by a name that says which one it is, and by shape. */
function isOf({name, aliases, layers, embedding}: CatalogModel, file: LocalRung): boolean {
	const known = plain(file.name);
	return file.shape?.blocks === layers && file.shape.embedding === embedding && [name, ...aliases.filter(alias => /\d/.test(alias))].some(each => known.includes(plain(each)));
}

function plain(name: string): string {
	return name.toLowerCase().replaceAll(/[^a-z\d]/g, '');
}

/** The document's own figure beside the estimate: whether what it says is about what LISA finds. */
export function agreesWithDocument(model: CatalogModel, estimate: number): boolean | undefined {
	if (!model.documented) {
		return undefined;
	}

	const [from, to] = model.documented;
	return estimate >= from * 0.75e9 && estimate <= to * 1.25e9;
}
