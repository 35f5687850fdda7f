import {cleanLine} from '../../core/text.ts';
import {wrapped} from '../chat/markdown/wrap.ts';
import {widthOf} from '../frame/width.ts';

/** Cells a line may have, lines there may be, and what stands for the rest. */
export type TextRoom = {readonly width: number; readonly rows: number; readonly ellipsis: string};

/** @returns A text of any origin in lines that end at a word; where there are too few, the last one ends at a word too and says that there is more. */
export function textLines(text: string, {width, rows, ellipsis}: TextRoom): string[] {
	const room = Math.max(1, width);
	const lines = wrapped(cleanLine(text).trim(), room);
	if (lines.length <= rows || rows < 1) {
		return lines.slice(0, Math.max(0, rows));
	}

	const short = wrapped(lines[rows - 1]!, Math.max(1, room - widthOf(ellipsis)))[0]!;
	return [...lines.slice(0, rows - 1), short + ellipsis];
}
