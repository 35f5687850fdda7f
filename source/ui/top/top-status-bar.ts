import {empty, join, line, piece, type Piece} from '../frame/piece.ts';
import type {AppState} from '../state.ts';
import {activity, noticePiece, noticeTime} from '../status-bar.ts';
import {chartCells} from '../panels/chart-lines.ts';
import {dotsIn} from '../panels/time-chart.ts';
import type {Theme} from '../theme.ts';
import {windows} from '../time/chart-time.ts';
import {scopeOf} from '../time/scope.ts';
import {spanWords, timeWords} from '../time/time-words.ts';
import {computeTopLayout} from './top-layout.ts';

type Key = readonly [key: string, word: string];

/**
The bottom line of `lisa top`: its keys, and what the model does.

@param now Milliseconds since the epoch.
*/
export function topStatusBar(state: AppState, width: number, theme: Theme, now: number): string {
	const {notice} = state;
	const {phase} = state.view.model;
	const right = state.time.end === undefined ? state.link === 'attached' && phase === 'none' ? piece('no model loaded', theme.dim) : activity(state, theme) : piece(heldWords(state, theme), theme.warning);
	const room = width - right.width - 3;
	const left = notice !== undefined && now - notice.time < noticeTime ? noticePiece(notice, room, theme) : keysPiece(state, room, theme);
	return line(join(' ', left), join(right, ' '), width, theme.glyphs.ellipsis);
}

/** As many keys as fit; leaving and help are always among them. */
function keysPiece(state: AppState, room: number, theme: Theme): Piece {
	const words = [...keysOf(state, theme.glyphs.name === 'ascii')];
	while (words.length > 2 && widthOf(words) > room) {
		words.splice(-3, 1);
	}

	if (widthOf(words) > room) {
		return empty;
	}

	return join(...words.flatMap(([key, word], index) => [index > 0 ? '  ' : '', piece(key, theme.accent), piece(` ${word}`, theme.dim)]));
}

/** Where the panels have no border of their own at the bottom, this is what says that one looks at the past. */
function heldWords({time, panelView, past, columns, rows}: AppState, theme: Theme): string {
	const timeline = {time, samples: panelView.samples, past};
	return timeWords(timeline, scopeOf(timeline, dotsIn(chartCells(computeTopLayout(columns, rows).panels.width - 4), theme))).text;
}

function keysOf({dialog, focused, zoomed, time}: AppState, ascii: boolean): readonly Key[] {
	const arrows = ascii ? 'Up/Dn' : '↑↓';
	if (dialog !== undefined) {
		return [[arrows, 'scroll'], ['esc', 'back']];
	}

	const move: Key = [arrows, focused === undefined ? 'scroll' : 'panel'];
	const zoom: Key = focused === undefined ? ['Tab', 'panels'] : [ascii ? 'Enter' : '⏎', zoomed ? 'back' : 'zoom'];
	return [move, ['s', 'sort'], zoom, ['+ -', spanWords(windows[time.step]!.seconds)], ['p', 'hold'], [ascii ? 'Left/Right' : '← →', 'look back'], ['?', 'help'], focused === undefined ? ['q', 'leave'] : ['esc', 'back']];
}

function widthOf(words: readonly Key[]): number {
	return words.reduce((sum, [key, word]) => sum + key.length + word.length + 3, -2);
}
