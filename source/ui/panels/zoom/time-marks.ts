import {fit} from '../../frame/width.ts';
import type {Theme} from '../../theme.ts';
import type {Scope} from '../../time/scope.ts';
import {clock, spanWords} from '../../time/time-words.ts';
import {dotsIn} from '../time-chart.ts';

/** Seconds between two marks, the smallest that leaves them room. */
const intervals = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200];

/** Cells between two marks, at least. */
const apart = 11;

/** `1:15` where it is not a whole number of minutes. */
function agoWords(seconds: number): string {
	return seconds > 60 && seconds < 600 && seconds % 60 !== 0 ? `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}` : spanWords(seconds);
}

/**
The line under a chart that says when: how long ago while it goes on, so that the marks stand still; the time of day where it is held.

@param held Whether the right edge is not now.
@param cells The width of the chart.
*/
export function timeMarks({seconds, repeat, end}: Scope, held: boolean, cells: number, theme: Theme): string {
	const perCell = (seconds / repeat) * (dotsIn(1, theme));
	const interval = intervals.find(candidate => candidate / perCell >= apart) ?? intervals.at(-1)!;
	if (end === undefined || cells < apart) {
		return ' '.repeat(cells);
	}

	const row = Array.from({length: cells}, () => ' ');
	const put = (secondsAgo: number, text: string) => {
		// The mark ends where its moment is, so that the last one is at the edge.
		const last = cells - 1 - Math.round(secondsAgo / perCell);
		const first = last - text.length + 1;
		if (first < 0 || (first > 0 && row[first - 1] !== ' ') || row.slice(first, last + 2).some(cell => cell !== ' ')) {
			return;
		}

		for (const [index, letter] of [...text].entries()) {
			row[first + index] = letter;
		}
	};

	const span = cells * perCell;
	if (held) {
		const offset = new Date(end).getTimezoneOffset() * 60;
		const local = end / 1000 - offset;
		for (let at = Math.floor(local / interval) * interval; local - at < span; at -= interval) {
			put(local - at, clock((at + offset) * 1000, interval < 60));
		}
	} else {
		put(0, 'now');
		for (let ago = interval; ago < span; ago += interval) {
			put(ago, `-${agoWords(ago)}`);
		}
	}

	return fit(row.join(''), cells, theme.glyphs.ellipsis);
}
