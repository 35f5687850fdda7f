import process from 'node:process';
import {problems} from '../core/problems.ts';

/** Of a command that writes for long: whether somebody still reads. */
export type Reader = {gone: boolean};

let reader: Reader | undefined;

/**
Ends a command whose output cannot be written: without a word where nobody reads any more, as behind `| head`, and with the reason where the disk is full.
*/
export function watchStdout(): void {
	process.stdout.on('error', (error: NodeJS.ErrnoException) => {
		if (error.code === 'EPIPE' && reader !== undefined) {
			reader.gone = true;
			return;
		}

		if (error.code === 'EPIPE') {
			process.exit(0);
		}

		const {hint, exitCode} = problems['disk-full'];
		process.stderr.write(`lisa: The output could not be written: ${error.message}.\n${hint}\n`);
		process.exit(exitCode);
	});
}

/** @returns What says that nobody reads any more: the command ends by itself then, and takes its leave. */
export function readerOfStdout(): Reader {
	reader ??= {gone: false};
	return reader;
}
