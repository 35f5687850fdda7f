import stringWidth from 'string-width';
import {plain, styleAfter, type CellStyle} from './cell-style.ts';
import {isNarrow} from './width.ts';

/** A row of the screen, cell by cell. */
export type Cells = {
	/** What stands in each cell: a grapheme, a blank, or nothing in the second cell of a wide one. */
	readonly texts: readonly string[];
	readonly styles: readonly CellStyle[];
	/** Cells up to the last one that is not a plain blank. */
	readonly used: number;
	/** Whether terminals may not agree on how wide it is: it is drawn as a whole then. */
	readonly uncertain: boolean;
};

const sequence = /\u001B(?:\[[\d;:]*m|\]8;;[^\u0007]*\u0007)/gu;
const segmenter = new Intl.Segmenter(undefined, {granularity: 'grapheme'});

/** Emoji, and what is put together from several characters. */
const doubtful = /[\p{Extended_Pictographic}\p{Emoji_Presentation}\p{Mark}\p{Cf}]/u;

/** Characters that are not seen and take no cell. */
const unseen = /^\p{Default_Ignorable_Code_Point}+$/u;

/**
Lays a line out on the cells of a row.

@param line Styled with SGR and OSC 8, and free of anything else that a terminal obeys (`guard`).
@param width Cells; what is more is left out.
*/
export function cellsOf(line: string, width: number): Cells {
	const texts: string[] = [];
	const styles: CellStyle[] = [];
	let uncertain = false;
	let style = plain;
	let at = 0;
	const put = (text: string, cells: number) => {
		if (texts.length + cells > width) {
			// Half of a wide one is not drawn.
			text = ' ';
			cells = texts.length < width ? 1 : 0;
		}

		for (let cell = 0; cell < cells; cell++) {
			texts.push(cell === 0 ? text : '');
			styles.push(text === ' ' ? style.onBlank : style);
		}
	};

	const draw = (text: string) => {
		if (isNarrow(text)) {
			// No `for of`: each of these characters is one code unit.
			for (const element of text) {
				put(element, 1);
			}

			return;
		}

		for (const {segment} of segmenter.segment(text)) {
			if (unseen.test(segment)) {
				continue;
			}

			uncertain ||= doubtful.test(segment);
			const cells = stringWidth(segment);
			const last = texts.length - 1;
			if (cells > 0) {
				put(segment, cells);
			} else if (last >= 0) {
				texts[last] += segment;
			}
		}
	};

	for (const match of line.matchAll(sequence)) {
		if (match.index > at) {
			draw(line.slice(at, match.index));
		}

		style = styleAfter(style, match[0]);
		at = match.index + match[0].length;
	}

	draw(line.slice(at));
	let used = texts.length;
	while (used > 0 && texts[used - 1] === ' ' && styles[used - 1] === plain) {
		used--;
	}

	return {texts, styles, used, uncertain};
}
