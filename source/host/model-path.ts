import os from 'node:os';
import path from 'node:path';

/**
@param given A path as a person types it: relative to where they are, perhaps with `~`.
@returns The absolute path, since the host is somewhere else.
*/
export function modelPath(given: string): string {
	return path.resolve(given === '~' || given.startsWith('~/') ? os.homedir() + given.slice(1) : given);
}
