import process from 'node:process';
import type {Instance} from 'ink';
import {eraseRows} from './erase-rows.ts';
import {restoreTerminal} from './restore-terminal.ts';

/**
Takes the frame off and gives the terminal back. The rows are erased first: tmux (3.3a) puts what the alternate screen holds into the shell's when the window has grown meanwhile. Ink draws a last frame when it ends, which would come after; so it is not heard any more.
*/
export function leaveScreen(app: Pick<Instance, 'unmount'>, stdout: NodeJS.WriteStream): void {
	stdout.write(`\u001B[0m${eraseRows(stdout.rows)}\u001B[H${restoreTerminal}`);
	const {write} = stdout;
	const silent = (...parameters: readonly unknown[]) => {
		const done = parameters.at(-1);
		if (typeof done === 'function') {
			process.nextTick(done);
		}

		return true;
	};

	stdout.write = silent;
	try {
		app.unmount();
	} finally {
		stdout.write = write;
	}
}
