import {Box, useApp, useCursor, useInput, usePaste, useWindowSize} from 'ink';
import {useEffect, useMemo, useRef, useState, useSyncExternalStore, type ReactElement} from 'react';
import {computeLayout} from '../core/layout.ts';
import type {Context} from './actions/context.ts';
import {chatLines} from './chat/chat-lines.ts';
import type {Position} from './chat/viewport.ts';
import {compareLines} from './dialogs/compare.ts';
import {conversationsLines} from './dialogs/conversations.ts';
import {helpLines} from './dialogs/help.ts';
import {ladderLines} from './dialogs/ladder.ts';
import {paletteLines} from './dialogs/palette.ts';
import {pickerLines} from './dialogs/picker.ts';
import {searchLines} from './dialogs/search.ts';
import {settingsLines} from './dialogs/settings.ts';
import {statsLines} from './dialogs/stats.ts';
import {foldedPanels} from './first-frame.ts';
import {onInput, onPaste} from './input.ts';
import {Lines} from './frame/lines.tsx';
import {Pane} from './frame/pane.tsx';
import {PanelColumn} from './panels/panel-column.tsx';
import {createStrip} from './panels/strip-lines.ts';
import type {AppState} from './state.ts';
import {statusBar} from './status-bar.ts';
import type {Theme} from './theme.ts';
import {useNoticeTimer} from './use-notice-timer.ts';

export type AppProps = {
	readonly context: Context;
};

/** The whole screen. */
export function App({context}: AppProps): ReactElement {
	const {store, theme} = context;
	const {suspendTerminal} = useApp();
	const size = useWindowSize();
	useEffect(() => {
		store.dispatch({type: 'resize', ...size});
	}, [store, size.columns, size.rows]);
	const state = useSyncExternalStore(store.subscribe, store.get);
	useInput((input, key) => {
		onInput(input, key, {...context, suspend: async task => suspendTerminal(task)});
	});
	usePaste(text => {
		onPaste(text, context);
	});
	useNoticeTimer(store, state.notice);

	const layout = computeLayout(size.columns, size.rows);
	// Where the panels have no column of their own, they take the chat's place while they have the focus.
	const panelsOnly = state.focused !== undefined && state.dialog === undefined && layout.panels === undefined;
	const zoomed = state.zoomed ? state.focused : undefined;
	// Beside the panels a zoomed one has the chat's place; the others stay in sight, and the focus moves among them.
	const zoomedBeside = zoomed !== undefined && state.dialog === undefined && layout.panels !== undefined;
	const charts = {view: state.panelView, time: state.time, past: state.past, theme, focused: state.focused};
	return (
		<Box flexDirection='column' width={layout.columns} height={layout.rows}>
			<Box height={layout.chat.height} width={layout.columns}>
				{panelsOnly || zoomedBeside ? <PanelColumn {...charts} width={layout.chat.width} height={layout.chat.height} zoomed={zoomed}/> : <ChatPane state={state} layout={layout} theme={theme}/>}
				{layout.panels && <PanelColumn {...charts} width={layout.panels.width} height={layout.panels.height}/>}
			</Box>
			{layout.statusBar && <StatusBar state={state} width={layout.columns} theme={theme}/>}
		</Box>
	);
}

type ChatPaneProps = {readonly state: AppState; readonly layout: ReturnType<typeof computeLayout>; readonly theme: Theme};

function ChatPane({state, layout, theme}: ChatPaneProps): ReactElement {
	const {view, panelView, composer, scroll, left, unfolded, dialog} = state;
	const {width} = layout.chat;
	const [drawStrip] = useState(createStrip);
	const strip = useMemo(() => foldedPanels({view: panelView, columns: layout.columns, rows: layout.rows}, theme, drawStrip), [panelView, layout.columns, layout.rows, theme, drawStrip]);
	// What was shown belongs to this conversation at this size.
	const key = `${view.session.id} ${width} ${layout.chat.height}`;
	const shown = useRef<{key: string; top: Position}>(undefined);
	const {lines, cursor, top} = chatLines({
		view,
		layout,
		composer,
		scroll,
		left,
		unfolded,
		previous: shown.current?.key === key ? shown.current.top : undefined,
		theme,
		strip,
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
					return compareLines(view, room, height, dialog.selected, theme);
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
	shown.current = {key, top};
	const {setCursorPosition} = useCursor();
	setCursorPosition(dialog || state.focused ? undefined : cursor);
	return <Pane lines={lines} width={width} height={layout.chat.height} theme={theme}/>;
}

function StatusBar({state, width, theme}: {readonly state: AppState; readonly width: number; readonly theme: Theme}): ReactElement {
	return <Lines lines={[statusBar(state, width, theme, Date.now())]} width={width} height={1}/>;
}
