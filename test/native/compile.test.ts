import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';
import {compiled, compileLibrary} from '../../source/native/compile.ts';
import {FakeToolFolder} from '../helpers/fake-tools.ts';

test.each([
	['[ 34%] Building C object src/x.c.o', 0.34],
	['[100%] Built target ggml-cpu', 1],
	['[12/40] Building CXX object', 0.3],
	['[3/2] more than there were', 1],
	['-- Configuring done', undefined],
	['a [50%] in the middle', undefined],
])('%s', (line, fraction) => {
	expect(compiled(line)).toBe(fraction);
});

describe('a build with tools that only say so', () => {
	let folder: string;
	let tools: FakeToolFolder;
	let heard: string[];
	beforeEach(() => {
		folder = mkdtempSync(path.join(tmpdir(), 'lisa-compile-'));
		tools = new FakeToolFolder(folder);
		heard = [];
		vi.stubEnv('PATH', `${tools.folder}:${process.env['PATH']}`);
	});
	afterEach(() => {
		vi.unstubAllEnvs();
		rmSync(folder, {recursive: true});
	});

	const log = () => path.join(folder, 'log');
	const work = () => path.join(folder, 'work');
	const compile = async (key = 'one') => compileLibrary({bundle: '/the/bundle', work: work(), key, log: log(), jobs: 3, onProgress(stage, fraction) {
		heard.push(`${stage} ${fraction}`);
	}});

	test('unpacks, prepares and compiles one library for this CPU, and says how far it is', async () => {
		const library = await compile();
		expect(readFileSync(library, 'utf8')).toBe('library\n');
		expect(heard).toEqual(['unpack 0', 'configure 0', 'compile 0', 'compile 0.5']);
		expect(tools.calls[0]).toContain('clone --quiet --no-checkout /the/bundle');
		expect(tools.calls[2]).toContain('-DGGML_NATIVE=ON');
		expect(tools.calls.at(-1)).toContain('--target ggml-cpu --parallel 3');
		expect(readFileSync(log(), 'utf8')).toContain('[ 50%] Building C object');
	});

	test('goes on where it was, and begins anew for another release or CPU', async () => {
		await compile();
		await compile();
		expect(tools.calls.filter(call => call.includes('clone'))).toHaveLength(1);
		await compile('two');
		expect(tools.calls.filter(call => call.includes('clone'))).toHaveLength(2);
	});

	test.each([
		['a compiler that breaks off', {code: 2, makes: false, compiling: ['x.c:1:1: fatal error: no such header']}, 'build-failed', 'The build broke off: cmake could not compile (x.c:1:1: fatal error: no such header).'],
		['one that gives no reason', {code: 7, makes: false, compiling: []}, 'build-failed', 'The build broke off: cmake could not compile (exit code 7).'],
		['a reason with control sequences', {code: 1, makes: false, compiling: ['error: \u001B[31mred\u001B[2J']}, 'build-failed', 'The build broke off: cmake could not compile (error: red).'],
		['a full disk', {code: 1, makes: false, compiling: ['as: x.o: No space left on device']}, 'disk-full', 'The build broke off: cmake could not compile (as: x.o: No space left on device).'],
		['no library at the end', {makes: false}, 'build-failed', 'The build ended without a library.'],
	] as const)('%s', async (_, does, code, message) => {
		tools.cmake(does);
		await expect(compile()).rejects.toMatchObject({code, message});
	});

	test('what was unpacked half way is unpacked again', async () => {
		tools.write('git', 'case "$*" in *clone*) exit 1;; esac');
		await expect(compile()).rejects.toMatchObject({code: 'build-failed'});
		expect(existsSync(path.join(work(), 'source'))).toBe(false);
	});
});
