import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {freemem} from 'node:os';
import process from 'node:process';
import {groupRoom, limitedGroups} from '../core/group-memory.ts';
import {parseVmStat} from '../core/vm-stat.ts';

/**
@param root Stands before `/proc` and `/sys` in tests.
@returns Bytes this process may still take: what the system has available, page cache counted as free, within its control groups' limits.
*/
export function freeMemory(root = ''): number {
	const read = (path: string) => readText(root + path);
	return Math.min(available(), groupRoom(limitedGroups(read), read));
}

/** Node tells `MemAvailable` of Linux, but of macOS only the pages that nobody has. */
function available(): number {
	if (process.platform !== 'darwin') {
		return freemem();
	}

	try {
		return parseVmStat(execFileSync('vm_stat', {encoding: 'utf8', timeout: 2000, stdio: ['ignore', 'pipe', 'ignore']})) ?? freemem();
	} catch {
		return freemem();
	}
}

function readText(path: string): string | undefined {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return undefined;
	}
}
