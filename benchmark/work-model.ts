import process from 'node:process';
import {existsSync, mkdirSync, rmSync} from 'node:fs';
import path from 'node:path';
import {quantize} from '../source/engine/quantize.ts';
import {billionShape, writeModel} from '../test/helpers/model.ts';

const folder = path.join(import.meta.dirname, 'work');

/**
A rung of a model of TinyLlama's shape with random weights, which run at the speed of real ones. It is made once, which takes a minute or two, and kept in `benchmark/work/`.

@returns Its path.
*/
export async function billionRung(type: string): Promise<string> {
	const target = path.join(folder, `billion-${type}.gguf`);
	if (!existsSync(target)) {
		mkdirSync(folder, {recursive: true});
		const source = path.join(folder, `source-${process.pid}-F16.gguf`);
		try {
			writeModel(source, billionShape);
			await quantize({source, target, type});
		} finally {
			rmSync(source, {force: true});
		}
	}

	return target;
}
