import {copyFileSync, existsSync, mkdirSync} from 'node:fs';
import path from 'node:path';
import {quantize} from '../../source/engine/quantize.ts';
import {writeModel, type ModelShape} from './model.ts';

/** The model that comes with LISA. */
export const bundledModel = path.join(import.meta.dirname, '..', '..', 'models', 'lisa-tiny-F16.gguf');

/** Enough weights that a token takes some milliseconds: a reply that can be interrupted. Random, so it says nothing that makes sense. */
const slowShape: ModelShape = {layers: 8, embedding: 1024, feedForward: 2816, heads: 16, kvHeads: 4, vocabulary: 4096, context: 4096, endless: true};

/**
Puts the bundled model and rungs of it into a folder, each made by LISA's own quantizer.

@returns The path of the F16 file.
*/
export async function bundledLadder(folder: string, rungs: readonly string[]): Promise<string> {
	mkdirSync(folder, {recursive: true});
	const source = path.join(folder, 'lisa-tiny-F16.gguf');
	copyFileSync(bundledModel, source);
	for (const type of rungs) {
		await quantize({source, target: path.join(folder, `lisa-tiny-${type}.gguf`), type});
	}

	return source;
}

/**
Makes a model with random weights that is slow enough to be caught in the middle of a reply, and rungs of it.

@returns The path of the F16 file.
*/
export async function slowLadder(folder: string, rungs: readonly string[]): Promise<string> {
	mkdirSync(folder, {recursive: true});
	const source = path.join(folder, 'slow-F16.gguf');
	if (!existsSync(source)) {
		writeModel(source, slowShape);
	}

	for (const type of rungs) {
		await quantize({source, target: path.join(folder, `slow-${type}.gguf`), type});
	}

	return source;
}
