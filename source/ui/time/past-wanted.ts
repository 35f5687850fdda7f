import type {HistoryRequest} from '../../core/history.ts';
import type {Sample} from '../../core/samples.ts';
import {windows, type ChartTime} from './chart-time.ts';
import type {Past} from './timeline.ts';

/** Charts are laid out over a little more than what was chosen, and looking on should find it there. */
const more = 1.5;

/** Wide charts show no less than a second a dot. Seconds. */
const least = 400;

/**
What must be asked of the host so that the charts can be drawn.

@param past What it told last.
@returns Nothing where the samples and what was told reach.
*/
export function pastWanted({step, end}: ChartTime, samples: readonly Sample[], past: Past | undefined): (HistoryRequest & {readonly part: number}) | undefined {
	const now = samples.at(-1)?.time;
	const first = samples[0]?.time;
	if (now === undefined || first === undefined || (step === 0 && end === undefined)) {
		return undefined;
	}

	const {seconds, part} = windows[step]!;
	const right = end ?? now;
	const left = right - Math.max(least, seconds * more) * 1000;
	// To the oldest sample; one that is held goes out of the samples later.
	const until = end === undefined ? first : Math.min(right, now);
	if (first <= left || (past?.part === part && past.from <= left && past.to >= until)) {
		return undefined;
	}

	const length = part * 1000;
	const from = Math.floor(left / length) * length;
	const to = Math.ceil(right / length) * length;
	return {from, to, points: Math.max(1, Math.round((to - from) / length)), part};
}
