import {freemem} from 'node:os';
import process from 'node:process';

/**
@returns Bytes this process may still take: what the system has available (page cache counted as free) within its control group's limit.
*/
export function freeMemory(): number {
	return Math.min(freemem(), process.availableMemory());
}
