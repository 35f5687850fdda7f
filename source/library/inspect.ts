import {stat} from 'node:fs/promises';
import {basename, dirname, join} from 'node:path';
import {LisaError, toProblem, type Problem} from '../core/errors.ts';
import {familyOf} from '../core/family.ts';
import {quantizationInName, shardName, shardOf} from '../core/gguf-file-name.ts';
import {hashTensors, type GgufHeader, type ModelShape} from '../core/gguf-header.ts';
import {partsOf, type WeightParts} from '../core/gguf-parts.ts';
import {cleanLine} from '../core/text.ts';
import {readGguf, type GgufFile} from './read-gguf.ts';

/** Why a file is no model to chat with, though nothing is wrong with it. */
export type Aside = 'projector' | 'adapter' | 'vocabulary only' | 'importance matrix' | 'embedding model';

/**
A model file, or the first of its shards, as the library knows it: plain data, cleaned, kept in the index.
*/
export type ModelFile = {
	readonly path: string;
	/** The name its store gives it, where the file's own says nothing, as in `llama3.2:3b`; cleaned. */
	readonly title?: string;
	/** Bytes, all shards together. */
	readonly size: number;
	readonly shards: number;
	/** The family's key and name. */
	readonly family: string;
	readonly name: string;
	/** The rung's name, as in `Q4_K_M`. */
	readonly quantization: string;
	/** Mean bits per weight. */
	readonly bits: number;
	readonly parameters: number;
	readonly architecture: string;
	readonly shape?: ModelShape;
	readonly parts: WeightParts;
	readonly license?: string;
	/** The mark of the file it was made from, where LISA made it. */
	readonly madeFrom?: string;
	readonly chatTemplate: boolean;
	readonly aside?: Aside;
};

/** A file that LISA will not load, and why. */
export type BrokenFile = {readonly path: string; readonly size: number; readonly problem: Problem};

/**
Reads what there is to know about a model from its header, and from those of its shards.

@param given The name its store gives it, where the file's own says nothing (Ollama's blobs).
@throws {LisaError}
*/
export async function inspect(path: string, given?: string): Promise<ModelFile> {
	const title = given ?? basename(path);
	const first = await readGguf(path);
	const files = [first, ...(await readShards(first))];
	const {header} = first;
	const tensors = files.flatMap(file => file.header.tensors);
	const size = files.reduce((sum, file) => sum + file.size, 0);
	const parameters = files.reduce((sum, file) => sum + file.header.parameters, 0);
	const family = familyOf({
		header,
		fileName: title,
		normHash: files.map(file => file.normHash).find(hash => hash !== undefined),
		tensorHash: files.length > 1 ? hashTensors(tensors) : undefined,
	});
	return {
		path,
		...(given !== undefined && {title: cleanLine(given)}),
		size,
		shards: files.length,
		family: family.key,
		name: family.name,
		quantization: quantizationOf(header, title, path),
		bits: parameters > 0 ? (size * 8) / parameters : 0,
		parameters,
		architecture: header.architecture,
		shape: header.shape,
		parts: partsOf(tensors),
		license: header.license,
		madeFrom: header.madeFrom,
		chatTemplate: header.chatTemplate,
		aside: asideOf(header, basename(path)),
	};
}

/** `inspect`, with what it throws as data. */
export async function inspectOrRefuse(path: string, title?: string): Promise<ModelFile | BrokenFile> {
	try {
		return await inspect(path, title);
	} catch (error) {
		const size = await stat(path).then(stats => stats.size).catch(() => 0);
		return {path, size, problem: toProblem(error)};
	}
}

async function readShards(first: GgufFile): Promise<GgufFile[]> {
	const {split} = first.header;
	if (!split) {
		return [];
	}

	const fileName = basename(first.path);
	const shard = shardOf(fileName);
	if (shard?.count !== split.count || shard.number !== 1 || split.index !== 0) {
		throw new LisaError(`“${cleanLine(fileName)}” is one of ${split.count} shards, and not named as the first of them.`, {
			code: 'model-refused',
			hint: 'Load the file that ends in -00001-of-….gguf, with its shards beside it under their own names.',
		});
	}

	// One after another: a model of a hundred shards must not open a hundred files.
	const files: GgufFile[] = [];
	for (let number = 2; number <= shard.count; number++) {
		files.push(await readGguf(join(dirname(first.path), shardName(shard, number))));
	}

	return files;
}

function quantizationOf(header: GgufHeader, title: string, path: string): string {
	return header.quantization ?? quantizationInName(title) ?? quantizationInName(basename(path)) ?? mostUsedType(header);
}

/** The type that most of the weights have: what is left to go by when neither header nor name tells. */
function mostUsedType({tensors}: GgufHeader): string {
	const bytes = new Map<string, number>();
	for (const {type, size} of tensors) {
		bytes.set(type, (bytes.get(type) ?? 0) + size);
	}

	return [...bytes].sort(([, a], [, b]) => b - a)[0]?.[0] ?? '?';
}

const embedders = /^(?:bert|nomic-bert|nomic-bert-moe|jina-bert-v\d|neo-bert|modern-bert|gemma-embedding|t5encoder|eurobert)$/;

function asideOf(header: GgufHeader, fileName: string): Aside | undefined {
	const {kind, architecture} = header;
	if (kind === 'mmproj' || architecture === 'clip' || /^mmproj|[-._]mmproj[-._]/i.test(fileName)) {
		return 'projector';
	}

	if (kind === 'adapter') {
		return 'adapter';
	}

	if (kind === 'imatrix' || architecture === 'imatrix') {
		return 'importance matrix';
	}

	if (header.vocabularyOnly) {
		return 'vocabulary only';
	}

	return embedders.test(architecture) ? 'embedding model' : undefined;
}
