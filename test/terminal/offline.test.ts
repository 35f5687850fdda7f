import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {buildNetworkGuard, withoutInterfaces, type NetworkGuard} from '../helpers/offline.ts';
import {hostPid, lisa, withTerminals} from '../helpers/screen.ts';
import {launcher} from '../helpers/terminal.ts';

const {home: makeHome, open} = withTerminals();

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(path.join(os.tmpdir(), 'lisa-offline-'));
});
afterAll(() => {
	rmSync(folder, {recursive: true, force: true});
});

function guarded(): NetworkGuard {
	return buildNetworkGuard(mkdtempSync(path.join(folder, 'guard-')));
}

test('the guard sees what a program dials and looks up, and what its children do', () => {
	const guard = guarded();
	const dial = `
		const net = require('node:net');
		net.connect(9, '127.0.0.1').on('error', () => {});
		require('node:dns').lookup('name.invalid', () => {});
		const resolver = new (require('node:dns').Resolver)();
		resolver.setServers(['192.0.2.1']);
		resolver.resolve4('other.invalid', () => {});
		setTimeout(() => process.exit(0), 500);
	`;
	spawnSync(process.execPath, ['-e', `require('node:child_process').spawnSync(process.execPath, ['-e', ${JSON.stringify(dial)}])`], {env: {...process.env, ...guard.environment}});
	expect(guard.tried().map(line => line.split(' ').slice(0, 2).join(' '))).toEqual(expect.arrayContaining(['connect 127.0.0.1', 'lookup name.invalid', expect.stringMatching(/^(?:connect|sendto|sendmsg) 192\.0\.2\.1$/)]));
});

test('a whole session dials nothing and looks up no name: screen, replies, picker, ladder, commands', async () => {
	const guard = guarded();
	const home = makeHome(guard.environment);
	const terminal = open(home);
	await terminal.until(/ready\s*$/u);
	terminal.write('which key opens the ladder?\r');
	await terminal.until(/F16 · \d+ tok · TTFT/u);
	terminal.write('\u001Bm');
	await terminal.until('for a model');
	await terminal.until('LISA Tiny · ');
	terminal.write('\u001B');
	await terminal.until('ask something');
	terminal.write('\u0014');
	await terminal.until('Ladder');
	terminal.write('\u001B');
	await terminal.until('ask something');
	terminal.write('\u000E');
	await terminal.until('new conversation');
	expect(lisa(home, ['ask', 'who are you?']).code).toBe(0);
	expect(lisa(home, ['models']).code).toBe(0);
	expect(lisa(home, ['models', 'fit', 'mistral']).code).toBe(0);
	expect(hostPid(home)).toBeDefined();
	terminal.write('\u0004');
	await terminal.untilExit();
	expect(lisa(home, ['stop']).code).toBe(0);
	expect(guard.tried()).toEqual([]);
});

test('a pull dials, in a process of its own, and only what it was asked for', () => {
	const guard = guarded();
	const home = makeHome({...guard.environment, NO_PROXY: '*', HF_ENDPOINT: ''});
	const {code, error} = lisa(home, ['pull', 'https://models.invalid/tiny.gguf']);
	expect(code).toBe(69);
	expect(error).toContain('cannot be looked up; is this box online?');
	const tried = guard.tried();
	expect(tried.length).toBeGreaterThan(0);
	for (const line of tried) {
		expect(line).toMatch(/^lookup models\.invalid .*pull-process/);
	}
});

test('it answers where there is no network at all', () => {
	const guard = guarded();
	const home = makeHome(guard.environment);
	const [command, ...rest] = [...withoutInterfaces(), process.execPath, launcher, 'ask', 'who are you?'];
	const {status, stdout, stderr} = spawnSync(command, rest, {env: home.environment, encoding: 'utf8', cwd: home.folder});
	expect(stderr).toBe('');
	expect(status).toBe(0);
	expect(stdout).toMatch(/LISA/u);
	expect(guard.tried()).toEqual([]);
});
