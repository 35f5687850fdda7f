import {stat} from 'node:fs/promises';
import process from 'node:process';
import {runProgram} from './run-program.ts';

/** So much is read, in pieces of a size that disks like. */
const piece = 4 * 2 ** 20;
const most = 64;

const tooSmall = 'there is no file large enough on the disk of the models';

/** What reading from a disk came to: bytes a second, or why it could not be measured. */
export type ReadSpeed = {readonly rate: number; readonly file: string; readonly bytes: number} | {readonly failure: string};

/**
Reads up to 256 MiB of a file past the page cache, with `dd iflag=direct`, so that the disk is measured and not the memory.

@param file Absent where there is none worth reading.
*/
export async function measureReadSpeed(file: string | undefined): Promise<ReadSpeed> {
	if (process.platform !== 'linux') {
		return {failure: 'reading past the page cache is Linux’s own'};
	}

	if (file === undefined) {
		return {failure: tooSmall};
	}

	try {
		const {size} = await stat(file);
		const count = Math.min(most, Math.floor(size / piece));
		if (count < 4) {
			return {failure: tooSmall};
		}

		const {stderr} = await runProgram('dd', [`if=${file}`, 'of=/dev/null', 'iflag=direct', `bs=${piece}`, `count=${count}`], 20_000);
		const seconds = secondsOf(stderr);
		return seconds === undefined ? {failure: '`dd` did not tell how long it took'} : {rate: (count * piece) / seconds, file, bytes: count * piece};
	} catch (error) {
		return {failure: /invalid argument/iu.test(String(error)) ? 'this file system cannot be read past the page cache' : 'reading failed or took too long'};
	}
}

/** From `268435456 bytes (268 MB, 256 MiB) copied, 0.123 s, 2.2 GB/s`. */
export function secondsOf(output: string): number | undefined {
	const seconds = Number(/copied, ([\d.e+-]+) s/u.exec(output)?.[1]);
	return seconds > 0 ? seconds : undefined;
}
