import {chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {modelPath} from '../../source/host/model-path.ts';
import {checkOwn, makePrivate, resolvePaths} from '../../source/host/paths.ts';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(path.join(os.tmpdir(), 'lisa-paths-'));
});
afterEach(() => {
	rmSync(folder, {recursive: true, force: true});
});

const posix = process.platform !== 'win32';

describe.runIf(posix)('the runtime folder', () => {
	const mode = (name: string) => statSync(path.join(folder, name)).mode & 0o777;

	test('is made, private', () => {
		makePrivate(path.join(folder, 'run', 'lisa'));
		expect(mode('run/lisa')).toBe(0o700);
	});

	test('is made private where it is not', () => {
		mkdirSync(path.join(folder, 'lisa'));
		chmodSync(path.join(folder, 'lisa'), 0o777);
		makePrivate(path.join(folder, 'lisa'));
		expect(mode('lisa')).toBe(0o700);
	});

	test('a link to a folder is refused, and what it leads to left alone', () => {
		mkdirSync(path.join(folder, 'theirs'));
		chmodSync(path.join(folder, 'theirs'), 0o755);
		symlinkSync(path.join(folder, 'theirs'), path.join(folder, 'lisa'));
		expect(() => {
			makePrivate(path.join(folder, 'lisa'));
		}).toThrow(expect.objectContaining({code: 'host-unreachable'}));
		expect(mode('theirs')).toBe(0o755);
	});

	test('a file in its place is refused in words', () => {
		writeFileSync(path.join(folder, 'lisa'), '');
		expect(() => {
			makePrivate(path.join(folder, 'lisa'));
		}).toThrow(expect.objectContaining({code: 'host-unreachable'}));
	});

	test('one whose socket would have too long a name is refused at once', () => {
		expect(() => {
			makePrivate(path.join(folder, 'a'.repeat(100)));
		}).toThrow(expect.objectContaining({code: 'host-unreachable', message: expect.stringContaining('too long for a socket') as string}));
		expect(existsSync(path.join(folder, 'a'.repeat(100)))).toBe(false);
	});

	test('what is not there yet may be anybody’s, and a link is nobody’s', () => {
		checkOwn(path.join(folder, 'none'));
		symlinkSync(folder, path.join(folder, 'lisa'));
		expect(() => {
			checkOwn(path.join(folder, 'lisa'));
		}).toThrow('is no folder');
	});

	// Only root can give a folder away.
	test.runIf(process.getuid?.() === 0)('of somebody else is refused', () => {
		mkdirSync(path.join(folder, 'lisa'));
		chownSync(path.join(folder, 'lisa'), 65_534, 65_534);
		expect(() => {
			makePrivate(path.join(folder, 'lisa'));
		}).toThrow(expect.objectContaining({code: 'host-unreachable', hint: 'Set XDG_RUNTIME_DIR to a folder of your own and start again.'}));
		expect(mode('lisa')).not.toBe(0o700);
	});
});

describe.runIf(posix)('where things are', () => {
	test.each([
		[{LISA_RUNTIME: '/x', XDG_RUNTIME_DIR: '/run/user/7'}, '/x'],
		[{XDG_RUNTIME_DIR: '/run/user/7'}, '/run/user/7/lisa'],
		[{XDG_RUNTIME_DIR: ''}, path.join(os.tmpdir(), `lisa-${process.getuid?.()}`)],
		[{}, path.join(os.tmpdir(), `lisa-${process.getuid?.()}`)],
	])('%j: %s', (environment, runtime) => {
		expect(resolvePaths(environment)).toMatchObject({runtime, socket: path.join(runtime, 'host.sock'), lock: path.join(runtime, 'host.lock')});
	});
});

test.each([
	['/m/a.gguf', '/m/a.gguf'],
	['a.gguf', path.resolve('a.gguf')],
	['~', os.homedir()],
	['~/m/a.gguf', path.join(os.homedir(), 'm/a.gguf')],
	['~other/a.gguf', path.resolve('~other/a.gguf')],
	['m/../a.gguf', path.resolve('a.gguf')],
])('%s as a person types it is %s', (given, full) => {
	expect(modelPath(given)).toBe(full);
});
