import {existsSync, realpathSync, statSync} from 'node:fs';
import path from 'node:path';

/**
@returns The folder that a file is or will be in: itself, or the nearest one above it that exists. A file behind a symbolic link is where it really lies.
*/
export function nearestFolder(file: string): string {
	let folder = path.resolve(file);
	while (!existsSync(folder) && folder !== path.dirname(folder)) {
		folder = path.dirname(folder);
	}

	folder = realpathSync(folder);
	return statSync(folder).isDirectory() ? folder : path.dirname(folder);
}
