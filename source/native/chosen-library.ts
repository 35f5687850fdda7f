import {createHash} from 'node:crypto';
import {existsSync, readFileSync, rmSync} from 'node:fs';
import {readManifest, writeManifest} from './manifest.ts';
import type {NativePaths} from './native-paths.ts';
import {judge, type Wanted} from './native-state.ts';

/**
The library that the next engine is to compute with, where one was built here and found faster.

@returns `undefined` for the prebuilt one.
*/
export function chosenLibrary(paths: NativePaths, wanted: () => Wanted): string | undefined {
	const manifest = readManifest(paths.manifest);
	if (manifest?.verdict !== 'faster' || judge(manifest, wanted(), existsSync(paths.library)).kind !== 'faster') {
		return undefined;
	}

	if (hashOf(paths.library) !== manifest.hash) {
		setAside(paths, 'its file was changed since it was built');
		return undefined;
	}

	return paths.library;
}

/** The engine did not get on with it: the prebuilt one is used from now on, and `lisa doctor` says why. */
export function setAside(paths: NativePaths, why: string): void {
	const manifest = readManifest(paths.manifest);
	if (manifest !== undefined) {
		writeManifest(paths.manifest, {...manifest, broken: why});
		rmSync(paths.library, {force: true});
	}
}

/** SHA-256 of a file. */
export function hashOf(file: string): string {
	return createHash('sha256').update(readFileSync(file)).digest('hex');
}
