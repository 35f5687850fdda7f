import type {Scope} from './scope.ts';
import type {Timeline} from './timeline.ts';

/** @returns A span as a person would say it, as in `56 s`, `5 min`, `1.9 min` or `24 h`. */
export function spanWords(seconds: number): string {
	if (seconds < 60) {
		return `${Math.round(seconds)} s`;
	}

	const [value, unit] = seconds < 5400 ? [seconds / 60, 'min'] : [seconds / 3600, 'h'];
	return `${value < 9.95 ? Number(value.toFixed(1)) : Math.round(value)} ${unit}`;
}

const two = (value: number) => String(value).padStart(2, '0');

/**
@param seconds Whether they are said too.
@returns The time of day where this face is, as in `14:02` or `14:02:09`.
*/
export function clock(time: number, seconds = false): string {
	const date = new Date(time);
	return `${two(date.getHours())}:${two(date.getMinutes())}${seconds ? `:${two(date.getSeconds())}` : ''}`;
}

const month = new Intl.DateTimeFormat('en-GB', {day: 'numeric', month: 'short'});

/** @returns The day, as in `23 Nov`, where it is not that of `now`. */
function day(time: number, now: number): string {
	return new Date(time).toDateString() === new Date(now).toDateString() ? '' : `${month.format(time)} `;
}

/**
What the charts show, for a border: how long, and from when to when where they do not show now.
*/
export function timeWords({time, samples}: Timeline, scope: Scope): {readonly text: string; readonly past: boolean} {
	const span = scope.slots * scope.seconds;
	if (time.end === undefined) {
		return {text: spanWords(span), past: false};
	}

	const now = samples.at(-1)?.time ?? time.end;
	const from = time.end - span * 1000;
	const fine = span < 600;
	const ending = new Date(from).toDateString() === new Date(time.end).toDateString() ? clock(time.end, fine) : `${day(time.end, now)}${clock(time.end, fine)}`;
	return {text: `held  ${day(from, now)}${clock(from, fine)} - ${ending}`, past: true};
}
