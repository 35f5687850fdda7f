import {readdir, stat} from 'node:fs/promises';
import type {Dirent} from 'node:fs';
import {join} from 'node:path';
import {joinFindings, nothing, type Finding, type Found} from './store.ts';

/** How deep and how wide a folder is looked into: models lie in `publisher/name/`, not deeper, and a home folder given by mistake must end. */
const deepest = 6;
const mostEntries = 50_000;

/** Folders that hold no models but many files. */
const passedOver = /^(?:\..*|node_modules|__pycache__|blobs)$/;

/**
The GGUF files in a folder and below it.

Symlinks are followed; a folder that was seen is not entered again, so that circles end. A folder that is not there is empty; one that may not be read is told.
*/
export async function lookIntoFolder(folder: string): Promise<Finding> {
	const walk = new Walk();
	return walk.enter(folder, 0);
}

class Walk {
	readonly #seen = new Set<string>();
	#left = mostEntries;

	async enter(folder: string, depth: number): Promise<Finding> {
		try {
			const {dev, ino} = await stat(folder);
			// Without inode numbers, as on some Windows file systems, depth alone ends a circle.
			const identity = ino === 0 ? folder : `${dev}:${ino}`;
			if (this.#seen.has(identity)) {
				return nothing;
			}

			this.#seen.add(identity);
			return await this.#sort(folder, await readdir(folder, {withFileTypes: true}), depth);
		} catch (error) {
			return refused(folder, error);
		}
	}

	async #sort(folder: string, entries: readonly Dirent[], depth: number): Promise<Finding> {
		const found: Found[] = [];
		const findings: Finding[] = [{found, unreadable: []}];
		for (const entry of entries) {
			if (--this.#left < 0) {
				return joinFindings([...findings, {found: [], unreadable: [{path: folder, reason: `more than ${mostEntries} files; the rest was not looked at`}]}]);
			}

			const path = join(folder, entry.name);
			if (entry.isSymbolicLink() ? await this.#isModelLink(path) : entry.isFile() && isModel(entry.name)) {
				found.push({path});
			} else if ((entry.isDirectory() || entry.isSymbolicLink()) && !passedOver.test(entry.name) && depth < deepest) {
				findings.push(await this.enter(path, depth + 1));
			}
		}

		return joinFindings(findings);
	}

	/** A link that leads nowhere counts when its name says that it should be a model, so that it is told apart. */
	async #isModelLink(path: string): Promise<boolean> {
		return isModel(path) && !(await stat(path).then(target => target.isDirectory()).catch(() => false));
	}
}

function isModel(name: string): boolean {
	return /\.gguf$/i.test(name);
}

function refused(path: string, error: unknown): Finding {
	const {code} = error as NodeJS.ErrnoException;
	if (code === 'ENOENT' || code === 'ENOTDIR') {
		return nothing;
	}

	return {found: [], unreadable: [{path, reason: code === 'EACCES' || code === 'EPERM' ? 'may not be read by you' : `cannot be read (${code ?? 'unknown reason'})`}]};
}
