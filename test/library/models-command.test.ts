import process from 'node:process';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {text as readAll} from 'node:stream/consumers';
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {stripVTControlCharacters} from 'node:util';
import stringWidth from 'string-width';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {fitTable} from '../../source/commands/models-fit.ts';
import {listing} from '../../source/commands/models-list.ts';
import {printer, type Report} from '../../source/commands/models-print.ts';
import {fitText} from '../../source/commands/models-table.ts';
import type {BoxNow} from '../../source/commands/models-box.ts';
import {discover} from '../../source/library/discover.ts';
import {groupFamilies} from '../../source/library/families.ts';
import {tinyModel, type TinyOptions} from '../helpers/tiny-model.ts';

const GiB = 2 ** 30;
const box: BoxNow = {memoryFree: 10 * GiB, memoryTotal: 16 * GiB, memoryBandwidth: 30e9, cards: [], gpuStatus: 'no GPU: running on CPU'};
const withCard: BoxNow = {...box, cards: [{name: 'NVIDIA GeForce RTX 3060', free: 11.5 * GiB, bandwidth: 360e9}]};

let folder: string;

const put = async (name: string, options: TinyOptions = {}) => writeFile(join(folder, name), tinyModel(options));

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'lisa-models-'));
	await put('tiny-F16.gguf', {quantization: 'F16'});
	await put('tiny-Q8_0.gguf');
	await put('tiny-Q4_K_M.gguf', {quantization: 'Q4_K_M'});
	await put(`${'模'.repeat(70)}.gguf`, {name: '模型 '.repeat(60), norm: 2});
	await put('\u001B]0;owned\u0007\u001B[2Jevil\u202E.gguf', {name: '\u001B[31mred\u001B[0m\u009B2J\u202Eevil', norm: 3});
	await writeFile(join(folder, '\u001B[5mbroken\r\n.gguf'), 'no');
	await put('vocab.gguf', {tensors: []});
});

afterAll(async () => {
	await rm(folder, {recursive: true});
});

function print(report: Report, {json = false, ...output}: {json?: boolean; isTTY?: boolean; columns?: number} = {}): string {
	let text = '';
	printer(json, {
		write(chunk: string) {
			text += chunk;
			return true;
		},
		...output,
	})(report);
	return text;
}

const list = async (where: BoxNow = box): Promise<Report> => {
	const library = await discover({folders: [folder], only: true, index: false});
	return listing({library, families: groupFamilies(library.models, {context: 4096}, where), context: 4096, box: where});
};

const unsafe = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E]/;

describe('the list', () => {
	test('by family, each rung with its size and whether it fits', async () => {
		const text = print(await list());
		expect(text).toContain('Tiny Llama 1M · 0.1M · llama · ');
		expect(text).toMatch(/^ {2}F16 +291 KiB {2}fits +~[\d,]+ tok\/s {2}tiny-F16\.gguf$/m);
		expect(text).toMatch(/^ {2}Q4_K_M \* +84 KiB {2}fits/m);
		expect(text.indexOf('tiny-F16')).toBeLessThan(text.indexOf('tiny-Q8_0'));
		expect(text).toContain('Not for chat:');
		expect(text).toMatch(/Not loadable:\n.*broken.* not a GGUF model\.$/m);
	});

	test.each([20, 40, 80, 200])('no line is wider than %i columns, and nothing in it can act on the terminal', async columns => {
		const text = print(await list(), {isTTY: true, columns});
		for (const line of stripVTControlCharacters(text).split('\n')) {
			expect(line).not.toMatch(unsafe);
			expect(stringWidth(line)).toBeLessThanOrEqual(Math.max(columns, 60));
		}
	});

	test('in a pipe it is 80 wide, without colour', async () => {
		const lines = print(await list()).split('\n');
		expect(lines.join('')).not.toMatch(unsafe);
		expect(Math.max(...lines.map(line => stringWidth(line)))).toBeLessThanOrEqual(80);
	});

	test('JSON has every path as it is, and nothing that acts on a terminal', async () => {
		const text = print(await list(), {json: true});
		expect(text).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E]/);
		const data = JSON.parse(text) as {families: Array<{name: string; rungs: Array<{path: string; name: string; fit: {grade: string}}>; best: Record<string, string>}>; broken: Array<{path: string}>};
		const tiny = data.families.find(({name}) => name === 'Tiny Llama 1M')!;
		expect(tiny.rungs.map(({name, fit}) => [name, fit.grade])).toEqual([['F16', 'fits'], ['Q8_0', 'fits'], ['Q4_K_M', 'fits']]);
		expect(tiny.best).toEqual({fast: join(folder, 'tiny-Q4_K_M.gguf'), balanced: join(folder, 'tiny-Q4_K_M.gguf'), bestQuality: join(folder, 'tiny-F16.gguf')});
		expect(data.broken[0]!.path).toBe(join(folder, '\u001B[5mbroken\r\n.gguf'));
		expect(data.families.flatMap(({rungs}) => rungs).some(({path}) => path.includes('\u202E'))).toBe(true);
	});
});

describe('the catalog against the box', () => {
	test.each([box, withCard])('fits 80 columns', where => {
		const lines = print(fitTable([], {context: 4096}, where)).split('\n');
		expect(Math.max(...lines.map(line => stringWidth(line)))).toBeLessThanOrEqual(80);
		expect(lines.join('\n')).toMatch(/Mistral 7B Instruct +5–6 GB +Q/);
	});

	test('one model with all its rungs, beside the document’s own figure', () => {
		const text = print(fitTable(['Mistral', '7b', 'instruct'], {context: 4096}, withCard));
		expect(text.replaceAll(/\s+/g, ' ')).toContain('the hardware document says 5–6 GB of VRAM');
		expect(text).toMatch(/Q4_K_M +4\.\d GiB +4\.\d GiB VRAM {2}fits +~\d+ tok\/s/);
		expect(text).toMatch(/F16 +13\.5 GiB .* partly \(\d+\/33 layers\)/);
	});

	test('what it says of the document’s models agrees with the document', () => {
		const {data} = fitTable([], {context: 4096}, withCard) as {data: {models: Array<{id: string; agrees?: boolean}>}};
		const answers = Object.fromEntries(data.models.filter(({agrees}) => agrees !== undefined).map(({id, agrees}) => [id, agrees]));
		expect(answers).toEqual({'mistral-7b-instruct': true, 'tinyllama-1.1b': true, 'gpt4all-j': true, 'gpt4all-13b-snoozy': true, 'llama-2-7b': true, 'llama-2-13b': true});
	});

	test('a name it does not have', () => {
		expect(() => fitTable(['\u001B[31mnothing'], {context: 4096}, box)).toThrow('The catalog has no model “nothing”.');
	});
});

test.each([
	['short', 10, 'short'],
	['a longer text', 8, 'a longe…'],
	['模型模型', 5, '模型…'],
	['👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 3, '👩‍👩‍👧‍👦…'],
	['x', 0, ''],
])('%s in %i cells', (text, width, shown) => {
	expect(fitText(text, width)).toBe(shown);
});

describe('as a command', () => {
	const lisa = async (...rest: string[]) => {
		const child = spawn(process.execPath, ['source/cli.ts', 'models', ...rest], {env: {...process.env, HOME: folder, XDG_CACHE_HOME: join(folder, 'cache')}});
		const [stdout, stderr, [code]] = await Promise.all([readAll(child.stdout), readAll(child.stderr), once(child, 'close') as Promise<[number]>]);
		return {code, stdout, stderr};
	};

	test('a folder, a file, a folder that is not there, a file that is no model', async () => {
		await mkdir(join(folder, 'empty'), {recursive: true});
		const [all, none, shown, nowhere, broken, wrong] = await Promise.all([
			lisa(folder, '--json'),
			lisa(join(folder, 'empty')),
			lisa('show', join(folder, 'tiny-Q8_0.gguf')),
			lisa(join(folder, 'nowhere')),
			lisa('show', join(folder, '\u001B[5mbroken\r\n.gguf')),
			lisa('show'),
		]);
		expect(all.code).toBe(0);
		expect((JSON.parse(all.stdout) as {families: unknown[]}).families).toHaveLength(3);
		expect(none.stdout).toContain('No models were found.');
		expect(shown.stdout).toMatch(/^ladder +F16 Q8_0 Q4_K_M$/m);
		expect(nowhere).toMatchObject({code: 66, stderr: expect.stringContaining('There is no folder') as unknown});
		expect(broken).toMatchObject({code: 65, stderr: expect.stringContaining('“broken .gguf” is not a GGUF model.') as unknown});
		expect(wrong.code).toBe(64);
	}, 60_000);
});
