import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {Readable} from 'node:stream';
import {afterAll, describe, expect, test} from 'vitest';
import {readTexts} from '../../source/commands/embed-input.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'lisa-embed-'));
afterAll(() => {
	rmSync(folder, {recursive: true});
});

async function textsOf(content: string) {
	const file = path.join(folder, 'texts');
	writeFileSync(file, content);
	return Readable.from(readTexts(file)).toArray();
}

describe('what vectors are made of', () => {
	test.each<[string, string, unknown[]]>([
		['lines', 'one\ntwo\n', [{index: 0, text: 'one'}, {index: 1, text: 'two'}]],
		['the last line without its end', 'one\ntwo', [{index: 0, text: 'one'}, {index: 1, text: 'two'}]],
		['empty lines, which count', '\n\none\n  \ntwo', [{index: 2, text: 'one'}, {index: 4, text: 'two'}]],
		['Windows lines, and its mark', '\uFEFFone\r\ntwo\r\n', [{index: 0, text: 'one'}, {index: 1, text: 'two'}]],
		['objects', '{"text":"one\\ntwo","id":7}\n{"text": "three"}', [{index: 0, text: 'one\ntwo'}, {index: 1, text: 'three'}]],
		['a line that only begins like an object', '{ if (true) {', [{index: 0, text: '{ if (true) {'}]],
		['nothing', '', []],
	])('%s', async (_, content, expected) => {
		expect(await textsOf(content)).toEqual(expected);
	});

	test('an object without a text is named by its line', async () => {
		await expect(textsOf('{"text":"one"}\n{"prompt":"two"}')).rejects.toMatchObject({code: 'run-input', message: 'Line 2 has no text.'});
	});

	test('a file that is not there is said so', async () => {
		await expect(async () => {
			for await (const text of readTexts(path.join(folder, 'missing'))) {
				expect(text).toBeUndefined();
			}
		}).rejects.toMatchObject({code: 'run-input', message: expect.stringContaining('no such file') as string});
	});
});
