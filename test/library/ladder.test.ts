import {mkdir, mkdtemp, rm, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {rungsEverywhere} from '../../source/library/ladder.ts';
import {claim} from '../../source/library/pull/claim.ts';
import {unfinishedPulls} from '../../source/library/pull/unfinished.ts';
import {watchFolders} from '../../source/library/watch.ts';
import {remove} from '../../source/commands/models-rm.ts';
import {tinyModel, type TinyOptions} from '../helpers/tiny-model.ts';

let home: string;

beforeEach(async () => {
	home = await mkdtemp(join(tmpdir(), 'lisa-ladder-'));
});

afterEach(async () => {
	await rm(home, {recursive: true, force: true});
});

const put = async (name: string, options: TinyOptions = {}) => {
	const path = join(home, name);
	await mkdir(dirname(path), {recursive: true});
	await writeFile(path, tinyModel(options));
	return path;
};

test('rungs of one model are found in every store, each file once', async () => {
	const path = await put('here/tiny-Q8_0.gguf');
	await put('.lmstudio/models/maker/tiny/tiny-Q4_K_M.gguf', {quantization: 'Q4_K_M'});
	await put('.cache/llama.cpp/tiny-F16.gguf', {quantization: 'F16'});
	await put('.cache/llama.cpp/other-Q2_K.gguf', {name: 'Other', quantization: 'Q2_K'});
	await mkdir(join(home, '.cache/gpt4all'), {recursive: true});
	await symlink(path, join(home, '.cache/gpt4all/link.gguf'));
	const options = {place: {home, platform: 'linux', environment: {LISA_MODELS: join(home, 'none')}}, index: false} as const;
	const rungs = await rungsEverywhere(path, options);
	expect(rungs.map(({name}) => name)).toEqual(['F16', 'Q8_0', 'Q4_K_M']);
	expect(rungs[1]!.path).toBe(path);
	expect(await rungsEverywhere(join(home, 'nothing.gguf'), options)).toEqual([]);
});

test('a change below a watched folder is told, a folder that is not there is no error', async () => {
	await mkdir(join(home, 'models', 'below'), {recursive: true});
	const {promise, resolve} = Promise.withResolvers<void>();
	const watching = watchFolders([join(home, 'models'), join(home, 'nowhere')], resolve);
	await put('models/below/tiny.gguf');
	await promise;
	watching.close();
});

test('rm deletes LISA’s own models, after asking, and nobody else’s', async () => {
	const folder = join(home, 'own');
	const questions: string[] = [];
	const ask = (answer: string) => async (question: string) => {
		questions.push(question);
		return answer;
	};

	const path = await put('own/tiny-Q8_0.gguf');
	const other = await put('others/tiny-Q8_0.gguf');
	await symlink(join(home, 'others'), join(folder, 'link'));
	await expect(remove(other, {folder, ask: ask('y')})).rejects.toThrow('not LISA’s to delete');
	await expect(remove(join(folder, 'link', 'tiny-Q8_0.gguf'), {folder, ask: ask('y')})).rejects.toThrow('not LISA’s to delete');
	await expect(remove(join(folder, '..', 'others', 'tiny-Q8_0.gguf'), {folder, ask: ask('y')})).rejects.toThrow('not LISA’s to delete');
	await expect(remove(path, {folder, ask: () => undefined})).rejects.toThrow('nobody to ask');
	expect(questions).toEqual([]);
	expect(await remove(path, {folder, ask: ask('')})).toMatchObject({data: {removed: []}});
	expect(await remove(path, {folder, ask: ask('y')})).toMatchObject({data: {removed: [path]}});
	expect(questions[0]).toBe('Delete tiny-Q8_0.gguf, 156 KiB? [y/N] ');
	expect(await remove(path, {folder, ask: ask('y')})).toMatchObject({blocks: ['“tiny-Q8_0.gguf” could not be deleted.']});
});

test('rm takes what a stopped pull left, unless one is under way', async () => {
	const folder = join(home, 'own');
	const part = await put('own/org/repo/x-Q8_0.gguf.part');
	const state = join(folder, 'org', 'repo', 'x-Q8_0.gguf.part.json');
	await writeFile(state, JSON.stringify({version: 1, identity: {source: 'x'}, parts: {size: 200, partSize: 100, done: [100, 20]}}));
	expect(await unfinishedPulls(folder)).toEqual([{path: part, bytes: 120, total: 200}]);
	const release = claim(`${part}.lock`, 'x');
	await expect(remove(part, {folder, ask: async () => 'y'})).rejects.toThrow('being fetched already');
	release();
	expect(await remove(part, {folder, ask: async () => 'y'})).toMatchObject({data: {removed: [part, state]}});
	expect(await unfinishedPulls(folder)).toEqual([]);
});

test('rm takes all the shards of a model', async () => {
	const folder = join(home, 'own');
	const paths = await Promise.all([1, 2].map(async number => put(`own/big-0000${number}-of-00003.gguf`)));
	expect(await remove(paths[0]!, {folder, ask: async () => 'yes'})).toMatchObject({data: {removed: paths}});
});
