import {mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync, symlinkSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {gatherSettings} from '../../../source/commands/settings/gather.ts';
import {useSettings} from '../../../source/commands/settings/use.ts';
import {writeSetting} from '../../../source/commands/settings/write-file.ts';
import {ownFolder} from '../../../source/library/stores/own.ts';

let folder: string;
let file: string;

beforeEach(() => {
	folder = mkdtempSync(path.join(os.tmpdir(), 'lisa-settings-'));
	file = path.join(folder, 'lisa', 'settings.json');
});

afterEach(() => {
	rmSync(folder, {recursive: true, force: true});
});

const put = (text: string) => {
	mkdirSync(path.dirname(file), {recursive: true});
	writeFileSync(file, text);
};

const of = (name: string, options: Parameters<typeof gatherSettings>[0]) => gatherSettings({file, environment: {}, ...options}).all.find(each => each.name === name);

test('a flag goes before the environment, that before the file, and where none says anything there is the default', () => {
	expect(of('context', {})).toEqual({name: 'context', source: 'default'});
	put('{"context": 512}');
	expect(of('context', {})).toEqual({name: 'context', value: 512, source: 'file', line: 1});
	expect(of('context', {environment: {LISA_CONTEXT: '1024'}})).toEqual({name: 'context', value: 1024, source: 'environment'});
	expect(of('context', {environment: {LISA_CONTEXT: ''}})).toMatchObject({value: 512});
	expect(of('context', {environment: {LISA_CONTEXT: '1024'}, flags: {context: '2048'}})).toEqual({name: 'context', value: 2048, source: 'flag'});
});

test('a variable that is not understood is named, and the file holds', () => {
	put('{"context": 512}');
	const {faults, all} = gatherSettings({file, environment: {LISA_CONTEXT: 'big\u001B[2J'}});
	expect(faults.map(({message}) => message)).toEqual(['LISA_CONTEXT takes a whole number from 64 to 10000000, not “big”.']);
	expect(all.find(({name}) => name === 'context')).toMatchObject({value: 512, source: 'file'});
});

test('what is set is put to use: a load gets its part, the environment the rest, and what stands there stays', () => {
	put('{"model": "guide", "context": 512, "kv-type": "q8", "mlock": false, "mmap": false, "flash-attention": "on", "theme": "dark", "alerts": "bell", "models": "~/m"}');
	const environment: NodeJS.ProcessEnv = {LISA_ALERTS: 'notify', LISA_THREADS: '2'};
	expect(useSettings({file, environment})).toEqual({usual: {path: expect.stringMatching(/lisa-tiny-F16\.gguf$/u) as string, contextSize: 512, threads: 2, kvType: 'Q8_0', mmap: false, flashAttention: true}, faults: []});
	expect(environment).toEqual({LISA_ALERTS: 'notify', LISA_THREADS: '2', LISA_THEME: 'dark', LISA_MODELS: path.join(os.homedir(), 'm')});
});

test('a path in the environment is one wherever it is used', () => {
	const environment: NodeJS.ProcessEnv = {LISA_MODELS: '~/m'};
	useSettings({file, environment});
	expect(environment['LISA_MODELS']).toBe(path.join(os.homedir(), 'm'));
	expect(ownFolder({LISA_MODELS: ''})).toBe(ownFolder({}));
});

describe('what stands in the place of the file is told', () => {
	test.each([
		['a folder', () => {
			mkdirSync(file, {recursive: true});
		}, / is a folder\.$/u],
		['a device', () => {
			mkdirSync(path.dirname(file));
			symlinkSync(os.devNull, file);
		}, / is no file\.$/u],
		['a large file', () => {
			put(' '.repeat(300_000));
		}, / is larger than 256 kB\.$/u],
		['a file for a folder', () => {
			writeFileSync(path.dirname(file), '');
		}, / cannot be read: its folder is a file\.$/u],
		['a circle of links', () => {
			mkdirSync(path.dirname(file));
			symlinkSync(file, file);
		}, / cannot be read: its links lead in a circle\.$/u],
	])('%s', (_, make, message) => {
		make();
		const {faults, all} = gatherSettings({file, environment: {}});
		expect(faults.map(fault => fault.message)).toEqual([expect.stringMatching(message)]);
		expect(all.every(({source}) => source === 'default')).toBe(true);
		expect(() => {
			writeSetting(file, 'theme', 'dark');
		}).toThrow(message);
	});
});

describe('writing', () => {
	test('makes the folder and a file for its owner alone, and leaves nothing else there', () => {
		writeSetting(file, 'theme', 'dark');
		expect(readFileSync(file, 'utf8')).toBe('{\n\t"theme": "dark"\n}\n');
		expect(statSync(file).mode & 0o777).toBe(0o600);
		expect(statSync(path.dirname(file)).mode & 0o777).toBe(0o700);
		expect(readdirSync(path.dirname(file))).toEqual(['settings.json']);
	});

	test('keeps what else is there, right or wrong, and changes nothing in what is no JSON', () => {
		put('{"other": [1], "theme": "drak"}');
		writeSetting(file, 'theme', 'dark');
		expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({other: [1], theme: 'dark'});
		put('{"theme": "dark",}');
		expect(() => {
			writeSetting(file, 'theme', 'light');
		}).toThrow(/^Nothing was written\. .*:1: a comma stands before \}\.$/u);
		expect(readFileSync(file, 'utf8')).toBe('{"theme": "dark",}');
	});

	test('follows a link', () => {
		put('');
		const real = path.join(folder, 'real.json');
		writeFileSync(real, '{"context": 64}');
		rmSync(file);
		symlinkSync(real, file);
		writeSetting(file, 'context', undefined);
		expect(readFileSync(real, 'utf8')).toBe('{}\n');
		expect(readlinkSync(file)).toBe(real);
	});
});
