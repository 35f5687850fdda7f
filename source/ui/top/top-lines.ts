import {side, topBorder} from '../frame/border.ts';
import {type ColumnDrawer, columnLines} from '../panels/column.ts';
import {narrowLine, stripLines} from '../panels/strip-lines.ts';
import type {AppState} from '../state.ts';
import type {Theme} from '../theme.ts';
import {orderOf} from './process-list.ts';
import {processLines} from './process-lines.ts';
import {topHelpLines} from './top-help.ts';
import {computeTopLayout, type TopLayout} from './top-layout.ts';
import {topStatusBar} from './top-status-bar.ts';

/** What draws the column of panels and the two lines it folds into; both remember what they drew. */
type TopDrawers = {
	readonly column: ColumnDrawer;
	readonly zoomed: ColumnDrawer;
	readonly strip: typeof stripLines;
};

const drawOnce: TopDrawers = {column: columnLines, zoomed: columnLines, strip: stripLines};

/**
The whole screen of `lisa top`.

@returns As many lines as the terminal has rows.
*/
export function topLines(state: AppState, columns: number, rows: number, theme: Theme, drawers = drawOnce): string[] {
	const layout = computeTopLayout(columns, rows);
	const height = layout.statusBar ? rows - 1 : rows;
	const screen = state.dialog?.kind === 'help' ? help(state.dialog.selected, layout, height, theme) : bands[layout.band](state, layout, theme, drawers);
	const full = Array.from({length: height}, (_, index) => screen[index] ?? ' '.repeat(columns));
	return layout.statusBar ? [...full, topStatusBar(state, columns, theme, Date.now())] : full;
}

type Band = (state: AppState, layout: TopLayout, theme: Theme, drawers: TopDrawers) => string[];

const bands: Readonly<Record<TopLayout['band'], Band>> = {
	side(state, layout, theme, drawers) {
		const left = drawers.column({...chartsOf(state), width: layout.panels.width, height: layout.panels.height, theme});
		const right = state.zoomed ? zoom(state, layout.table, theme, drawers) : table(state, layout.table, theme);
		return left.map((line, index) => line + (right[index] ?? ''));
	},
	stack(state, layout, theme, drawers) {
		if (state.zoomed) {
			return zoom(state, {width: layout.columns, height: layout.table.y + layout.table.height}, theme, drawers);
		}

		const above = drawers.column({...chartsOf(state), width: layout.panels.width, height: layout.panels.height, theme});
		return [...above.slice(0, -1), ...table(state, layout.table, theme, {joined: true})];
	},
	strip(state, layout, theme, drawers) {
		if (state.zoomed) {
			return zoom(state, {width: layout.columns, height: layout.table.y + layout.table.height}, theme, drawers);
		}

		const {columns} = layout;
		const folded = columns >= 60 ? drawers.strip(state.panelView, columns - 4, theme) : [narrowLine(state.panelView, columns - 4, theme)];
		return [topBorder('LISA', '', columns, theme), ...folded.map(text => side(text, theme)), ...table(state, layout.table, theme, {joined: true})];
	},
	line(state, layout, theme) {
		return [narrowLine(state.panelView, layout.columns, theme), ...table(state, layout.table, theme, {bare: true})];
	},
};

type Size = {readonly width: number; readonly height: number};

function zoom(state: AppState, {width, height}: Size, theme: Theme, {zoomed}: TopDrawers): string[] {
	return zoomed({...chartsOf(state), width, height, theme, zoomed: state.focused});
}

function chartsOf({panelView, time, past, focused}: AppState) {
	return {view: panelView, time, past, focused};
}

function table(state: AppState, {width, height}: Size, theme: Theme, {joined = false, bare = false} = {}): string[] {
	const {panelView, processList} = state;
	return processLines({view: panelView, order: orderOf(processList, panelView), from: processList.from, width, height, theme, joined, bare});
}

function help(from: number, {columns}: TopLayout, height: number, theme: Theme): string[] {
	const width = Math.min(columns, 78);
	return width < 5 ? [] : topHelpLines(width, height, from, theme).map(line => line + ' '.repeat(columns - width));
}
