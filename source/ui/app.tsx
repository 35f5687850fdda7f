import {useApp, useInput, usePaste, useWindowSize} from 'ink';
import {useEffect, useMemo, useRef, useState, useSyncExternalStore, type ReactElement} from 'react';
import {computeLayout, type Layout} from '../core/layout.ts';
import type {Context} from './actions/context.ts';
import {chatLines, type ChatPicture} from './chat/chat-lines.ts';
import type {Position} from './chat/viewport.ts';
import {compareLines} from './dialogs/compare.ts';
import {compareShown} from './dialogs/compare-shown.ts';
import {conversationsLines} from './dialogs/conversations.ts';
import {helpLines} from './dialogs/help.ts';
import {ladderLines} from './dialogs/ladder.ts';
import {paletteLines} from './dialogs/palette.ts';
import {pickerLines} from './dialogs/picker.ts';
import {searchLines} from './dialogs/search.ts';
import {settingsLines} from './dialogs/settings.ts';
import {statsLines} from './dialogs/stats.ts';
import {asciiSigns} from './frame/ascii-signs.ts';
import {foldedPanels} from './first-frame.ts';
import {onInput, onPaste} from './input.ts';
import type {Painter} from './frame/painter.ts';
import {Screen} from './frame/screen.tsx';
import {noticePlace} from './notice-place.ts';
import {createColumn} from './panels/column.ts';
import {createStrip} from './panels/strip-lines.ts';
import type {AppState} from './state.ts';
import {statusBar} from './status-bar.ts';
import type {Theme} from './theme.ts';
import {useKeptPlace} from './use-kept-place.ts';
import {useNoticeTimer} from './use-notice-timer.ts';

export type AppProps = {
	readonly context: Context;
	/** Absent where Ink draws. */
	readonly painter?: Painter;
};

/** The whole screen. */
export function App({context, painter}: AppProps): ReactElement {
	const {store, theme} = context;
	const {suspendTerminal} = useApp();
	const size = useWindowSize();
	useEffect(() => {
		store.dispatch({type: 'resize', ...size});
	}, [store, size.columns, size.rows]);
	const state = useSyncExternalStore(store.subscribe, store.get);
	useInput((input, key) => {
		onInput(input, key, {...context, suspend: async task => (painter === undefined ? suspendTerminal(task) : painter.pausedFor(async () => suspendTerminal(task)))});
	});
	usePaste(text => {
		onPaste(text, context);
	});
	useNoticeTimer(store, state);

	const layout = computeLayout(size.columns, size.rows);
	// Where the panels have no column of their own, they take the chat's place while they have the focus.
	const panelsOnly = state.focused !== undefined && state.dialog === undefined && layout.panels === undefined;
	const zoomed = state.zoomed ? state.focused : undefined;
	// Beside the panels a zoomed one has the chat's place; the others stay in sight, and the focus moves among them.
	const zoomedBeside = zoomed !== undefined && state.dialog === undefined && layout.panels !== undefined;
	const isChat = !panelsOnly && !zoomedBeside;
	const place = useKeptPlace(state, layout.borders ? layout.chat.width - 2 : layout.chat.width, theme, store);
	const isNoticeAbove = isChat && noticePlace({...state, ...size}, Date.now()) === 'chat';
	const chat = useChat({...state, ...place, ...(!isNoticeAbove && {notice: undefined})}, layout, theme, isChat);
	const left = useColumn(state, theme, isChat ? undefined : layout.chat, zoomed) ?? chat?.lines ?? [];
	const right = useColumn(state, theme, layout.panels) ?? [];
	const lines = left.map((line, index) => line + (right[index] ?? ''));
	if (layout.statusBar) {
		lines.push(statusBar(isNoticeAbove ? {...state, notice: undefined} : state, layout.columns, theme, Date.now()));
	}

	return <Screen frame={{lines: asciiSigns(lines, theme), width: layout.columns, cursor: state.dialog || state.focused ? undefined : chat?.cursor}} painter={painter}/>;
}

/** The panels in a rectangle, if there is one; drawn again when what they show has changed. */
function useColumn({panelView: view, time, past, focused}: AppState, theme: Theme, room: {readonly width: number; readonly height: number} | undefined, zoomed?: AppState['focused']): readonly string[] | undefined {
	const [draw] = useState(createColumn);
	const [width, height] = [room?.width, room?.height];
	return useMemo(() => (width === undefined || height === undefined ? undefined : draw({view, time, past, focused, theme, width, height, zoomed})), [draw, view, time, past, focused, theme, width, height, zoomed]);
}

/** The chat, where it is shown. */
function useChat(state: AppState, layout: Layout, theme: Theme, isShown: boolean): ChatPicture | undefined {
	const {view, panelView, composer, scroll, left, unfolded, dialog, notice} = state;
	const {width} = layout.chat;
	const [drawStrip] = useState(createStrip);
	const strip = useMemo(() => foldedPanels({view: panelView, columns: layout.columns, rows: layout.rows}, theme, drawStrip), [panelView, layout.columns, layout.rows, theme, drawStrip]);
	// What was shown belongs to this conversation at this size.
	const key = `${view.session.id} ${width} ${layout.chat.height}`;
	const shown = useRef<{key: string; top: Position}>(undefined);
	if (!isShown) {
		return undefined;
	}

	const picture = chatLines({
		view,
		layout,
		composer,
		scroll,
		left,
		unfolded,
		previous: shown.current?.key === key ? shown.current.top : undefined,
		theme,
		strip,
		notice,
		overlay: dialog && ((room, height) => {
			switch (dialog.kind) {
				case 'ladder': {
					return ladderLines(view, room, height, dialog.selected, theme);
				}

				case 'palette': {
					return paletteLines(room, height, dialog.filter, dialog.selected, theme);
				}

				case 'models': {
					return pickerLines(view, dialog, {width: room, height, theme, now: Date.now()});
				}

				case 'conversations': {
					return conversationsLines(view, room, height, dialog, state.found, theme);
				}

				case 'compare': {
					return compareLines(compareShown(view, dialog), room, height, dialog.selected, theme);
				}

				case 'search': {
					return state.found === undefined ? [] : searchLines(state.found, room, height, dialog.selected, theme);
				}

				case 'settings': {
					return state.sampling === undefined ? [] : settingsLines(state.sampling, room, height, dialog.selected, theme);
				}

				case 'stats': {
					return state.stats === undefined ? [] : statsLines(state.stats, view.session.title, room, height, dialog.selected, theme);
				}

				case 'help': {
					return helpLines(room, height, dialog.selected, theme);
				}
			}
		}),
	});
	shown.current = {key, top: picture.top};
	return picture;
}
