import {mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {LineWriter, readAnswered, readPrompts} from '../../source/host/run-files.ts';

let folder: string;
let file: string;
beforeEach(() => {
	folder = mkdtempSync(path.join(os.tmpdir(), 'lisa-run-'));
	file = path.join(folder, 'lines.jsonl');
});
afterEach(() => {
	rmSync(folder, {recursive: true, force: true});
});

describe('prompts', () => {
	test('are read with their settings; ids are line numbers where there are none', () => {
		writeFileSync(file, '\uFEFF{"prompt":"a"}\r\n\n{"id":"x","prompt":"b","system":"s","max_tokens":5,"temperature":0.5,"seed":1,"more":true}\n{"prompt":"c"}');
		expect(readPrompts(file)).toEqual([{id: 1, prompt: 'a'}, {id: 'x', prompt: 'b', system: 's', maxTokens: 5, temperature: 0.5, seed: 1}, {id: 4, prompt: 'c'}]);
	});

	test.each([
		['{"prompt":"a"}\nhello', 'Line 2 of lines.jsonl is not JSON.'],
		['[1]', 'Line 1 of lines.jsonl is not a JSON object.'],
		['{"prompt":"a"}\n\n{"text":"b"}', 'Line 3 of lines.jsonl has no prompt.'],
		['{"prompt":" "}', 'Line 1 of lines.jsonl has an empty prompt.'],
		['{"prompt":"a","temperature":9}', 'Line 1 of lines.jsonl has a temperature that is not understood.'],
		['{"prompt":"a","max_tokens":0}', 'Line 1 of lines.jsonl has a max_tokens that is not understood.'],
		['{"id":2,"prompt":"a"}\n{"prompt":"b"}', 'Lines 1 and 2 of lines.jsonl have the same id, 2.'],
		['\n\n', 'lines.jsonl has no prompts.'],
	])('%j is refused: %s', (text, message) => {
		writeFileSync(file, text);
		expect(() => readPrompts(file)).toThrow(expect.objectContaining({code: 'run-input', message}) as Error);
	});

	test('a file that is not there', () => {
		expect(() => readPrompts(file)).toThrow(expect.objectContaining({code: 'run-input', message: `${file} cannot be read: there is no such file.`}) as Error);
	});
});

describe('answers', () => {
	test('none yet', () => {
		expect(readAnswered(file)).toEqual({ids: new Set(), failed: 0});
	});

	test('are read back, and a number is not its text', () => {
		const writer = new LineWriter(file);
		writer.append({id: 1, text: 'one\ntwo'});
		writer.append({id: '1', error: {code: 'context-full'}});
		writer.close();
		expect(readAnswered(file)).toEqual({ids: new Set(['1', '"1"']), failed: 1});
		expect(process.platform === 'win32' || (statSync(file).mode & 0o777) === 0o600).toBe(true);
	});

	test.each(['{', '{"id":', '{"id":2,"text":"half', '{"id":2,"text":"whole but for its end"}'])('a line that was cut short at %j goes', cut => {
		writeFileSync(file, `{"id":1,"text":"a"}\n${cut}`);
		expect([...readAnswered(file).ids]).toEqual(['1']);
		expect(readFileSync(file, 'utf8')).toBe('{"id":1,"text":"a"}\n');
	});

	test.each(['my notes\n', 'my notes', '{"a":1}\n', '[]\n', 'null\n'])('another file, %j, is refused and left as it is', text => {
		writeFileSync(file, text);
		expect(() => readAnswered(file)).toThrow(expect.objectContaining({code: 'usage'}) as Error);
		expect(readFileSync(file, 'utf8')).toBe(text);
	});
});
