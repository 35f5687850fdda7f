import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {afterAll, beforeAll, describe, expect, test, vi} from 'vitest';
import {readHeader, readMark} from '../../source/engine/header.ts';
import {quantize, type QuantizeProgress} from '../../source/engine/quantize.ts';
import {tinyShape, writeModel} from '../helpers/model.ts';

vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000});

const folder = mkdtempSync(join(tmpdir(), 'lisa-quantize-'));
const path = (name: string) => join(folder, name);
const source = path('tiny-F16.gguf');

beforeAll(() => {
	writeModel(source, tinyShape);
});

afterAll(() => {
	rmSync(folder, {recursive: true});
});

describe('making a rung', () => {
	test('writes a file that loads, with progress by tensor', async () => {
		const seen: QuantizeProgress[] = [];
		await quantize({source, target: path('tiny-Q4_K_M.gguf'), type: 'Q4_K_M', threads: 1, onProgress(progress) {
			seen.push(progress);
		}});
		const [from, made] = await Promise.all([readHeader(source), readHeader(path('tiny-Q4_K_M.gguf'))]);
		expect(made.gguf.quantization).toBe('Q4_K_M');
		expect(made.size).toBeLessThan(from.size / 2);
		expect([made.tensorHash, made.normHash]).toEqual([from.tensorHash, from.normHash]);
		expect(seen).toHaveLength(21);
		const fractions = seen.map(({fraction}) => fraction);
		expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
		expect(seen.at(-1)).toMatchObject({index: 21, count: 21});
	});

	test('says in the file what it was made from, and says it anew when that has changed', async () => {
		const [from, made] = await Promise.all([readHeader(source), readHeader(path('tiny-Q4_K_M.gguf'))]);
		expect(made.gguf.madeFrom).toBe(await readMark(from));
		writeModel(path('other.gguf'), {...tinyShape, seed: 7});
		const other = await readMark(await readHeader(path('other.gguf')));
		expect(other).not.toBe(made.gguf.madeFrom);
		copyFileSync(source, path('moved.gguf'));
		expect(await readMark(await readHeader(path('moved.gguf')))).toBe(made.gguf.madeFrom);
	});

	test('stopped on the way leaves nothing', async () => {
		const controller = new AbortController();
		const attempt = quantize({source, target: path('stopped.gguf'), type: 'Q8_0', threads: 1, signal: controller.signal, onProgress() {
			controller.abort();
		}});
		await expect(attempt).rejects.toMatchObject({code: 'cancelled'});
		expect(existsSync(path('stopped.gguf'))).toBe(false);
		expect(readdirSync(folder).filter(name => name.endsWith('.part'))).toEqual([]);
	});

	test('a process that ends on the way leaves nothing either', async () => {
		const engine = new URL('../../source/engine/quantize.ts', import.meta.url).href;
		writeFileSync(path('end.mjs'), `import {quantize} from ${JSON.stringify(engine)};
			await quantize({source: ${JSON.stringify(source)}, target: ${JSON.stringify(path('ended.gguf'))}, type: 'Q8_0', threads: 1, onProgress() { process.exit(9); }});`);
		const child = spawn(process.execPath, [path('end.mjs')], {stdio: 'ignore'});
		expect(await once(child, 'exit')).toEqual([9, null]);
		expect(readdirSync(folder).filter(name => name.includes('ended'))).toEqual([]);
	});

	test.each([
		['a type nobody knows', {type: 'Q9_Z'}, 'usage', 'cannot make'],
		['a target that is there', {target: source}, 'usage', 'is there already'],
		['a folder that is not there', {target: path('nowhere/x.gguf')}, 'usage', 'is not there'],
		['a source that is not there', {source: path('nobody.gguf')}, 'model-missing', 'not found'],
	])('%s is refused', async (_, changes, code, message) => {
		await expect(quantize({source, target: path('never.gguf'), type: 'Q8_0', ...changes})).rejects.toMatchObject({code, message: expect.stringContaining(message) as unknown});
		expect(existsSync(path('never.gguf'))).toBe(false);
	});

	test('a quantized source only when it is allowed', async () => {
		const attempt = {source: path('tiny-Q4_K_M.gguf'), target: path('again.gguf'), type: 'Q2_K', threads: 1};
		await expect(quantize(attempt)).rejects.toMatchObject({code: 'usage', message: expect.stringContaining('quantized already') as unknown});
		await quantize({...attempt, allowRequantize: true});
		const {gguf} = await readHeader(path('again.gguf'));
		expect(gguf.quantization).toBe('Q2_K');
	});

	test('a source that is cut or no model is refused before anything is written', async () => {
		copyFileSync(source, path('cut.gguf'));
		truncateSync(path('cut.gguf'), 2_000_000);
		writeFileSync(path('text.gguf'), 'nothing of a model');
		await expect(quantize({source: path('cut.gguf'), target: path('x.gguf'), type: 'Q8_0'})).rejects.toMatchObject({code: 'truncated-gguf'});
		await expect(quantize({source: path('text.gguf'), target: path('x.gguf'), type: 'Q8_0'})).rejects.toMatchObject({code: 'not-gguf'});
	});
});
