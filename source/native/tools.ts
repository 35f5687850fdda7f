import {accessSync, constants, readFileSync, statSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {LisaError} from '../core/errors.ts';

/** What a build needs, by any of the programs' names, and the package it comes in by the family of the system. */
const tools = [
	{what: 'git', programs: ['git'], variable: undefined, packages: {debian: 'git', fedora: 'git', suse: 'git', arch: 'git'}},
	{what: 'cmake', programs: ['cmake'], variable: undefined, packages: {debian: 'cmake', fedora: 'cmake', suse: 'cmake', arch: 'cmake'}},
	{what: 'a C compiler', programs: ['cc', 'gcc', 'clang'], variable: 'CC', packages: {debian: 'gcc', fedora: 'gcc', suse: 'gcc', arch: 'gcc'}},
	{what: 'a C++ compiler', programs: ['c++', 'g++', 'clang++'], variable: 'CXX', packages: {debian: 'g++', fedora: 'gcc-c++', suse: 'gcc-c++', arch: 'gcc'}},
	{what: 'make', programs: ['make', 'gmake', 'ninja'], variable: undefined, packages: {debian: 'make', fedora: 'make', suse: 'make', arch: 'make'}},
] as const;

type Family = keyof (typeof tools)[number]['packages'];

const installers: Readonly<Record<Family, string>> = {debian: 'sudo apt install', fedora: 'sudo dnf install', suse: 'sudo zypper install', arch: 'sudo pacman -S'};

type Environment = Readonly<Record<string, string | undefined>>;

/**
Checks that everything is there that a build needs.

@throws LisaError `build-failed`: names all that is missing at once, and what to type.
*/
export function checkTools(environment: Environment = process.env, release: string = readRelease()): void {
	const missing = tools.filter(({programs, variable}) => {
		const given = variable === undefined ? undefined : environment[variable]?.split(' ', 1)[0];
		return (given ? [given] : programs).every(name => findProgram(name, environment) === undefined);
	});
	if (missing.length === 0) {
		return;
	}

	const family = familyOf(release);
	const again = 'then type `lisa doctor --build` again';
	const packages = family === undefined ? [] : [...new Set(missing.map(tool => tool.packages[family]))];
	throw new LisaError(`To build the engine ${listed(missing.map(({what}) => what))} ${missing.length === 1 ? 'is' : 'are'} missing.`, {
		code: 'build-failed',
		hint: family === undefined ? `Install what is missing, ${again}.` : `Type \`${installers[family]} ${packages.join(' ')}\`, ${again}.`,
	});
}

/** @returns Where a program lies, looked for as the shell does. */
export function findProgram(name: string, environment: Environment = process.env): string | undefined {
	const places = name.includes('/') ? [''] : (environment['PATH'] ?? '').split(path.delimiter).filter(Boolean);
	return places.map(place => path.join(place, name)).find(file => {
		try {
			accessSync(file, constants.X_OK);
			return statSync(file).isFile();
		} catch {
			return false;
		}
	});
}

/** @returns The family of a system, from its `os-release`. */
function familyOf(release: string): Family | undefined {
	const told = new Set([...release.matchAll(/^ID(?:_LIKE)?="?([^"\n]*)"?$/gmu)].flatMap(match => match[1]!.split(' ')));
	const alike: ReadonlyArray<readonly [Family, readonly string[]]> = [
		['debian', ['debian', 'ubuntu']],
		['fedora', ['fedora', 'rhel', 'centos']],
		['suse', ['suse', 'opensuse', 'sles']],
		['arch', ['arch']],
	];
	return alike.find(([, names]) => names.some(name => told.has(name)))?.[0];
}

function readRelease(): string {
	try {
		return readFileSync('/etc/os-release', 'utf8');
	} catch {
		return '';
	}
}

function listed(names: readonly string[]): string {
	return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
