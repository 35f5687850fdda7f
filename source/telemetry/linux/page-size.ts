import {readFileSync} from 'node:fs';
import {endianness} from 'node:os';

/** The kind of an entry in the auxiliary vector that holds the size of a page. */
const atPageSize = 6n;

/**
@returns The size of a memory page: 4 KiB nearly everywhere, 16 or 64 on some Arm machines. Node doesn't tell, but the kernel hands it to every program.
*/
export function pageSize(): number {
	try {
		const vector = readFileSync('/proc/self/auxv');
		const word = (at: number): bigint => endianness() === 'LE' ? vector.readBigUInt64LE(at) : vector.readBigUInt64BE(at);
		for (let at = 0; at + 16 <= vector.length; at += 16) {
			if (word(at) === atPageSize) {
				return Number(word(at + 8));
			}
		}
	} catch {}

	return 4096;
}
