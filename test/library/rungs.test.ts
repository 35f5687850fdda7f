import {mkdir, mkdtemp, rm, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {readMark} from '../../source/library/read-gguf.ts';
import {rungsBeside} from '../../source/library/rungs.ts';
import {tinyModel, tinySpec, type TinyOptions} from '../helpers/tiny-model.ts';
import {writeGguf} from '../helpers/gguf-writer.ts';

let folder: string;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'lisa-rungs-'));
});

afterEach(async () => {
	await rm(folder, {recursive: true});
});

const put = async (name: string, options: TinyOptions = {}) => {
	const path = join(folder, name);
	await writeFile(path, tinyModel(options));
	return path;
};

const names = async (path: string) => {
	const rungs = await rungsBeside(path);
	return rungs.map(({name}) => name);
};

test('files of one model are rungs, from the most bits down, whatever they are called', async () => {
	const path = await put('tiny-Q8_0.gguf');
	await put('another name.gguf', {quantization: 'Q4_K_M'});
	await put('tiny-F16.gguf', {quantization: 'F16'});
	expect(await names(path)).toEqual(['F16', 'Q8_0', 'Q4_K_M']);
	const [first] = await rungsBeside(path);
	expect(first!.bits).toBeGreaterThan(16);
	expect(first!.path).toBe(join(folder, 'tiny-F16.gguf'));
});

test.each<[string, TinyOptions]>([
	['another name', {name: 'Tiny Llama 1M Instruct'}],
	['another fine-tune', {values: {'general.finetune': 'chat'}}],
	['other weights under the same name', {norm: 2}],
	['another shape', {blocks: 3}],
	['another vocabulary', {tokens: Array.from({length: 64}, (_, index) => `x${index}`)}],
	['another architecture', {architecture: 'qwen2'}],
	['another rope', {values: {'llama.rope.freq_base': {type: 'f32', value: 500_000}}}],
	['a projector', {values: {'general.type': 'mmproj'}}],
])('%s is another model', async (_, options) => {
	const path = await put('tiny-Q8_0.gguf');
	await put('tiny-Q4_K_M.gguf', {quantization: 'Q4_K_M', ...options});
	expect(await names(path)).toEqual(['Q8_0']);
});

test('where the metadata has no name, the file’s name without its quantization counts', async () => {
	const path = await put('tiny-Q8_0.gguf', {name: ''});
	await put('tiny.Q4_K_M.gguf', {name: '', quantization: 'Q4_K_M'});
	await put('other-Q6_K.gguf', {name: '', quantization: 'Q6_K'});
	await put('tiny-Q2_K.gguf', {name: String.raw`D:\models`, quantization: 'Q2_K'});
	expect(await names(path)).toEqual(['Q8_0', 'Q4_K_M', 'Q2_K']);
});

test('shards are one rung, as large as all of them, and a missing one makes none', async () => {
	const path = await put('tiny-Q8_0.gguf');
	const spec = tinySpec({quantization: 'F16'});
	const split = (index: number) => ({'split.no': {type: 'u16', value: index}, 'split.count': {type: 'u16', value: 2}} as const);
	const first = writeGguf({values: {...spec.values, ...split(0)}, tensors: spec.tensors!.slice(0, 2)});
	const second = writeGguf({values: split(1), tensors: spec.tensors!.slice(2)});
	await writeFile(join(folder, 'tiny-F16-00001-of-00002.gguf'), first);
	expect(await names(path)).toEqual(['Q8_0']);
	await writeFile(join(folder, 'tiny-F16-00002-of-00002.gguf'), second);
	const rungs = await rungsBeside(path);
	expect(rungs.map(({name}) => name)).toEqual(['F16', 'Q8_0']);
	expect(rungs[0]).toMatchObject({path: join(folder, 'tiny-F16-00001-of-00002.gguf'), size: first.length + second.length});
	expect(await names(join(folder, 'tiny-F16-00002-of-00002.gguf'))).toEqual(['F16', 'Q8_0']);
});

test('broken neighbours, folders and symlinks are no rungs of their own', async () => {
	const path = await put('tiny-Q8_0.gguf');
	await writeFile(join(folder, 'empty-Q6_K.gguf'), '');
	await writeFile(join(folder, 'tiny-Q5_K_M.gguf'), tinyModel({quantization: 'Q5_K_M'}).subarray(0, -300));
	await mkdir(join(folder, 'tiny-Q3_K_M.gguf'));
	await symlink(path, join(folder, 'a link-Q8_0.gguf'));
	await symlink('loop.gguf', join(folder, 'loop.gguf'));
	const rungs = await rungsBeside(path);
	expect(rungs.map(rung => rung.path)).toEqual([path]);
});

test('a copy of the file is a rung of its own; folders named after a quantization are looked into', async () => {
	const path = await put('tiny-Q8_0.gguf');
	await put('tiny copy.gguf');
	await mkdir(join(folder, 'Q4_K_M'));
	await mkdir(join(folder, 'elsewhere'));
	const below = await put('Q4_K_M/tiny.gguf', {quantization: 'Q4_K_M'});
	await put('elsewhere/tiny.gguf', {quantization: 'Q2_K'});
	expect(await names(path)).toEqual(['Q8_0', 'Q8_0', 'Q4_K_M']);
	expect(await names(below)).toEqual(['Q8_0', 'Q8_0', 'Q4_K_M']);
});

test('a path that leads nowhere has no rungs', async () => {
	expect(await rungsBeside(join(folder, 'nothing.gguf'))).toEqual([]);
	expect(await rungsBeside('/dev/null')).toEqual([]);
	expect(await rungsBeside(`${folder}/\0.gguf`)).toEqual([]);
});

test('a rung that LISA made of a file that has been replaced since is none any more', async () => {
	const path = await put('tiny-F16.gguf', {quantization: 'F16'});
	const mark = await readMark(path);
	await put('fresh-Q8_0.gguf', {values: {'lisa.source': mark}});
	await put('stale-Q4_K_M.gguf', {quantization: 'Q4_K_M', values: {'lisa.source': 'f'.repeat(16)}});
	await put('made elsewhere-Q6_K.gguf', {quantization: 'Q6_K'});
	expect(await names(path)).toEqual(['F16', 'Q8_0', 'Q6_K']);
	// Without the file it was made of, nothing tells.
	await rm(path);
	expect(await names(join(folder, 'fresh-Q8_0.gguf'))).toEqual(['Q8_0', 'Q6_K', 'Q4_K_M']);
});

test('a rung of a rung is told by the rung it was made of', async () => {
	const path = await put('tiny-F16.gguf', {quantization: 'F16'});
	const middle = await put('tiny-Q8_0.gguf', {values: {'lisa.source': await readMark(path)}});
	await put('tiny-Q4_K_M.gguf', {quantization: 'Q4_K_M', values: {'lisa.source': await readMark(middle)}});
	expect(await names(path)).toEqual(['F16', 'Q8_0', 'Q4_K_M']);
});
