import {styleText} from 'node:util';
import stringWidth from 'string-width';
import {cleanLine} from '../core/text.ts';

/** One cell; `grow` lets its column take the room that is left, `right` puts it to the right. */
export type Cell = {readonly text: string; readonly color?: 'green' | 'yellow' | 'red' | 'dim'};
export type Column = {readonly right?: boolean; readonly grow?: boolean};

type LayOutOptions = {readonly width: number; readonly color: boolean; readonly like?: ReadonlyArray<readonly Cell[]>};

const segmenter = new Intl.Segmenter(undefined, {granularity: 'grapheme'});

/** @returns `text`, clean and on one line, in at most `width` cells of a terminal; what is cut off shows as `…`. */
export function fitText(text: string, width: number): string {
	// Space before a word sets it in; any other is one space.
	const line = /^ */.exec(text)![0] + cleanLine(text);
	if (stringWidth(line) <= width) {
		return line;
	}

	let kept = '';
	let used = 0;
	for (const {segment} of segmenter.segment(line)) {
		const cells = stringWidth(segment);
		if (used + cells > width - 1) {
			break;
		}

		kept += segment;
		used += cells;
	}

	return width > 0 ? `${kept}…` : '';
}

/**
Lays rows out in columns, two spaces apart, no line wider than `width`.

@param color Whether cells may be coloured; a pipe gets none.
@param like The rows that the widths follow from, where several tables are to stand under each other.
*/
export function layOut(columns: readonly Column[], rows: ReadonlyArray<readonly Cell[]>, {width, color, like = rows}: LayOutOptions): string[] {
	const natural = columns.map((_, index) => Math.max(0, ...like.map(row => stringWidth(fitText(row[index]?.text ?? '', Infinity)))));
	const gaps = 2 * (columns.length - 1);
	const fixed = natural.reduce((sum, cells, index) => sum + (columns[index]!.grow ? 0 : cells), 0);
	const room = Math.max(8, width - fixed - gaps);
	const widths = natural.map((cells, index) => (columns[index]!.grow ? Math.min(cells, room) : cells));
	return rows.map(row => {
		const cells = row.map(({text, color: name}, index) => {
			const cut = fitText(text, widths[index]!);
			const space = ' '.repeat(widths[index]! - stringWidth(cut));
			const shown = name && color ? styleText(name, cut, {validateStream: false}) : cut;
			const isLast = index === row.length - 1;
			return columns[index]!.right ? space + shown : shown + (isLast ? '' : space);
		});
		return cells.join('  ').trimEnd();
	});
}
