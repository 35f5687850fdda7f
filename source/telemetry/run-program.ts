import {execFile} from 'node:child_process';
import process from 'node:process';

/** What a program said. */
export type Said = {readonly stdout: string; readonly stderr: string};

/**
Runs a program to its end, in the C locale, for at most so many milliseconds.

@throws What it said on its error output, when it failed or took too long.
*/
export async function runProgram(command: string, arguments_: readonly string[], timeout: number): Promise<Said> {
	return new Promise((resolve, reject) => {
		execFile(command, arguments_, {timeout, maxBuffer: 16 * 2 ** 20, env: {...process.env, LC_ALL: 'C'}}, (error, stdout, stderr) => {
			if (error === null) {
				resolve({stdout, stderr});
			} else {
				reject(new Error(stderr || error.message, {cause: error}));
			}
		});
	});
}
