import {cellsOf, type Cells} from './cells.ts';
import {guard} from './guard.ts';
import {Pen} from './pen.ts';
import {updateRow} from './update-row.ts';

type Place = {readonly x: number; readonly y: number};

/** A whole frame: a line for each row of the terminal. */
export type Frame = {
	readonly lines: readonly string[];
	/** Columns of the terminal. */
	readonly width: number;
	/** Absent where the cursor is hidden. */
	readonly cursor?: Place;
};

/** The terminal shows what lies between the two at once, where it knows them. */
const [begin, end] = ['\u001B[?2026h', '\u001B[?2026l'];
const [hide, show] = ['\u001B[?25l', '\u001B[?25h'];

/**
Draws whole frames on the terminal, and writes only the cells that differ from the last one.

Ink lays out and writes out every cell of the screen for each frame, and rewrites a line from its first change to its end: at 160×45 that was two thirds of what the screen cost, and most of its bytes. So Ink keeps the keys, the size and the state of the screen, and this draws.
*/
export class Painter {
	readonly #write: (sequence: string) => void;
	#last: Frame | undefined;
	/** What each row shows, where it is known. */
	#rows: Array<Cells | undefined> = [];
	/** Absent where nobody knows. */
	#isCursorShown: boolean | undefined;
	#isPaused = false;
	#isStopped = false;

	constructor(write: (sequence: string) => void) {
		this.#write = write;
	}

	/** Draws a frame. */
	paint(frame: Frame): void {
		const before = this.#last;
		this.#last = frame;
		if (this.#isPaused || this.#isStopped) {
			return;
		}

		// A window of another size has cut and wrapped what it showed.
		if (before?.width !== frame.width || before.lines.length !== frame.lines.length) {
			this.#forget();
		}

		const {lines, width, cursor} = frame;
		const pen = new Pen(width, this.#isCursorShown ? before?.cursor : undefined);
		let changed = 0;
		for (const [y, line] of lines.entries()) {
			const known = this.#rows[y];
			if (known !== undefined && line === before?.lines[y]) {
				continue;
			}

			const next = cellsOf(guard(line), width);
			updateRow(pen, y, known, next, width);
			this.#rows[y] = next;
			changed++;
		}

		this.#send(pen, changed, cursor);
	}

	/** Draws the last frame again, whatever stands on the screen. */
	repaint(): void {
		if (this.#last !== undefined) {
			this.#forget();
			this.paint(this.#last);
		}
	}

	/** Draws nothing while the terminal is another program's, and then all of it. */
	async pausedFor(task: () => Promise<void>): Promise<void> {
		this.#isPaused = true;
		try {
			await task();
		} finally {
			this.#isPaused = false;
			this.repaint();
		}
	}

	/** Draws nothing any more: the terminal is given back, and a frame that was to come would stand in the shell. */
	stop(): void {
		this.#isStopped = true;
	}

	#send(pen: Pen, changed: number, cursor: Place | undefined): void {
		if (cursor !== undefined) {
			pen.moveTo(cursor.x, cursor.y);
		}

		const drawn = pen.end();
		const isShown = cursor !== undefined;
		// A few cells come at once anyway. A cursor that is seen to run about is hidden meanwhile.
		const isLarge = changed > 2;
		const isHidden = this.#isCursorShown !== false && (isLarge || !isShown);
		const sequence = (isHidden ? hide : '') + drawn + (isShown && (isHidden || this.#isCursorShown !== true) ? show : '');
		this.#isCursorShown = isShown;
		if (sequence !== '') {
			this.#write(isLarge ? begin + sequence + end : sequence);
		}
	}

	/** What the screen shows, and where its cursor is, is not known. */
	#forget(): void {
		this.#rows = [];
		this.#isCursorShown = undefined;
	}
}
