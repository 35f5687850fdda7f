import {readdir, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {partPath, statePath} from './part-names.ts';
import {bytesDone} from './parts.ts';
import {readState} from './state-file.ts';

/** A pull that was stopped, and how much of it is here. Bytes. */
export type Unfinished = {readonly path: string; readonly bytes: number; readonly total?: number};

/** How deep `safePath` lets names go, below a repository's folder. */
const deepest = 6;

/** Finds what stopped pulls have left in LISA's own folder. Never throws. */
export async function unfinishedPulls(folder: string, depth = 0): Promise<Unfinished[]> {
	const entries = await readdir(folder, {withFileTypes: true}).catch(() => []);
	const found: Unfinished[] = [];
	for (const entry of entries.toSorted((a, b) => a.name.localeCompare(b.name))) {
		const path = join(folder, entry.name);
		if (entry.isDirectory() && depth < deepest) {
			found.push(...await unfinishedPulls(path, depth + 1));
		} else if (entry.isFile() && /\.gguf\.part$/i.test(entry.name)) {
			const state = await readState(statePath(path.slice(0, -partPath('').length)));
			const size = await stat(path).then(stats => stats.size).catch(() => 0);
			found.push({path, bytes: state ? bytesDone(state.parts) : size, total: state?.parts.size});
		}
	}

	return found;
}
