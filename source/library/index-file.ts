import process from 'node:process';
import {mkdir, readFile, rename, rm, writeFile} from 'node:fs/promises';
import {dirname} from 'node:path';
import type {BrokenFile, ModelFile} from './inspect.ts';

/** What was found in a file, and what the file looked like then. */
export type IndexEntry = {
	/** Size and time of change of the file and of its shards, and its title: while they are the same, so is the entry. */
	readonly signature: string;
	readonly file: ModelFile | BrokenFile;
};

/** Raised when what is kept changes, so that an older index is read anew. */
const version = 2;

/** Entries of files that were not seen this time (another folder, a disk that is not there) are kept, up to so many. */
const mostUnseen = 5000;

/**
The index as it was written; empty when there is none or it is damaged. It is a cache: losing it costs two seconds.
*/
export async function readIndex(path: string): Promise<Map<string, IndexEntry>> {
	try {
		const content = JSON.parse(await readFile(path, 'utf8')) as {version?: unknown; entries?: unknown};
		if (content?.version !== version || typeof content.entries !== 'object' || content.entries === null) {
			return new Map();
		}

		return new Map(Object.entries(content.entries).filter((pair): pair is [string, IndexEntry] => isEntry(pair[0], pair[1])));
	} catch {
		return new Map();
	}
}

/** Writes the index whole or not at all. A cache that cannot be written is not an error. */
export async function writeIndex(path: string, seen: ReadonlyMap<string, IndexEntry>, before: ReadonlyMap<string, IndexEntry>): Promise<void> {
	const unseen = [...before].filter(([key]) => !seen.has(key)).slice(-mostUnseen);
	const temporary = `${path}.${process.pid}.tmp`;
	try {
		await mkdir(dirname(path), {recursive: true, mode: 0o700});
		await writeFile(temporary, JSON.stringify({version, entries: Object.fromEntries([...unseen, ...seen])}), {mode: 0o600});
		await rename(temporary, path);
	} catch {
		await rm(temporary, {force: true}).catch(() => undefined);
	}
}

function isEntry(key: string, value: unknown): boolean {
	const {signature, file} = (value ?? {}) as Partial<IndexEntry>;
	if (typeof signature !== 'string' || file?.path !== key || typeof file.size !== 'number') {
		return false;
	}

	if ('problem' in file) {
		return typeof file.problem?.message === 'string' && typeof file.problem.code === 'string';
	}

	return ['family', 'name', 'quantization', 'architecture'].every(field => typeof file[field as keyof ModelFile] === 'string')
		&& typeof file.bits === 'number' && typeof file.parameters === 'number' && typeof file.parts?.total === 'number';
}
