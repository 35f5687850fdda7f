import {Buffer} from 'node:buffer';
import {createHash} from 'node:crypto';
import {open} from 'node:fs/promises';
import {changed} from './mismatch.ts';

/**
Compares a file with its checksum.

@throws {LisaError} `pull-mismatch` when it is another.
*/
export async function checkSha256(path: string, expected: string, signal: AbortSignal, onBytes: (bytes: number) => void): Promise<void> {
	const hash = createHash('sha256');
	const file = await open(path);
	try {
		const window = Buffer.alloc(4 * 2 ** 20);
		for (let position = 0; ;) {
			signal.throwIfAborted();
			const {bytesRead} = await file.read(window, 0, window.length, position);
			if (bytesRead === 0) {
				break;
			}

			hash.update(window.subarray(0, bytesRead));
			position += bytesRead;
			onBytes(position);
		}
	} finally {
		await file.close();
	}

	if (hash.digest('hex') !== expected) {
		throw changed('its sha256 is not the one that the source gives');
	}
}
