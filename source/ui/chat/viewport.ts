/** A line of the transcript: the message's place in the conversation, and the line within it. */
export type Position = {readonly message: number; readonly line: number};

/** A transcript as blocks of lines, drawn only when asked for: ten thousand messages cost what is on the screen. */
export type Blocks = {
	readonly count: number;
	/** @returns The lines of a block; cached by whoever gives them. */
	lines(index: number): readonly string[];
};

export type Viewport = {
	readonly lines: readonly string[];
	/** The first line shown. */
	readonly top: Position;
	/** Whether the last line of the transcript is shown. */
	readonly atEnd: boolean;
};

/**
@param top The first line to show; what lies behind the last line is blank.
@returns At most `height` lines.
*/
export function viewport(blocks: Blocks, height: number, top: Position): Viewport {
	const start = clampPosition(blocks, top);
	const lines: string[] = [];
	for (let index = start.message; index < blocks.count && lines.length < height; index++) {
		const from = index === start.message ? start.line : 0;
		lines.push(...blocks.lines(index).slice(from, from + height - lines.length));
	}

	return {lines, top: start, atEnd: !isBefore(start, endTop(blocks, height))};
}

/**
The first line to show when the end is followed. Text that has reached the bottom goes up by `step` lines at once and then stands still until they are full: a line that stands still can be read, and over a slow line every move costs a whole screen.

@param previous The first line shown before.
*/
export function followTop(blocks: Blocks, height: number, previous: Position | undefined, step: number): Position {
	const end = endTop(blocks, height);
	if (previous !== undefined && !isBefore(previous, end) && distance(blocks, end, previous) <= Math.floor(height / 3)) {
		return previous;
	}

	return previous !== undefined && isBefore(previous, end) ? advance(blocks, end, step) : end;
}

/**
Moves a position by lines, up (negative) or down.

@returns `undefined` where it would show the end: the end is then followed again.
*/
export function scrollBy(blocks: Blocks, height: number, top: Position | undefined, by: number): Position | undefined {
	const end = endTop(blocks, height);
	const moved = advance(blocks, top === undefined || isBefore(end, top) ? end : top, by);
	return isBefore(moved, end) ? moved : undefined;
}

function advance(blocks: Blocks, from: Position, by: number): Position {
	let {message, line} = from;
	line += by;
	while (line < 0 && message > 0) {
		message--;
		line += blocks.lines(message).length;
	}

	while (message < blocks.count - 1 && line >= blocks.lines(message).length) {
		line -= blocks.lines(message).length;
		message++;
	}

	return {message, line: Math.max(0, line)};
}

/** @returns Lines from one position to a later one. */
function distance(blocks: Blocks, from: Position, to: Position): number {
	let lines = to.line - from.line;
	for (let index = from.message; index < to.message && index < blocks.count; index++) {
		lines += blocks.lines(index).length;
	}

	return lines;
}

/** @returns The lines that lie below what is shown, counted up to `most`. */
export function linesBelow(blocks: Blocks, height: number, top: Position, most = 999): number {
	let lines = -height - top.line;
	for (let index = top.message; index < blocks.count && lines < most; index++) {
		lines += blocks.lines(index).length;
	}

	return Math.max(0, Math.min(lines, most));
}

/** @returns The place behind the last line. */
export function endOf(blocks: Blocks): Position {
	const message = Math.max(0, blocks.count - 1);
	return {message, line: blocks.count === 0 ? 0 : blocks.lines(message).length};
}

/** @returns The lines that have come behind a place, counted up to `most`. */
export function linesSince(blocks: Blocks, from: Position, most = 999): number {
	let lines = -from.line;
	for (let index = from.message; index < blocks.count && lines < most; index++) {
		lines += blocks.lines(index).length;
	}

	return Math.max(0, Math.min(lines, most));
}

function endTop(blocks: Blocks, height: number): Position {
	let left = height;
	for (let index = blocks.count - 1; index >= 0; index--) {
		const {length} = blocks.lines(index);
		if (length >= left) {
			return {message: index, line: length - left};
		}

		left -= length;
	}

	return {message: 0, line: 0};
}

function clampPosition(blocks: Blocks, {message, line}: Position): Position {
	const index = Math.max(0, Math.min(message, blocks.count - 1));
	return {message: index, line: Math.max(0, Math.min(line, (blocks.count > 0 ? blocks.lines(index).length : 1) - 1))};
}

function isBefore(a: Position, b: Position): boolean {
	return a.message < b.message || (a.message === b.message && a.line < b.line);
}
