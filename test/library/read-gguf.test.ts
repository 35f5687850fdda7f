import process from 'node:process';
import {mkdtemp, rm, symlink, writeFile} from 'node:fs/promises';
import {execFileSync} from 'node:child_process';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {LisaError} from '../../source/core/errors.ts';
import {readGguf} from '../../source/library/read-gguf.ts';
import {layOutGguf} from '../helpers/gguf-writer.ts';
import {tinyModel, tinySpec} from '../helpers/tiny-model.ts';

let folder: string;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'lisa-read-'));
});

afterAll(async () => {
	await rm(folder, {recursive: true});
});

const put = async (name: string, content: string | Uint8Array) => {
	const path = join(folder, name);
	await writeFile(path, content);
	return path;
};

const failure = async (path: string): Promise<LisaError> => {
	const outcome = await readGguf(path).catch((error: unknown) => error);
	expect(outcome).toBeInstanceOf(LisaError);
	return outcome as LisaError;
};

test('a whole file', async () => {
	const bytes = tinyModel();
	const file = await readGguf(await put('whole.gguf', bytes));
	expect(file).toMatchObject({size: bytes.length, header: {name: 'Tiny Llama 1M'}});
	expect(file.normHash).toMatch(/^[\da-f]{16}$/);
});

test('a header of several megabytes is read in larger windows', async () => {
	const tokens = Array.from({length: 200_000}, (_, index) => `▁token-${index}`);
	const {header} = layOutGguf({...tinySpec({tokens}), tensors: []});
	expect(header.length).toBeGreaterThan(2 ** 22);
	expect(await readGguf(await put('long.gguf', header))).toMatchObject({header: {shape: {vocabulary: 200_000}, vocabularyOnly: true}});
});

test('the last norm tells trainings apart, whatever the quantization', async () => {
	const hash = async (name: string, options: Parameters<typeof tinyModel>[0]) => {
		const {normHash} = await readGguf(await put(name, tinyModel(options)));
		return normHash;
	};

	const first = await hash('a.gguf', {quantization: 'F16', norm: 1});
	expect(await hash('b.gguf', {quantization: 'Q2_K', norm: 1})).toBe(first);
	expect(await hash('c.gguf', {quantization: 'F16', norm: 2})).not.toBe(first);
});

test.each<[string, () => Promise<string>, string, RegExp]>([
	['nothing there', async () => join(folder, 'nothing.gguf'), 'model-missing', /^“nothing.gguf” is not found/],
	['a folder', async () => folder, 'model-missing', /is not a file/],
	['an empty file', async () => put('empty.gguf', ''), 'not-gguf', /is empty/],
	['a text', async () => put('text.gguf', 'hello, hello, hello'), 'not-gguf', /is not a GGUF model/],
	['cut in its header', async () => put('short.gguf', tinyModel().subarray(0, 500)), 'truncated-gguf', /inside its own header/],
	['cut in its tensors', async () => put('cut.gguf', tinyModel().subarray(0, -2000)), 'truncated-gguf', /cut short: it has [\d,]+ bytes of [\d,]+/],
	['damaged', async () => put('damaged.gguf', tinyModel().fill(255, 24, 32)), 'model-refused', /damaged: /],
	['a device that never ends', async () => '/dev/zero', 'model-missing', /is not a file/],
	['a name with a zero', async () => `${folder}/a\0b`, 'model-missing', /^“ab” is not found/],
	['escapes in its name', async () => put('\u001B]0;owned\u0007\u001B[2Jx\u202Egg.gguf', 'no'), 'not-gguf', /^“xgg.gguf” is not a GGUF model.$/],
])('%s', async (_, make, code, message) => {
	const error = await failure(await make());
	expect(error.code).toBe(code);
	expect(error.message).toMatch(message);
	expect(error.hint).not.toBe('');
});

test('a circle of links and a pipe that nobody writes to end at once', async () => {
	const loop = join(folder, 'loop.gguf');
	await symlink(loop, loop);
	expect(await failure(loop)).toMatchObject({code: 'model-missing'});
	if (process.platform !== 'win32') {
		execFileSync('mkfifo', [join(folder, 'pipe.gguf')]);
		expect(await failure(join(folder, 'pipe.gguf'))).toMatchObject({message: '“pipe.gguf” is not a file.'});
	}
});
