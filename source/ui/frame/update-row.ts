import {plain} from './cell-style.ts';
import type {Cells} from './cells.ts';
import type {Pen} from './pen.ts';
import {isNarrow} from './width.ts';

/** Unchanged cells between two changed ones that are written along: a move of the cursor takes as many bytes. */
const gap = 4;

/**
Makes a row of the screen look as it should, by writing what differs.

@param before What stands there; absent where nobody knows.
@param width Columns of the terminal.
*/
export function updateRow(pen: Pen, y: number, before: Cells | undefined, next: Cells, width: number): void {
	if (before === undefined || before.uncertain || next.uncertain) {
		// Erased first: what a terminal takes for narrower than it is here would leave a cell as it was.
		pen.moveTo(0, y);
		pen.blank(0, width);
		write(pen, y, next, 0, next.used);
		return;
	}

	let x = 0;
	while (x < next.used) {
		if (isSame(before, next, x)) {
			x++;
			continue;
		}

		const end = endOfChange(before, next, x);
		pen.moveTo(x, y);
		write(pen, y, next, x, end);
		x = end;
	}

	if (before.used > next.used) {
		pen.moveTo(next.used, y);
		// Up to the end of the line that is one short sequence.
		pen.blank(next.used, before.used - next.used > gap ? width : before.used);
	}
}

function endOfChange(before: Cells, next: Cells, from: number): number {
	let end = from + 1;
	let style = next.styles[from];
	for (let x = end; x < next.used && x - end <= gap; x++) {
		const text = next.texts[x]!;
		if (!isSame(before, next, x)) {
			end = x + 1;
			style = next.styles[x];
		} else if (text > '~' || (text !== ' ' && next.styles[x] !== style)) {
			// Styles and signs of several bytes are dearer than a move.
			break;
		}
	}

	// A wide one is written with both of its cells.
	while (next.texts[end] === '') {
		end++;
	}

	return end;
}

function isSame(before: Cells, next: Cells, x: number): boolean {
	return (before.texts[x] ?? ' ') === next.texts[x] && (before.styles[x] ?? plain) === next.styles[x];
}

function write(pen: Pen, y: number, {texts, styles, uncertain}: Cells, from: number, to: number): void {
	let x = from;
	while (x < to) {
		const style = styles[x]!;
		const isBlank = texts[x] === ' ' && style === plain;
		let end = x + 1;
		while (end < to && styles[end] === style && (texts[end] === ' ' && style === plain) === isBlank) {
			end++;
		}

		if (isBlank) {
			pen.moveTo(x, y);
			pen.blank(x, end);
		} else {
			putRun(pen, y, texts, style, x, end, uncertain);
		}

		x = end;
	}
}

function putRun(pen: Pen, y: number, texts: readonly string[], style: Cells['styles'][number], from: number, to: number, uncertain: boolean): void {
	if (!uncertain) {
		pen.moveTo(from, y);
		pen.put(texts.slice(from, to).join(''), to - from, style);
		return;
	}

	// Behind a sign that terminals may not agree on the next one is put in its place.
	for (let x = from; x < to;) {
		const cells = texts[x + 1] === '' && x + 1 < to ? 2 : 1;
		pen.moveTo(x, y);
		pen.put(texts[x]!, cells, style, isNarrow(texts[x]!));
		x += cells;
	}
}
