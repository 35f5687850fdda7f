import {chmodSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterAll, describe, expect, test} from 'vitest';
import {LisaError} from '../../source/core/errors.ts';
import {checkTools} from '../../source/native/tools.ts';

const folders: string[] = [];

/** A folder with programs of these names. */
function box(...programs: string[]): string {
	const folder = mkdtempSync(path.join(tmpdir(), 'lisa-tools-'));
	folders.push(folder);
	for (const name of programs) {
		writeFileSync(path.join(folder, name), '');
		chmodSync(path.join(folder, name), 0o755);
	}

	return folder;
}

afterAll(() => {
	for (const folder of folders) {
		rmSync(folder, {recursive: true});
	}
});

const debian = 'PRETTY_NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n';
const all = ['git', 'cmake', 'cc', 'c++', 'make'];
const without = (...names: string[]) => box(...all.filter(name => !names.includes(name)));

function said(environment: Record<string, string>, release: string): string {
	try {
		checkTools(environment, release);
		return '';
	} catch (error) {
		expect(error).toBeInstanceOf(LisaError);
		const {message, hint, code} = error as LisaError;
		expect(code).toBe('build-failed');
		return `${message} ${hint}`;
	}
}

describe('what a build needs', () => {
	test.each([
		['all of it', box(...all), debian, ''],
		['compilers by other names', box('git', 'cmake', 'gcc', 'g++', 'make'), debian, ''],
		['ninja does what make does', box('git', 'cmake', 'cc', 'c++', 'ninja'), debian, ''],
		['cmake is missing', without('cmake'), debian, 'To build the engine cmake is missing. Type `sudo apt install cmake`, then type `lisa doctor --build` again.'],
		['several are named at once', without('cmake', 'git', 'c++'), debian, 'To build the engine git, cmake and a C++ compiler are missing. Type `sudo apt install git cmake g++`, then type `lisa doctor --build` again.'],
		['Fedora', without('c++'), 'ID=fedora\n', 'To build the engine a C++ compiler is missing. Type `sudo dnf install gcc-c++`, then type `lisa doctor --build` again.'],
		['one package for two', without('cc', 'c++'), 'ID=arch\n', 'To build the engine a C compiler and a C++ compiler are missing. Type `sudo pacman -S gcc`, then type `lisa doctor --build` again.'],
		['Leap', without('make'), 'ID="opensuse-leap"\nID_LIKE="suse opensuse"\n', 'To build the engine make is missing. Type `sudo zypper install make`, then type `lisa doctor --build` again.'],
		['an unknown system', without('make'), '', 'To build the engine make is missing. Install what is missing, then type `lisa doctor --build` again.'],
	])('%s', (_, folder, release, expected) => {
		expect(said({PATH: folder}, release)).toBe(expected);
	});

	test.each([
		['that is there', (folder: string) => path.join(folder, 'make'), ''],
		['that is not', () => '/nowhere/clang++', 'To build the engine a C++ compiler is missing. Type `sudo apt install g++`, then type `lisa doctor --build` again.'],
	])('CXX names the compiler: one %s', (_, compiler, expected) => {
		const folder = box(...all);
		expect(said({PATH: folder, CXX: `${compiler(folder)} -pipe`}, debian)).toBe(expected);
	});
});
