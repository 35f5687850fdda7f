import type {View} from '../../core/view.ts';
import type {Scale} from '../chart/scale.ts';
import {empty, line} from '../frame/piece.ts';
import type {Theme} from '../theme.ts';
import {latencyAxis} from './latency-axis.ts';
import {oneLine} from './one-line.ts';
import {boxLine} from './strip-box.ts';
import {replyLine} from './strip-reply.ts';

/** Two lines need as much as is inside the borders and margins of a terminal of 60 columns. */
const twoLines = 56;

/**
The panels folded: two lines without borders or margins, or one where the width is below 56 (a terminal of 60 columns less borders and margins).

@param axis Of the chart, where it is kept from frame to frame.
@returns Lines of exactly `width` cells.
*/
export function stripLines(view: View, width: number, theme: Theme, axis?: Scale): string[] {
	if (width < twoLines) {
		return [narrowLine(view, width, theme)];
	}

	const scale = axis ?? latencyAxis(undefined, view.latency, 0);
	return [boxLine(view, width, theme), replyLine(view, width, theme, scale)];
}

/** The one-line form at any width: where a terminal has too few rows for two. */
export function narrowLine(view: View, width: number, theme: Theme): string {
	return line(oneLine(view, width, theme), empty, Math.max(0, width), theme.glyphs.ellipsis);
}

/** @returns `stripLines` that keeps the axis of its chart from frame to frame, so that it does not jump. */
export function createStrip(): (view: View, width: number, theme: Theme) => string[] {
	let axis: Scale | undefined;
	return (view, width, theme) => {
		axis = latencyAxis(axis, view.latency, view.samples.at(-1)?.time ?? 0);
		return stripLines(view, width, theme, axis);
	};
}
