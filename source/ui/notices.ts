import type {Notice} from '../core/view.ts';

/** A warning stays at least so long before the next line takes its place: long enough to be read. Milliseconds. */
export const readTime = 4000;

/** So many wait at most; of more, the oldest are in the log only. */
const most = 5;

/** The line that is shown, and those that wait for it to have been read. */
export type Notices = {readonly notice?: Notice; readonly waiting: readonly Notice[]};

/**
Takes in what the host says: a warning that has just come is not covered by the next one, which waits instead. Whatever else is shown gives way at once.
*/
export function takeNotices({notice, waiting}: Notices, incoming: readonly Notice[]): Notices {
	let state: Notices = {notice, waiting};
	for (const next of incoming) {
		state = take(state, next);
	}

	return state;
}

function take({notice, waiting}: Notices, next: Notice): Notices {
	if (waiting.some(({text}) => text === next.text)) {
		return {notice, waiting};
	}

	const holds = notice !== undefined && notice.level !== 'info' && notice.text !== next.text && next.time - notice.time < readTime;
	return holds || waiting.length > 0 ? {notice, waiting: [...waiting, next].slice(-most)} : {notice: next, waiting};
}

/** The line has been shown for its time: the next one comes, as of now. */
export function nextNotice({waiting}: Notices, now: number): Notices {
	const [next, ...others] = waiting;
	return {...(next !== undefined && {notice: {...next, time: now}}), waiting: others};
}
