import {readFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {LisaError} from '../core/errors.ts';
import {pinnedRelease} from '../engine/native-library.ts';

/**
@returns The source of llama.cpp that node-llama-cpp brings, as a repository in one file.
@throws LisaError where it is not there, or of another release than the prebuilt library.
*/
export function findBundle(): string {
	let folder: string;
	let tag: unknown;
	try {
		folder = path.join(path.dirname(fileURLToPath(import.meta.resolve('node-llama-cpp'))), '..', 'llama');
		({tag} = JSON.parse(readFileSync(path.join(folder, 'llama.cpp.info.json'), 'utf8')) as {readonly tag?: unknown});
	} catch (error) {
		throw new LisaError('The source of llama.cpp is not in this installation.', {code: 'build-failed', cause: error, hint: 'Run `npm ci` in LISA’s folder.'});
	}

	if (tag !== pinnedRelease) {
		throw new LisaError(`The source of llama.cpp is of another release than LISA’s ${pinnedRelease}.`, {code: 'build-failed', hint: 'Run `npm ci` in LISA’s folder.'});
	}

	return path.join(folder, 'gitRelease.bundle');
}
