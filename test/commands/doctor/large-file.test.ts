import {mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {largeFile} from '../../../source/commands/doctor/large-file.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'lisa-large-'));
const program = path.join(folder, 'program');
const models = path.join(folder, 'models');

/** A file of that size that takes no room. */
function put(file: string, mebibytes: number): string {
	writeFileSync(file, '');
	truncateSync(file, mebibytes * 2 ** 20);
	return file;
}

beforeAll(() => {
	put(program, 100);
	mkdirSync(models);
});

afterAll(() => {
	rmSync(folder, {recursive: true});
});

test('a program on the disk of the models stands in for one, also where their folder is not made yet', async () => {
	expect(await largeFile(models, [program])).toBe(program);
	expect(await largeFile(path.join(models, 'not', 'yet'), [program])).toBe(program);
});

test('a model goes first, if it is large', async () => {
	put(path.join(models, 'a.gguf'), 1);
	expect(await largeFile(models, [program])).toBe(program);
	const model = put(path.join(models, 'b.gguf'), 64);
	expect(await largeFile(models, [program])).toBe(model);
});

test.runIf(process.platform === 'linux')('a program on another disk says nothing of theirs', async () => {
	expect(await largeFile('/sys/kernel', [program])).toBeUndefined();
});
