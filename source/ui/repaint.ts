import process from 'node:process';
import type {Painter} from './frame/painter.ts';

/** A window that is being pulled at is drawn again once it rests. Milliseconds. */
const rest = 100;

/**
Draws the whole frame again after each change of the window's size.

What is drawn is what differs from the last frame. A terminal that changes its size cuts and wraps the rows it has, and one that goes through several sizes and back (or a frame of the old size that was on its way) leaves rows behind that are taken for drawn.
*/
export function repaintAfterResize(painter: Painter | undefined): void {
	let timer: NodeJS.Timeout | undefined;
	// Node's own `resize` is not told where the size is the same as before.
	process.on('SIGWINCH', () => {
		clearTimeout(timer);
		timer = setTimeout(() => {
			painter?.repaint();
		}, rest);
	});
}
