import {useEffect} from 'react';
import {readTime} from './notices.ts';
import type {AppEvent, AppState} from './state.ts';
import {noticeTime} from './status-bar.ts';
import type {Store} from './store.ts';

/** Takes a notice off the status bar once it is old, or once it has been read and another one waits. */
export function useNoticeTimer(store: Store<AppState, AppEvent>, {notice, waiting}: Pick<AppState, 'notice' | 'waiting'>): void {
	const isWaiting = waiting.length > 0;
	useEffect(() => {
		const timer = notice === undefined
			? undefined
			: setTimeout(() => {
				store.dispatch({type: 'next-notice', now: Date.now()});
			}, Math.max(0, notice.time + (isWaiting ? readTime : noticeTime) - Date.now()));
		return () => {
			clearTimeout(timer);
		};
	}, [store, notice, isWaiting]);
}
