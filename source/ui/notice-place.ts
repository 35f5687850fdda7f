import {cleanLine} from '../core/text.ts';
import {widthOf} from './frame/width.ts';
import type {AppState} from './state.ts';
import {noticeTime} from './status-bar.ts';

/** A lower screen has no rows to give away. */
const lowest = 14;
const narrowest = 24;

/**
Where the notice is drawn: on the status bar where it has room there, and otherwise above the composer. It does not depend on what else is going on, so that it stays where it came.

@param now Milliseconds since the epoch.
@returns `undefined` where there is none to draw.
*/
export function noticePlace({notice, dialog, columns, rows}: Pick<AppState, 'notice' | 'dialog' | 'columns' | 'rows'>, now: number): 'bar' | 'chat' | undefined {
	if (notice === undefined || dialog !== undefined || now - notice.time >= noticeTime) {
		return undefined;
	}

	const width = widthOf(cleanLine(`${notice.text} ${notice.hint ?? ''}`).trimEnd());
	return width > columns - 2 && rows >= lowest && columns >= narrowest ? 'chat' : 'bar';
}
