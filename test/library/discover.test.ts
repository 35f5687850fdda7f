import {Buffer} from 'node:buffer';
import process from 'node:process';
import {spawnSync} from 'node:child_process';
import {chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, utimes, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {discover, type Library} from '../../source/library/discover.ts';
import type {Place} from '../../source/library/stores/store.ts';
import {tinyModel, tinySpec, type TinyOptions} from '../helpers/tiny-model.ts';
import {writeGguf} from '../helpers/gguf-writer.ts';

let home: string;

beforeEach(async () => {
	home = await mkdtemp(join(tmpdir(), 'lisa-home-'));
});

afterEach(async () => {
	await rm(home, {recursive: true, force: true});
});

const write = async (name: string, content: string | Uint8Array) => {
	const path = join(home, name);
	await mkdir(dirname(path), {recursive: true});
	await writeFile(path, content);
	return path;
};

const put = async (name: string, options: TinyOptions = {}) => write(name, tinyModel(options));
const place = (environment: Place['environment'] = {}, platform: Place['platform'] = 'linux'): Place => ({home, platform, environment: {LISA_MODELS: join(home, 'none'), ...environment}});

/** Without what lies in the checkout's own models folder. */
const look = async (options: Parameters<typeof discover>[0] = {}): Promise<Library> => {
	const library = await discover({place: place(), index: false, ...options});
	return {...library, models: library.models.filter(({path}) => path.startsWith(home)), broken: library.broken.filter(({path}) => path.startsWith(home))};
};

const stores = ({models}: Library) => models.map(({store, name, quantization}) => [store, name, quantization].join(' | '));

describe('stores', () => {
	test.each<[string, string, Place['environment'], Place['platform']?]>([
		['LM Studio', '.lmstudio/models/maker/model/tiny-Q8_0.gguf', {}],
		['LM Studio', '.cache/lm-studio/models/maker/model/tiny-Q8_0.gguf', {}],
		['Hugging Face', '.cache/huggingface/hub/models--maker--tiny/snapshots/abc/tiny-Q8_0.gguf', {}],
		['llama.cpp', '.cache/llama.cpp/maker_tiny_tiny-Q8_0.gguf', {}],
		['llama.cpp', 'Library/Caches/llama.cpp/tiny-Q8_0.gguf', {}, 'darwin'],
		['GPT4All', '.local/share/nomic.ai/GPT4All/tiny-Q8_0.gguf', {}],
		['GPT4All', '.cache/gpt4all/tiny-Q8_0.gguf', {}],
		['GPT4All', 'Library/Application Support/nomic.ai/GPT4All/tiny-Q8_0.gguf', {}, 'darwin'],
		['Jan', '.config/Jan/data/llamacpp/models/tiny/model.gguf', {}],
		['Jan', 'jan/models/tiny/model.gguf', {}],
	])('%s at %s', async (store, path, environment, platform) => {
		await put(path);
		expect(stores(await look({place: place(environment, platform)}))).toEqual([`${store} | Tiny Llama 1M | Q8_0`]);
	});

	test('folders that their settings name', async () => {
		await put('a/tiny.gguf', {name: 'A'});
		await put('b/models--x--y/snapshots/1/tiny.gguf', {name: 'B'});
		await put('c/tiny.gguf', {name: 'C'});
		await put('d/tiny.gguf', {name: 'D'});
		await put('e/models/tiny/tiny.gguf', {name: 'E'});
		await put('own/tiny.gguf', {name: 'F'});
		await write('.lmstudio/settings.json', JSON.stringify({downloadsFolder: join(home, 'a')}));
		await write('.config/nomic.ai/GPT4All.ini', `[General]\nmodelPath=${join(home, 'd')}\n`);
		await write('.config/Jan/settings.json', JSON.stringify({data_folder: join(home, 'e')}));
		const library = await look({place: place({HF_HUB_CACHE: join(home, 'b'), LLAMA_CACHE: join(home, 'c'), LISA_MODELS: join(home, 'own')})});
		expect(stores(library)).toEqual(['LM Studio | A | Q8_0', 'Hugging Face | B | Q8_0', 'llama.cpp | C | Q8_0', 'GPT4All | D | Q8_0', 'Jan | E | Q8_0', 'LISA | F | Q8_0']);
	});

	test('settings that are damaged are passed over', async () => {
		await write('.lmstudio/settings.json', '{"downloadsFolder": 7');
		await write('.config/Jan/settings.json', '[]');
		await write('.config/nomic.ai/GPT4All.ini', 'modelPath=\0');
		await put('.lmstudio/models/tiny.gguf');
		expect(stores(await look())).toHaveLength(1);
	});
});

describe('Ollama', () => {
	const hex = (digit: string) => digit.repeat(64);
	const manifest = (digest: string, mediaType = 'application/vnd.ollama.image.model') => JSON.stringify({layers: [{mediaType: 'application/vnd.ollama.image.license', digest: 'sha256:0'}, {mediaType, digest}]});

	test('names come from manifests, weights from blobs; a model under two tags counts once', async () => {
		await put(`.ollama/models/blobs/sha256-${hex('a')}`, {name: ''});
		await put(`.ollama/models/blobs/sha256-${hex('b')}`, {name: '', quantization: 'Q4_K_M'});
		await write('.ollama/models/manifests/registry.ollama.ai/library/tiny/latest', manifest(`sha256:${hex('a')}`));
		await write('.ollama/models/manifests/registry.ollama.ai/library/tiny/1m', manifest(`sha256:${hex('a')}`));
		await write('.ollama/models/manifests/hf.co/maker/tiny/Q4_K_M', manifest(`sha256:${hex('b')}`));
		expect(stores(await look())).toEqual(['Ollama | hf.co/maker/tiny:Q4_K_M | Q4_K_M', 'Ollama | tiny:1m | Q8_0']);
	});

	test.each(['sha256:../../../../etc/passwd', `sha256:${hex('a')}/../../x`, '../../secret.gguf', `sha256-${hex('a')}`, `sha256:${hex('A')}`, ''])('a digest of %j never becomes a path', async digest => {
		await put('secret.gguf');
		await write('.ollama/models/manifests/registry.ollama.ai/library/evil/latest', manifest(digest));
		const library = await look();
		expect(library.models).toEqual([]);
		expect(library.broken).toEqual([]);
		expect(library.unreadable).toEqual([expect.objectContaining({reason: 'the manifest names a blob that is no sha256 digest'})]);
	});

	test.each(['', 'null', '[]', '{"layers": 3}', '{"layers": [null, 7]}', '{'])('a manifest of %j', async text => {
		await write('.ollama/models/manifests/registry.ollama.ai/library/odd/latest', text);
		const {models} = await look();
		expect(models).toEqual([]);
	});

	test('a blob that is not there is told', async () => {
		await write('.ollama/models/manifests/registry.ollama.ai/library/gone/latest', manifest(`sha256:${hex('c')}`));
		const {broken} = await look();
		expect(broken).toEqual([expect.objectContaining({store: 'Ollama', problem: expect.objectContaining({code: 'model-missing'}) as unknown})]);
	});
});

describe('folders', () => {
	const folder = async () => look({folders: [home], only: true});

	test('shards are one, links count once, what is no model lies apart', async () => {
		const path = await put('one/tiny-Q8_0.gguf');
		await symlink(path, join(home, 'link-Q8_0.gguf'));
		await symlink(join(home, 'one'), join(home, 'two'));
		await put('mmproj-tiny-F16.gguf', {quantization: 'F16'});
		await put('vocab.gguf', {tensors: []});
		await put('embedder.gguf', {architecture: 'bert'});
		const spec = tinySpec({name: 'Big', quantization: 'F16'});
		const split = (shard: number) => ({'split.no': {type: 'u16', value: shard}, 'split.count': {type: 'u16', value: 2}} as const);
		await write('big-00001-of-00002.gguf', writeGguf({values: {...spec.values, ...split(0)}, tensors: spec.tensors!.slice(0, 1)}));
		await write('big-00002-of-00002.gguf', writeGguf({values: split(1), tensors: spec.tensors!.slice(1)}));
		await write('lost-00002-of-00003.gguf', writeGguf({values: split(1), tensors: spec.tensors!.slice(1)}));
		await write('lost-00003-of-00003.gguf', writeGguf({values: split(1), tensors: spec.tensors!.slice(1)}));
		const {models, aside, broken} = await folder();
		expect(models.map(({name, shards}) => [name, shards])).toEqual([['Big', 2], ['Tiny Llama 1M', 1]]);
		expect(aside.map(each => String(each.aside)).sort((a, b) => a.localeCompare(b))).toEqual(['embedding model', 'projector', 'vocabulary only']);
		expect(broken.map(each => each.path)).toEqual([join(home, 'lost-00002-of-00003.gguf')]);
		expect(broken[0]!.problem.message).toMatch(/shards/);
	});

	test('circles end, broken files have their reason', async () => {
		await mkdir(join(home, 'a', 'b'), {recursive: true});
		await symlink(home, join(home, 'a', 'b', 'up'));
		await symlink(join(home, 'a'), join(home, 'a', 'self'));
		await symlink(join(home, 'nowhere'), join(home, 'dangling.gguf'));
		await symlink('loop.gguf', join(home, 'loop.gguf'));
		await write('empty.gguf', '');
		await write('page.gguf', '<html>');
		await write('cut.gguf', tinyModel().subarray(0, 3000));
		await put('a/b/tiny.gguf');
		const {models, broken} = await folder();
		expect(models).toHaveLength(1);
		expect(broken.map(each => `${each.path.slice(home.length + 1)} ${each.problem.code}`)).toEqual([
			'cut.gguf truncated-gguf', 'dangling.gguf model-missing', 'empty.gguf not-gguf', 'loop.gguf model-missing', 'page.gguf not-gguf',
		]);
	});

	test('names of every kind', async () => {
		const names = [`${'n'.repeat(240)}.gguf`, '模型 🦙.gguf', '-rf.gguf', ' .gguf', '%2e%2e.gguf', 'a\nb.gguf', '\u001B[31mred.gguf', '\u202Efdp.gguf'];
		for (const [index, name] of names.entries()) {
			await put(name, {name: '', norm: index + 1});
		}

		const {models} = await folder();
		expect(models).toHaveLength(names.length);
		for (const {name} of models) {
			expect(name).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E]/);
			expect(name).not.toBe('');
		}
	});

	test('a folder that is not there is empty; hidden ones and node_modules are passed over', async () => {
		await put('.hidden/tiny.gguf');
		await put('node_modules/x/tiny.gguf');
		expect(await folder()).toEqual({models: [], aside: [], broken: [], unreadable: []});
		expect(await look({folders: [join(home, 'nowhere')], only: true})).toEqual({models: [], aside: [], broken: [], unreadable: []});
	});

	test.skipIf(process.platform === 'win32')('folders and files that may not be read are told', async () => {
		await put('locked/tiny.gguf');
		const secret = await put('secret.gguf');
		await put('open.gguf');
		await chmod(join(home, 'locked'), 0o000);
		await chmod(secret, 0o000);
		await chmod(home, 0o755);
		// Root may read everything, so the look is taken as nobody then.
		const script = `import {discover} from '${new URL('../../source/library/discover.ts', import.meta.url).href}'; console.log(JSON.stringify(await discover({folders: [process.argv[1]], only: true, index: false})))`;
		const nobody = process.getuid?.() === 0 ? {uid: 65_534, gid: 65_534} : {};
		const {stdout, stderr} = spawnSync(process.execPath, ['--input-type=module', '-e', script, home], {encoding: 'utf8', ...nobody});
		await chmod(join(home, 'locked'), 0o755);
		expect(stderr.replaceAll(/^.*(?:ExperimentalWarning|--trace-warnings).*$/gm, '').trim()).toBe('');
		const library = JSON.parse(stdout) as Library;
		expect(library.models.map(({path}) => path)).toEqual([join(home, 'open.gguf')]);
		expect(library.unreadable).toEqual([{path: join(home, 'locked'), reason: 'may not be read by you'}]);
		expect(library.broken).toEqual([expect.objectContaining({path: secret, problem: expect.objectContaining({message: '“secret.gguf” may not be read by you.'}) as unknown})]);
	});
});

describe('the index', () => {
	const index = () => join(home, 'cache', 'library.json');
	const again = async () => look({folders: [join(home, 'models')], only: true, index: index()});
	const counts = async () => {
		const {models, broken} = await again();
		return {models: models.length, broken: broken.length};
	};

	test('a second look reads no header, a changed file is read again, a removed one is gone', async () => {
		const path = await put('models/tiny.gguf');
		const other = await put('models/other.gguf', {name: 'Other'});
		// A date in whole seconds, which `utimes` can give back.
		await utimes(path, 1_700_000_000, 1_700_000_000);
		const first = await again();
		// The same size and date, but no model any more: only the index can know what it was.
		const {size} = await stat(path);
		await writeFile(path, Buffer.alloc(size));
		await utimes(path, 1_700_000_000, 1_700_000_000);
		expect(await again()).toEqual(first);
		await utimes(path, 1_700_000_000, 1_700_000_002);
		expect(await counts()).toEqual({models: 1, broken: 1});
		await rm(other);
		expect(await counts()).toEqual({models: 0, broken: 1});
	});

	test.each(['', '{', 'null', '[]', '{"version":2,"entries":null}', '{"version":99,"entries":{}}', '{"version":2,"entries":{"x":null,"y":{"signature":"","file":{}}}}'])('an index of %j is made anew', async text => {
		await put('models/tiny.gguf');
		await write('cache/library.json', text);
		expect(await counts()).toEqual({models: 1, broken: 0});
		expect(JSON.parse(await readFile(index(), 'utf8'))).toMatchObject({version: 2});
		expect(await readdir(join(home, 'cache'))).toEqual(['library.json']);
	});

	test('an index that cannot be written is no error', async () => {
		await put('models/tiny.gguf');
		await write('cache', 'a file where a folder should be');
		expect(await counts()).toEqual({models: 1, broken: 0});
	});

	test('a shard that arrives later is seen', async () => {
		const spec = tinySpec({quantization: 'F16'});
		const split = (shard: number) => ({'split.no': {type: 'u16', value: shard}, 'split.count': {type: 'u16', value: 2}} as const);
		await write('models/a-00001-of-00002.gguf', writeGguf({values: {...spec.values, ...split(0)}, tensors: spec.tensors!.slice(0, 1)}));
		expect(await counts()).toEqual({models: 0, broken: 1});
		await write('models/a-00002-of-00002.gguf', writeGguf({values: split(1), tensors: spec.tensors!.slice(1)}));
		expect(await counts()).toEqual({models: 1, broken: 0});
	});
});
