import {readdirSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {LisaError} from '../core/errors.ts';

/** The release whose `include/llama.h` the quantizer's parameters were read from. They change between releases. */
export const pinnedRelease = 'v0.5.0';

/** libllama and what it stands on, in the order they must be loaded. */
export type NativeLibraries = {readonly base: string; readonly ggml: string; readonly llama: string};

const systems: Readonly<Record<string, string>> = {darwin: 'mac', win32: 'win'};

/**
Finds the libraries that node-llama-cpp brought for this machine.

@throws LisaError when there are none, or when they are of another release.
*/
export function findLibraries(platform: string = process.platform, arch: string = process.arch): NativeLibraries {
	const system = systems[platform] ?? platform;
	const name = `${system}-${arch === 'arm' ? 'armv7l' : arch}${system === 'mac' && arch === 'arm64' ? '-metal' : ''}`;
	let folder: string;
	try {
		folder = join(dirname(fileURLToPath(import.meta.resolve(`@node-llama-cpp/${name}`))), '..', 'bins', name);
		checkRelease(folder);
	} catch (error) {
		throw error instanceof LisaError ? error : new LisaError(`This installation has no llama.cpp library for ${platform} on ${arch}.`, {cause: error, hint: 'Run `npm install` in LISA’s folder.'});
	}

	return pickLibraries(folder, readdirSync(folder));
}

/** @returns The three libraries among a folder's files. */
export function pickLibraries(folder: string, files: readonly string[]): NativeLibraries {
	const pick = (name: string): string => {
		const pattern = new RegExp(String.raw`^(?:lib)?${name}(?:\.v?\d[\d.]*)?\.(?:so|dylib|dll)$`, 'u');
		const file = files.find(file => pattern.test(file));
		if (!file) {
			throw new LisaError(`The llama.cpp library in ${folder} is not complete: ${name} is missing.`, {hint: 'Run `npm install` in LISA’s folder.'});
		}

		return join(folder, file);
	};

	return {base: pick('ggml-base'), ggml: pick('ggml'), llama: pick('llama')};
}

function checkRelease(folder: string): void {
	const {buildOptions} = JSON.parse(readFileSync(join(folder, '_nlcBuildMetadata.json'), 'utf8')) as {readonly buildOptions: {readonly llamaCpp: {readonly release: string}}};
	const {release} = buildOptions.llamaCpp;
	if (release !== pinnedRelease) {
		throw new LisaError(`The llama.cpp library is release ${release}; LISA makes rungs with ${pinnedRelease} only.`, {hint: 'Run `npm ci` in LISA’s folder.'});
	}
}
