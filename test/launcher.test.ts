import {spawnSync} from 'node:child_process';
import {copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {afterAll, describe, expect, test} from 'vitest';
import {launcher} from './helpers/terminal.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'lisa-launcher-'));
const old = path.join(folder, 'old.cjs');
writeFileSync(old, 'Object.defineProperty(process, "versions", {value: Object.assign({}, process.versions, {node: "18.19.0"})}); Object.defineProperty(process, "version", {value: "v18.19.0"});');

afterAll(() => {
	rmSync(folder, {recursive: true, force: true});
});

/** Runs a launcher as an old Node.js would see it; the preload goes no further than that one process. */
function runOld(file: string, arguments_: readonly string[]) {
	return spawnSync(process.execPath, ['--require', old, file, ...arguments_], {encoding: 'utf8'});
}

/** The launcher in a folder of its own. */
function install({built}: {built: boolean}): string {
	const root = mkdtempSync(path.join(folder, 'install-'));
	mkdirSync(path.join(root, 'source'));
	copyFileSync(launcher, path.join(root, 'source', 'launcher.cjs'));
	if (built) {
		mkdirSync(path.join(root, 'dist'));
		writeFileSync(path.join(root, 'dist', 'cli.js'), '');
	}

	return path.join(root, 'source', 'launcher.cjs');
}

describe('the launcher', () => {
	test('hands over to the Node.js that came with LISA where the one in use is too old', () => {
		const {stdout, status} = runOld(launcher, ['--version']);
		expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/u);
		expect(status).toBe(0);
	});

	test('passes the exit code on', () => {
		expect(runOld(launcher, ['nonsense']).status).toBe(64);
	});

	test('says what it needs where there is none', () => {
		const {stderr, status} = runOld(install({built: true}), ['--version']);
		expect(stderr).toContain('needs Node.js 22.13 or newer, and this is v18.19.0');
		expect(stderr).toContain('npm install');
		expect(status).toBe(69);
	});

	test('says so where LISA is not built', () => {
		const {stderr, status} = spawnSync(process.execPath, [install({built: false})], {encoding: 'utf8'});
		expect(stderr).toContain('npm install');
		expect(status).toBe(69);
	});

	test('is written in words that an old parser knows', () => {
		const code = readFileSync(launcher, 'utf8').replaceAll(/\/\/.*|\/\*[\s\S]*?\*\/|'(?:[^'\\]|\\.)*'/gu, '');
		expect(code).not.toMatch(/\b(?:const|let|class|async|await|import)\b|=>|`|\?\.|\?\?|\.\.\./u);
	});
});
