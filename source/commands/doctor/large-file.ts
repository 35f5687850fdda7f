import type {Stats} from 'node:fs';
import {readdir, stat} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {nearestFolder} from '../../telemetry/nearest-folder.ts';

/** A file this large is worth reading to time it. Bytes. */
const large = 64 * 2 ** 20;

/**
@param folder Where the models are, or will be.
@param others Files to take where there is no model yet.
@returns A large file on the disk of the models: one of them, or else another one that lies there; what another disk does says nothing of theirs.
*/
export async function largeFile(folder: string, others: readonly string[] = [process.execPath]): Promise<string | undefined> {
	for (const name of await readdir(folder).catch(() => [])) {
		const file = path.join(folder, name);
		if (await largeStats(file)) {
			return file;
		}
	}

	const disk = await stat(nearestFolder(folder)).catch(() => undefined);
	for (const file of others) {
		const stats = await largeStats(file);
		if (stats !== undefined && stats.dev === disk?.dev) {
			return file;
		}
	}

	return undefined;
}

/** @returns What the system says of a file, if it is a large one. */
async function largeStats(file: string): Promise<Stats | undefined> {
	const stats = await stat(file).catch(() => undefined);
	return stats?.isFile() && stats.size >= large ? stats : undefined;
}
