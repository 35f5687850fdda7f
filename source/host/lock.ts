import {linkSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import process from 'node:process';

/**
Takes the lock that makes a host the only one of its folder. A lock whose process is gone is taken over.

@returns Whether it was taken.
*/
export function takeLock(file: string): boolean {
	// Written first and linked then: nobody ever reads a lock that does not say yet whose it is.
	const own = `${file}.${process.pid}`;
	writeFileSync(own, `${process.pid} ${startOf(process.pid) ?? ''}`, {mode: 0o600});
	try {
		if (tryLink(own, file)) {
			return true;
		}

		if (holder(file) !== undefined) {
			return false;
		}

		rmSync(file, {force: true});
		return tryLink(own, file);
	} finally {
		rmSync(own, {force: true});
	}
}

function tryLink(from: string, to: string): boolean {
	try {
		linkSync(from, to);
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EEXIST') {
			return false;
		}

		throw error;
	}
}

export function releaseLock(file: string): void {
	if (holder(file) === process.pid) {
		rmSync(file, {force: true});
	}
}

/** @returns The process that holds the lock, if it is still there. */
export function holder(file: string): number | undefined {
	let text: string;
	try {
		text = readFileSync(file, 'utf8');
	} catch {
		return undefined;
	}

	const [pid = NaN, start] = text.trim().split(' ').map(Number);
	return Number.isSafeInteger(pid) && pid > 0 && isAlive(pid, start) ? pid : undefined;
}

/** A number may have been given to another process since, and a process that ended may still stand in the table where nobody has asked after it, as in a container without an init. */
function isAlive(pid: number, start: number | undefined): boolean {
	try {
		process.kill(pid, 0);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EPERM') {
			return false;
		}
	}

	return process.platform !== 'linux' || (startOf(pid) !== undefined && (start === undefined || startOf(pid) === start));
}

/** @returns When a process started, in clock ticks since the system did; nothing on other systems, or where it has ended. See proc_pid_stat(5), fields 3 and 22. */
function startOf(pid: number): number | undefined {
	try {
		const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
		return fields[0] === 'Z' || fields[0] === 'X' ? undefined : Number(fields[19]);
	} catch {
		return undefined;
	}
}
