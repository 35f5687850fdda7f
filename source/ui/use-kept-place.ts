import {useEffect, useState} from 'react';
import {KeptPlace, type Place} from './chat/kept-place.ts';
import {transcript} from './chat/transcript.ts';
import type {AppEvent, AppState} from './state.ts';
import type {Store} from './store.ts';
import type {Theme} from './theme.ts';

/**
@param width Of the transcript.
@returns Where to show it from: the text that was scrolled to, at any width.
*/
export function useKeptPlace({view, scroll, left, unfolded}: AppState, width: number, theme: Theme, store: Store<AppState, AppEvent>): Place {
	const [kept] = useState(() => new KeptPlace());
	const place = kept.at(view.session.id, width, {scroll, left}, at => transcript(view, at, theme, unfolded));
	useEffect(() => {
		if (place.scroll !== scroll) {
			store.dispatch({type: 'own', change: place});
		}
	}, [store, place, scroll]);
	return place;
}
