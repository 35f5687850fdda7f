import {realpath, stat, unlink} from 'node:fs/promises';
import {basename, dirname, join, relative, resolve} from 'node:path';
import {LisaError} from '../core/errors.ts';
import {bytes} from '../core/format.ts';
import {shardName, shardOf} from '../core/gguf-file-name.ts';
import {cleanLine} from '../core/text.ts';
import {inspectOrRefuse} from '../library/inspect.ts';
import {claim} from '../library/pull/claim.ts';
import {partPath, statePath} from '../library/pull/part-names.ts';
import {ownFolder} from '../library/stores/own.ts';
import {askPerson, isYes, type Ask} from './ask-person.ts';
import type {Report} from './models-print.ts';

/**
`lisa models rm FILE`: deletes a model that LISA fetched or made, or what a stopped pull left, after asking. Other programs' models are theirs.

@throws {LisaError} For a file outside LISA's own folder, and where nobody can be asked.
*/
export async function remove(path: string, {folder = ownFolder(), ask = askPerson}: {readonly folder?: string; readonly ask?: Ask} = {}): Promise<Report> {
	const name = cleanLine(basename(path));
	const own = await insideOf(path, folder);
	if (own === undefined) {
		throw new LisaError(`“${name}” is not in LISA’s own folder, so it is not LISA’s to delete.`, {
			code: 'usage',
			hint: `LISA keeps its models in ${cleanLine(folder)}; delete others where they came from.`,
		});
	}

	const isPart = /\.part$/i.test(own);
	const size = await (isPart ? sizeOnDisk(own) : sizeOfModel(own));
	// A pull that is under way has the file for itself, with all its shards, until a person has answered.
	const release = isPart ? claim(`${partPath(firstShard(own.replace(/\.part$/i, '')))}.lock`, name) : undefined;
	const shard = isPart ? undefined : shardOf(basename(own));
	const paths = isPart ? [own, statePath(own.replace(/\.part$/i, ''))] : shard ? Array.from({length: shard.count}, (_, index) => join(dirname(own), shardName(shard, index + 1))) : [own];
	const what = `${name}${shard ? ` and its ${shard.count} shards` : ''}, ${bytes(size)}`;
	try {
		const removed = await removeIfMeant(paths, what, ask);
		if (removed === undefined) {
			return {data: {removed: []}, blocks: ['Nothing was deleted.']};
		}

		return {data: {removed}, blocks: [removed.length > 0 ? `${name} is deleted; ${bytes(size)} are free again.` : `“${name}” could not be deleted.`]};
	} finally {
		release?.();
	}
}

/** @returns What was removed, once a person has said that it is to be; `undefined` where it is not. */
async function removeIfMeant(paths: readonly string[], what: string, ask: Ask): Promise<string[] | undefined> {
	const answer = await ask(`Delete ${what}? [y/N] `);
	if (answer === undefined) {
		throw new LisaError('There is nobody to ask whether to delete it.', {code: 'not-a-terminal', hint: 'Run `lisa models rm` in a terminal.'});
	}

	if (!isYes(answer)) {
		return undefined;
	}

	const removed: string[] = [];
	for (const each of paths) {
		// A shard that was never fetched is not there to delete.
		if (await unlink(each).then(() => true).catch(() => false)) {
			removed.push(each);
		}
	}

	return removed;
}

/** @returns The shard that a pull of all of them claims; of a model that is one file, the file itself. */
function firstShard(path: string): string {
	const shard = shardOf(basename(path));
	return shard ? join(dirname(path), shardName(shard, 1)) : path;
}

async function sizeOfModel(path: string): Promise<number> {
	const {size} = await inspectOrRefuse(path);
	return size;
}

/** What is not fetched yet takes no room, though the file is as long as it will be. */
async function sizeOnDisk(path: string): Promise<number> {
	const stats = await stat(path).catch(() => undefined);
	return Math.min(stats?.size ?? 0, (stats?.blocks ?? 0) * 512);
}

/** @returns The file's own path when it lies in the folder itself, not by way of a link. */
async function insideOf(path: string, folder: string): Promise<string | undefined> {
	const given = resolve(path);
	const [real, own] = await Promise.all([realpath(dirname(given)).catch(() => ''), realpath(folder).catch(() => '')]);
	const below = relative(own, join(real, basename(given)));
	const inside = real !== '' && own !== '' && below !== '' && !below.startsWith('..') && resolve(own, below) === join(real, basename(given));
	return inside && /\.gguf(?:\.part)?$/i.test(given) ? join(real, basename(given)) : undefined;
}
