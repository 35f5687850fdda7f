import {spawnSync} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {holder, releaseLock, takeLock} from '../../source/host/lock.ts';

let folder: string;
let file: string;
beforeEach(() => {
	folder = mkdtempSync(path.join(os.tmpdir(), 'lisa-lock-'));
	file = path.join(folder, 'host.lock');
});
afterEach(() => {
	rmSync(folder, {recursive: true, force: true});
});

/** A process that has ended. */
const gone = () => spawnSync(process.execPath, ['--version']).pid;

test('the first one has it, and it says who', () => {
	expect(takeLock(file)).toBe(true);
	expect(holder(file)).toBe(process.pid);
	expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('a living process keeps it', () => {
	writeFileSync(file, String(process.ppid));
	expect(takeLock(file)).toBe(false);
	expect(readFileSync(file, 'utf8')).toBe(String(process.ppid));
});

test('of a process of another user too', () => {
	writeFileSync(file, '1');
	expect(takeLock(file)).toBe(false);
});

test('that of a dead one is taken over', () => {
	writeFileSync(file, String(gone()));
	expect(takeLock(file)).toBe(true);
	expect(holder(file)).toBe(process.pid);
});

test.each(['not a number', '-1', '0', '1.5', '99999999999999999999'])('that of %j is taken over', content => {
	writeFileSync(file, content);
	expect(holder(file)).toBeUndefined();
	expect(takeLock(file)).toBe(true);
});

test('released by who has it, and free again', () => {
	takeLock(file);
	releaseLock(file);
	expect(existsSync(file)).toBe(false);
	expect(takeLock(file)).toBe(true);
});

test('nobody releases that of another', () => {
	writeFileSync(file, String(process.ppid));
	releaseLock(file);
	expect(holder(file)).toBe(process.ppid);
});

test('no file, no holder', () => {
	expect(holder(file)).toBeUndefined();
	releaseLock(file);
});

test('a folder that is not there is an error, not a lock', () => {
	expect(() => takeLock(path.join(folder, 'no', 'host.lock'))).toThrow('ENOENT');
});
