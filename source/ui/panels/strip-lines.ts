import type {View} from '../../core/view.ts';
import type {Scale} from '../chart/scale.ts';
import {line, type Piece} from '../frame/piece.ts';
import type {Theme} from '../theme.ts';
import {latencyAxis} from './latency-axis.ts';
import {oneLine} from './one-line.ts';
import {boxLine} from './strip-box.ts';
import {replyLine} from './strip-reply.ts';

/** Two lines need as much as is inside the borders of a terminal of 60 columns. */
const twoLines = 58;

/**
The panels folded: two lines without borders, or one where the width is below 58 (a terminal of 60 less its borders).

@param width Cells, of which the first and the last stay blank.
@param axis Of the chart, where it is kept from frame to frame.
@returns Lines of exactly `width` cells.
*/
export function stripLines(view: View, width: number, theme: Theme, axis?: Scale): string[] {
	const inner = Math.max(0, width - 2);
	if (width < twoLines) {
		return [narrowLine(view, width, theme)];
	}

	const scale = axis ?? latencyAxis(undefined, view.latency, 0);
	return [boxLine(view, inner, theme), replyLine(view, inner, theme, scale)].map(text => ` ${text} `);
}

/** The one-line form at any width: where a terminal has too few rows for two. */
export function narrowLine(view: View, width: number, theme: Theme): string {
	return width < 3 ? ' '.repeat(Math.max(0, width)) : ` ${ended(oneLine(view, width - 2, theme), width - 2, theme)} `;
}

function ended(left: Piece, width: number, {glyphs}: Theme): string {
	return line(left, {text: '', width: 0}, width, glyphs.ellipsis);
}
