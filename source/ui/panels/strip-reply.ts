import {integer, percent} from '../../core/format.ts';
import type {View} from '../../core/view.ts';
import {chart} from '../chart/chart.ts';
import type {Scale} from '../chart/scale.ts';
import {alignRight, drawn, empty, join, line, piece, type Piece} from '../frame/piece.ts';
import {fit} from '../frame/width.ts';
import type {Theme} from '../theme.ts';
import {figure, labelled} from './figure.ts';
import {ladderLine} from './ladder-line.ts';
import {latencyStyle} from './latency-axis.ts';
import {medianPart, modelPart, ratePart, tailPart} from './strip-parts.ts';

/** Cells the rungs get: the current one with a neighbour at each side. */
const rungWidth = 14;

/**
The strip's second line: how the reply goes, and on which rung.
*/
export function replyLine(view: View, width: number, theme: Theme, scale: Scale): string {
	const {model, rungs, latency} = view;
	const rung = model.phase === 'ready' ? ladderLine(rungs, model.model.path, model.model.quantization, rungWidth, theme, 1) : empty;
	const state = alignRight(modelPart(view, theme) ?? rung, rungWidth);
	const median = medianPart(view, theme);
	const tail = tailPart(view, theme);
	const first = labelled(theme, 'TTFT', figure(theme, integer(latency.ttft), 6, 'ms'));
	const rate = ratePart(view, theme);
	const fixed = median.width + tail.width + rate.width + state.width + 6;
	const withFirst = fixed + first.width + 2 + 8 <= width;
	const length = Math.max(0, width - fixed - (withFirst ? first.width + 2 : 0));
	const left = join(median, ' ', spark(view, length, theme, scale), ' ', tail);
	return line(left, withFirst ? join(first, '  ', rate, '  ', state) : join(rate, '  ', state), width, theme.glyphs.ellipsis);
}

function spark(view: View, length: number, theme: Theme, {max}: Scale): Piece {
	const {latency} = view;
	if (latency.recent.length === 0) {
		return piece(fit(waiting(view).find(words => words.length <= length) ?? '', length), theme.dim);
	}

	return drawn(chart(latency.recent, {width: length, rows: 1, max, theme, color: latencyStyle(latency, theme)})[0]!, length);
}

/** What stands in the chart's place while there is none, the longest form first. */
function waiting({progress}: View): readonly string[] {
	if (progress === undefined) {
		return ['no reply yet: each is timed here', 'no reply yet', 'no reply'];
	}

	const {phase, prefilled, prefillTotal} = progress;
	return phase === 'prefill' ? [`reading ${integer(prefilled)}/${integer(prefillTotal)} tokens`, `reading ${percent(prefillTotal > 0 ? prefilled / prefillTotal : 0)}`, 'reading'] : ['waiting'];
}
