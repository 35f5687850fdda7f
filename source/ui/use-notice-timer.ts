import {useEffect} from 'react';
import type {AppEvent, AppState} from './state.ts';
import {noticeTime} from './status-bar.ts';
import type {Store} from './store.ts';

/** Takes a notice off the status bar once it is old. */
export function useNoticeTimer(store: Store<AppState, AppEvent>, notice: AppState['notice']): void {
	useEffect(() => {
		const timer = notice === undefined
			? undefined
			: setTimeout(() => {
				store.dispatch({type: 'notice', notice: undefined});
			}, Math.max(0, notice.time + noticeTime - Date.now()));
		return () => {
			clearTimeout(timer);
		};
	}, [store, notice]);
}
