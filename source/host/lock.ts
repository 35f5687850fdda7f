import {closeSync, openSync, readFileSync, rmSync, writeSync} from 'node:fs';
import process from 'node:process';

/**
Takes the lock that makes a host the only one of its folder. A lock whose process is gone is taken over.

@returns Whether it was taken.
*/
export function takeLock(file: string): boolean {
	for (let attempt = 0; attempt < 2; attempt++) {
		try {
			const descriptor = openSync(file, 'wx', 0o600);
			writeSync(descriptor, String(process.pid));
			closeSync(descriptor);
			return true;
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
				throw error;
			}

			if (isAlive(holder(file))) {
				return false;
			}

			rmSync(file, {force: true});
		}
	}

	return false;
}

export function releaseLock(file: string): void {
	if (holder(file) === process.pid) {
		rmSync(file, {force: true});
	}
}

/** @returns The process that holds the lock, if the file says one. */
export function holder(file: string): number | undefined {
	try {
		const pid = Number(readFileSync(file, 'utf8'));
		return Number.isSafeInteger(pid) && pid > 0 ? pid : undefined;
	} catch {
		return undefined;
	}
}

function isAlive(pid: number | undefined): boolean {
	if (pid === undefined) {
		return false;
	}

	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}
