import {useInput, useWindowSize} from 'ink';
import {useEffect, useState, useSyncExternalStore, type ReactElement} from 'react';
import type {AppProps} from '../app.tsx';
import {asciiSigns} from '../frame/ascii-signs.ts';
import {Screen} from '../frame/screen.tsx';
import {createColumn} from '../panels/column.ts';
import {createStrip} from '../panels/strip-lines.ts';
import {useNoticeTimer} from '../use-notice-timer.ts';
import {onTopInput} from './top-input.ts';
import {topLines} from './top-lines.ts';

/** The whole screen of `lisa top`. */
export function TopApp({context, painter}: AppProps): ReactElement {
	const {store, theme} = context;
	const {columns, rows} = useWindowSize();
	useEffect(() => {
		store.dispatch({type: 'resize', columns, rows});
	}, [store, columns, rows]);
	const state = useSyncExternalStore(store.subscribe, store.get);
	useInput((input, key) => {
		onTopInput(input, key, context);
	});
	useNoticeTimer(store, state);
	const [drawers] = useState(() => ({column: createColumn(), zoomed: createColumn(), strip: createStrip()}));
	return <Screen frame={{lines: asciiSigns(topLines(state, columns, rows, theme, drawers), theme), width: columns}} painter={painter}/>;
}
