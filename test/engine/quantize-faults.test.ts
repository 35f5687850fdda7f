import {copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, truncateSync, utimesSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import process from 'node:process';
import {afterAll, beforeAll, describe, expect, test, vi} from 'vitest';
import {readHeader} from '../../source/engine/header.ts';
import {quantize} from '../../source/engine/quantize.ts';
import {tinyShape, writeModel} from '../helpers/model.ts';
import {slowLadder} from '../helpers/rungs.ts';
import {mountSmall} from '../helpers/small-volume.ts';

vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000});

const folder = mkdtempSync(join(tmpdir(), 'lisa-faults-'));
const path = (name: string) => join(folder, name);
const parts = (place: string) => readdirSync(place).filter(name => name.endsWith('.part'));
let small = '';
let slow = '';

beforeAll(async () => {
	small = path('tiny-F16.gguf');
	writeModel(small, tinyShape);
	slow = await slowLadder(path('slow'), []);
});

afterAll(() => {
	rmSync(folder, {recursive: true});
});

/** A source that may be spoiled. */
function copyOf(source: string, name: string): string {
	copyFileSync(source, path(name));
	return path(name);
}

/** Makes a rung and does something once it is being written. */
async function makeWhile(source: string, target: string, action: () => void): Promise<void> {
	let isDone = false;
	await quantize({source, target, type: 'Q8_0', threads: 1, onProgress() {
		if (!isDone) {
			isDone = true;
			action();
		}
	}});
}

describe('a full disk', () => {
	test('is seen before anything is written', async () => {
		const place = path('too small');
		const away = mountSmall(place, 2 ** 20);
		try {
			// Where nobody may mount one, the same size is asked of a volume that all have, by a model that no disk holds.
			const source = away === undefined ? await hugeModel(place) : small;
			await expect(quantize({source, target: join(place, 'x.gguf'), type: 'Q8_0'})).rejects.toMatchObject({code: 'disk-full', message: expect.stringContaining('is free in') as unknown});
			expect(parts(place)).toEqual([]);
		} finally {
			away?.();
		}
	});

	test('on the way is told as such, and nothing stays', async () => {
		const target = path('full.gguf');
		// What is written there fails as on a full disk: /dev/full is one.
		symlinkSync('/dev/full', join(folder, `.full.gguf.${process.pid}.part`));
		await expect(quantize({source: small, target, type: 'Q8_0', threads: 1})).rejects.toMatchObject({code: 'disk-full', message: expect.stringContaining('became full') as unknown});
		expect([parts(folder), readdirSync(folder).includes('full.gguf')]).toEqual([[], false]);
	});

	test('that others fill meanwhile', async () => {
		const place = path('filling');
		const away = mountSmall(place, 192 * 2 ** 20) ?? fullFromNowOn(place);
		try {
			const attempt = makeWhile(slow, join(place, 'slow-Q8_0.gguf'), () => {
				try {
					writeFileSync(join(place, 'filler'), new Uint8Array(190 * 2 ** 20));
				} catch {
					// Full: that is what it is for.
				}
			});
			await expect(attempt).rejects.toMatchObject({code: 'disk-full'});
			expect(parts(place)).toEqual([]);
		} finally {
			away();
		}
	});
});

describe('a source', () => {
	test('that is removed on the way is read to its end all the same', async () => {
		const source = copyOf(slow, 'removed.gguf');
		const target = path('of-removed.gguf');
		await makeWhile(source, target, () => {
			rmSync(source);
		});
		const [from, made] = await Promise.all([readHeader(slow), readHeader(target)]);
		expect(made.tensorHash).toBe(from.tensorHash);
	});

	test('that is cut on the way is refused', async () => {
		const source = copyOf(slow, 'cut.gguf');
		await expect(makeWhile(source, path('of-cut.gguf'), () => {
			truncateSync(source, 3_000_000);
		})).rejects.toMatchObject({code: 'model-refused', message: expect.stringContaining('was changed') as unknown});
		expect([parts(folder), readdirSync(folder).includes('of-cut.gguf')]).toEqual([[], false]);
	});

	test('that is written to on the way is refused, even where the result would load', async () => {
		const source = copyOf(slow, 'written.gguf');
		await expect(makeWhile(source, path('of-written.gguf'), () => {
			utimesSync(source, 1, 1);
		})).rejects.toMatchObject({message: expect.stringContaining('was changed') as unknown});
		expect(readdirSync(folder)).not.toContain('of-written.gguf');
	});

	test('that is empty is refused', async () => {
		writeFileSync(path('empty.gguf'), '');
		await expect(quantize({source: path('empty.gguf'), target: path('of-empty.gguf'), type: 'Q8_0'})).rejects.toMatchObject({code: 'not-gguf', message: '“empty.gguf” is empty.'});
	});
});

test('what a maker that was killed left behind is removed; what another one is at is not', async () => {
	const place = path('left');
	mkdirSync(place);
	// No process has the number 0, and this one runs.
	for (const name of ['.a.gguf.999999999.part', `.b.gguf.${process.pid}.part`, 'c.part']) {
		writeFileSync(join(place, name), '');
	}

	await quantize({source: small, target: join(place, 'tiny-Q8_0.gguf'), type: 'Q8_0', threads: 1});
	expect(readdirSync(place).sort()).toEqual([`.b.gguf.${process.pid}.part`, 'c.part', 'tiny-Q8_0.gguf']);
});

/** A folder where the file that `makeWhile` writes is on a full disk. */
function fullFromNowOn(place: string): () => void {
	mkdirSync(place, {recursive: true});
	symlinkSync('/dev/full', join(place, `.slow-Q8_0.gguf.${process.pid}.part`));
	return () => {
		rmSync(place, {recursive: true});
	};
}

/** A model of 10¹⁵ weights, all of them a hole in the file. */
async function hugeModel(place: string): Promise<string> {
	const {writeSparseModel} = await import('../../benchmark/sparse-model.ts');
	const source = join(dirname(place), 'huge-F16.gguf');
	await writeSparseModel(source, {name: 'huge', blocks: 1, embedding: 2 ** 18, feedForward: 2 ** 20, heads: 32, kvHeads: 32, vocabulary: 512, context: 512}, 'F16');
	return source;
}
