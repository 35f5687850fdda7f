import {LisaError} from '../core/errors.ts';
import {noticeOf, type AppEvent, type AppState} from './state.ts';
import type {Store} from './store.ts';

/** Says what is wrong with the settings once the host is there: what it brings along would cover the line. */
export function tellSettings(store: Store<AppState, AppEvent>, faults: readonly LisaError[]): void {
	const [first, ...others] = faults;
	if (first === undefined) {
		return;
	}

	const more = others.length === 0 ? '' : `${others.length} more: \`lisa config\`. `;
	const stop = store.subscribe(() => {
		if (store.get().link === 'attached') {
			stop();
			store.dispatch({type: 'notice', notice: noticeOf(new LisaError(`${first.message} The default is used.`, {code: first.code, hint: `${more}${first.hint}`}), Date.now())});
		}
	});
}
