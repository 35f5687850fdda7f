import {stat} from 'node:fs/promises';
import {inspect, type ModelFile} from './inspect.ts';

/** So many headers are kept in mind. */
const most = 4000;

const memory = new Map<string, Promise<ModelFile>>();

/**
`inspect`, for files that are asked for at every swap: a header is read again only when the file has changed.

@throws {LisaError}
*/
export async function inspectOnce(path: string): Promise<ModelFile> {
	const {size, mtimeMs} = await stat(path);
	const key = `${size} ${mtimeMs} ${path}`;
	if (memory.size > most) {
		memory.clear();
	}

	const known = memory.get(key) ?? inspect(path);
	memory.set(key, known);
	try {
		return await known;
	} catch (error) {
		// A shard that was missing may be there the next time, and the first one's date does not tell.
		memory.delete(key);
		throw error;
	}
}
