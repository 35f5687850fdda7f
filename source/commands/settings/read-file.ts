import {readFileSync, statSync} from 'node:fs';
import {LisaError} from '../../core/errors.ts';

/** More than this nobody writes by hand. Bytes. */
const most = 262_144;

const words: Readonly<Record<string, string>> = {EACCES: 'it may not be read', EPERM: 'it may not be read', ENOTDIR: 'its folder is a file', ELOOP: 'its links lead in a circle'};

/**
Reads the file of the settings. A pipe or a device in its place is not opened: it could hold LISA up for ever.

@returns Its text; nothing where there is no such file.
@throws {LisaError} `usage`, with what stands in the way.
*/
export function readSettingsFile(file: string, name: string): string | undefined {
	try {
		const status = statSync(file);
		if (!status.isFile()) {
			throw fault(`${name} is ${status.isDirectory() ? 'a folder' : 'no file'}.`, 'Move it away; `lisa config theme dark` makes a file there.');
		}

		if (status.size > most) {
			throw fault(`${name} is larger than ${most / 1024} kB.`, 'Move it away: it is no file of settings.');
		}

		return readFileSync(file, 'utf8');
	} catch (error) {
		if (error instanceof LisaError) {
			throw error;
		}

		const {code = '', message} = error as NodeJS.ErrnoException;
		if (code === 'ENOENT') {
			return undefined;
		}

		throw fault(`${name} cannot be read: ${words[code] ?? message}.`, `Type \`ls -ld ${name}\` to see whose it is, or move it away.`, error);
	}
}

function fault(message: string, hint: string, cause?: unknown): LisaError {
	return new LisaError(message, {code: 'usage', hint, cause});
}
