import type {Style, Theme} from '../theme.ts';
import {brailleCell} from './braille.ts';

export type ChartOptions = {
	/** Cells. */
	readonly width: number;
	/** Lines; four dots each in braille. */
	readonly rows: number;
	/** The value at the top of the axis; what is above is drawn at the top. */
	readonly max: number;
	readonly theme: Theme;
	/** How many dots each value is wide; one when left out. */
	readonly repeat?: number;
	/** The newest value has a cell to itself, where a cell holds two. */
	readonly alone?: boolean;
	/** The colour of a value. */
	readonly color?: (value: number) => Style;
};

/** A sample, or none: drawn blank, never as zero. */
export type ChartValue = number | undefined;

/**
A line graph of the newest samples, the newest at the right.

@param newest Oldest first.
@returns `rows` lines of exactly `width` cells, the top one first.
*/
export function chart(newest: readonly ChartValue[], {width, rows, max, theme, repeat = 1, alone = false, color = () => theme.accent}: ChartOptions): string[] {
	const {ramp} = theme.glyphs;
	const perCell = ramp === undefined ? 2 : 1;
	const wide = repeat === 1 ? newest : newest.flatMap(value => Array.from({length: repeat}, () => value));
	const values = alone && perCell === 2 ? [...wide, undefined] : wide;
	const steps = ramp === undefined ? 4 : ramp.length - 1;
	const shown = values.slice(-Math.max(0, width) * perCell || values.length);
	const offset = width * perCell - shown.length;
	const heights = shown.map(value => heightOf(value, max, steps * rows));
	const at = (index: number) => heights[index - offset] ?? 0;
	const lines: string[] = [];
	for (let row = rows - 1; row >= 0; row--) {
		const painter = createPainter();
		const dots = (index: number) => Math.min(steps, Math.max(0, at(index) - row * steps));
		for (let cell = 0; cell < width; cell++) {
			const first = cell * perCell;
			const glyph = ramp === undefined ? brailleCell(dots(first), dots(first + 1)) : ramp[dots(first)]!;
			const value = perCell === 2 ? greater(shown[first - offset], shown[first + 1 - offset]) : shown[first - offset];
			painter.add(glyph, glyph === ' ' || value === undefined ? undefined : color(value));
		}

		lines.push(painter.end());
	}

	return lines;
}

/** What is there has at least one dot: a quiet line is not a missing one. */
function heightOf(value: ChartValue, max: number, top: number): number {
	if (value === undefined || Number.isNaN(value)) {
		return 0;
	}

	return Math.min(top, Math.max(1, Math.round((value / max) * top) || 0));
}

function greater(a: ChartValue, b: ChartValue): ChartValue {
	return a === undefined || (b !== undefined && b > a) ? b : a;
}

/** Puts neighbours of one style into one pair of codes. A blank goes into either. */
function createPainter() {
	let text = '';
	let run = '';
	let style: Style | undefined;
	const flush = () => {
		text += style ? style(run) : run;
		run = '';
	};

	return {
		add(glyph: string, next: Style | undefined) {
			if (next !== style && glyph !== ' ') {
				flush();
				style = next;
			}

			run += glyph;
		},
		end() {
			flush();
			return text;
		},
	};
}
