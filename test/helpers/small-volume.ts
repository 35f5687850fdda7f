import {execFileSync} from 'node:child_process';
import {mkdirSync, rmSync} from 'node:fs';
import process from 'node:process';

/**
A volume that has room for so many bytes and no more, where this user may mount one.

@returns How to take it away again; nothing where it could not be mounted.
*/
export function mountSmall(folder: string, size: number): (() => void) | undefined {
	mkdirSync(folder, {recursive: true});
	try {
		execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], {stdio: 'ignore', env: {...process.env, LC_ALL: 'C'}});
	} catch {
		return undefined;
	}

	return () => {
		execFileSync('umount', ['--lazy', folder], {stdio: 'ignore'});
		rmSync(folder, {recursive: true, force: true});
	};
}
