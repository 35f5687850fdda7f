import os from 'node:os';
import path from 'node:path';
import {bundledModel} from './entry.ts';

/**
@param given A path as a person types it: relative to where they are, perhaps with `~`; or `guide` for the model that comes with LISA.
@returns The absolute path, since the host is somewhere else.
*/
export function modelPath(given: string): string {
	if (given === 'guide') {
		return bundledModel;
	}

	return path.resolve(given === '~' || given.startsWith('~/') ? os.homedir() + given.slice(1) : given);
}
