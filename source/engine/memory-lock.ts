import {readFileSync} from 'node:fs';
import {LisaError} from '../core/errors.ts';
import {bytes} from '../core/format.ts';

/** `CAP_IPC_LOCK`: a process that has it may lock what it likes. */
const mayLock = 1n << 14n;

/**
Holds the limit of locked memory against a model that is to be pinned: the library would only warn where nobody reads it.

@param size Bytes of the model.
@param root Stands before `/proc` in tests.
@throws LisaError `mlock-limit`, with both figures.
*/
export function checkMemoryLock(size: number, root = ''): void {
	const limit = lockLimit(read(`${root}/proc/self/limits`), read(`${root}/proc/self/status`));
	if (size > limit) {
		throw new LisaError(`The model has ${bytes(size)} and only ${bytes(limit)} may be locked in memory.`, {code: 'mlock-limit'});
	}
}

/** @returns Bytes that may be locked; infinite where there is no limit or none is known. */
export function lockLimit(limits: string, status: string): number {
	const capabilities = /^capeff:\s*([\da-f]+)$/imu.exec(status)?.[1];
	if (capabilities !== undefined && (BigInt(`0x${capabilities}`) & mayLock) !== 0n) {
		return Infinity;
	}

	const soft = /^Max locked memory\s+(\d+)/mu.exec(limits)?.[1];
	return soft === undefined ? Infinity : Number(soft);
}

function read(file: string): string {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return '';
	}
}
