import process from 'node:process';
import type {Instance} from 'ink';
import {eraseRows} from './erase-rows.ts';

/** A window that is being pulled at is drawn again once it rests. Milliseconds. */
const rest = 100;

/**
Draws the whole frame again after each change of the window's size.

Ink draws what differs from its last frame, from where it left the cursor. A terminal that changes its size cuts and wraps the rows it has, and one that goes through several sizes and back (or a frame of the old size that was on its way) leaves rows behind that Ink takes for drawn.
*/
export function repaintAfterResize(app: Pick<Instance, 'clear'>, stdout: NodeJS.WriteStream): void {
	let timer: NodeJS.Timeout | undefined;
	// Node's own `resize` is not told where the size is the same as before.
	process.on('SIGWINCH', () => {
		clearTimeout(timer);
		timer = setTimeout(() => {
			app.clear();
			// In one piece with the frame that follows, where the terminal can hold it back until then.
			stdout.write(`\u001B[?2026h${eraseRows(stdout.rows)}\u001B[H`);
			stdout.emit('resize');
		}, rest);
	});
}
