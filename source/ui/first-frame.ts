import {computeLayout} from '../core/layout.ts';
import {chatLines} from './chat/chat-lines.ts';
import {guard} from './frame/guard.ts';
import {columnLines} from './panels/column.ts';
import {narrowLine, stripLines} from './panels/strip-lines.ts';
import type {AppState} from './state.ts';
import {statusBar} from './status-bar.ts';
import type {Theme} from './theme.ts';

/**
The lines above the composer where the panels have no column of their own: two, one, or none.

@param draw Draws two lines.
*/
export function foldedPanels({view, columns, rows}: Pick<AppState, 'view' | 'columns' | 'rows'>, theme: Theme, draw = stripLines): readonly string[] {
	const layout = computeLayout(columns, rows);
	const width = layout.borders ? columns - 4 : columns;
	return layout.band === 'strip' ? draw(view, width, theme) : layout.strip > 0 ? [narrowLine(view, width, theme)] : [];
}

/**
The screen before anything is known, ready to be written: it stands there while React and Ink are still being read, and is what they draw first.

@returns Escape sequences and text that end with the cursor at the top left, where Ink begins.
*/
export function firstFrame(state: AppState, theme: Theme): string {
	const layout = computeLayout(state.columns, state.rows);
	const {view, composer} = state;
	const chat = chatLines({view, layout, composer, theme, strip: foldedPanels(state, theme)}).lines;
	const panels = layout.panels ? columnLines({view, width: layout.panels.width, height: layout.panels.height, theme}) : [];
	const lines = chat.map((line, index) => line + (panels[index] ?? ''));
	const all = layout.statusBar ? [...lines, statusBar(state, layout.columns, theme, 0)] : lines;
	return openFrame(all);
}

/** @returns What opens the other screen of the terminal and writes these lines, with the cursor at the top left behind it. */
export function openFrame(lines: readonly string[]): string {
	return `\u001B[?1049h\u001B[?25l\u001B[H${lines.map(line => guard(line)).join('\r\n')}\u001B[H`;
}
