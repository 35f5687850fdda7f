import {createHash} from 'node:crypto';
import {isAbsolute, join, relative} from 'node:path';
import type {FitBox} from '../../core/fit.ts';
import {LisaError} from '../../core/errors.ts';
import type {Address} from './address.ts';
import {bestRung} from './best-rung.ts';
import type {Connection} from './connection.ts';
import {fileUrl, listRepository} from './hub.ts';
import {locate, type Located} from './locate.ts';
import {peekShape} from './peek-shape.ts';
import {groupRungs, rungNamed, rungOfFile, type RemoteRung} from './remote-rungs.ts';
import {nameFromUrl, safePath} from './safe-name.ts';

/** A file to be fetched, and where it goes. */
export type Target = {
	readonly url: URL;
	readonly path: string;
	/** What the address hashes to. */
	readonly source: string;
	readonly size?: number;
	readonly sha256?: string;
	/** Where it was looked at already. */
	readonly located?: Located;
};

/** The files of a pull, the first shard first. */
export type Targets = {readonly files: readonly Target[]; readonly why?: string};

/**
Finds out what is to be fetched, and where it goes: a repository's files into a folder of its name, so that two with one name do not meet.

@throws {LisaError} `pull-address`, `pull-failed`, `not-gguf`.
*/
export async function findTargets(address: Address, connection: Connection, folder: string, box: FitBox): Promise<Targets> {
	if (address.kind === 'url') {
		const url = new URL(address.url);
		const located = await locate(connection, url);
		const name = nameFromUrl(url, located.disposition) ?? nameFromUrl(located.url);
		if (name === undefined) {
			throw new LisaError('The address does not name a .gguf file.', {code: 'pull-address', hint: 'Copy the address of the file itself, as in https://…/model-Q4_K_M.gguf.'});
		}

		return {files: [{url, path: inside(folder, [name]), source: hash(url.href), size: located.size, located}]};
	}

	const {repository, revision} = address;
	const rungs = groupRungs(await listRepository(connection, repository, revision));
	if (rungs.length === 0) {
		throw new LisaError(`${repository} has no GGUF model.`, {code: 'pull-address', hint: 'Look for a repository of the same model whose name ends in -GGUF.'});
	}

	const {rung, why} = await choose(rungs, address, connection, box);
	const files = rung.files.map(({path, size, sha256}): Target => {
		const url = fileUrl(connection.endpoint, repository, revision, path);
		return {url, path: inside(folder, [...repository.split('/'), ...safePath(path)]), source: hash(url.href), size, sha256};
	});
	return {files, why};
}

async function choose(rungs: readonly RemoteRung[], address: Extract<Address, {kind: 'hub'}>, connection: Connection, box: FitBox): Promise<{readonly rung: RemoteRung; readonly why?: string}> {
	const {repository, revision, rung, file} = address;
	if (file !== undefined) {
		return {rung: rungOfFile(rungs, file, repository)};
	}

	if (rung !== undefined) {
		return {rung: rungNamed(rungs, rung, repository)};
	}

	// Every rung has the same shape: the smallest file tells it.
	const shape = rungs.length === 1 ? undefined : await peekShape(connection, fileUrl(connection.endpoint, repository, revision, rungs.at(-1)!.files[0]!.path));
	return bestRung(rungs, shape, box);
}

/** The last wall: whatever a name was, it does not lead out of the folder. */
function inside(folder: string, parts: readonly string[]): string {
	const path = join(folder, ...parts);
	const below = relative(folder, path);
	if (below === '' || below.startsWith('..') || isAbsolute(below)) {
		throw new LisaError('The source names a file outside the folder of the models.', {code: 'pull-address'});
	}

	return path;
}

function hash(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}
