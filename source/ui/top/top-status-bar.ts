import {empty, join, line, piece, type Piece} from '../frame/piece.ts';
import type {AppState} from '../state.ts';
import {activity, noticePiece, noticeTime} from '../status-bar.ts';
import type {Theme} from '../theme.ts';

type Key = readonly [key: string, word: string];

/**
The bottom line of `lisa top`: its keys, and what the model does.

@param now Milliseconds since the epoch.
*/
export function topStatusBar(state: AppState, width: number, theme: Theme, now: number): string {
	const {notice} = state;
	const {phase} = state.view.model;
	const right = state.link === 'attached' && phase === 'none' ? piece('no model loaded', theme.dim) : activity(state, theme);
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

function keysOf({dialog, focused, zoomed}: AppState, ascii: boolean): readonly Key[] {
	const arrows = ascii ? 'Up/Dn' : '↑↓';
	if (dialog !== undefined) {
		return [[arrows, 'scroll'], ['esc', 'back']];
	}

	const move: Key = [arrows, focused === undefined ? 'scroll' : 'panel'];
	const zoom: Key = focused === undefined ? ['Tab', 'panels'] : [ascii ? 'Enter' : '⏎', zoomed ? 'back' : 'zoom'];
	return [move, ['s', 'sort'], zoom, ['+ -', 'time'], ['p', 'hold'], [ascii ? 'Left/Right' : '← →', 'look back'], ['?', 'help'], focused === undefined ? ['q', 'leave'] : ['esc', 'back']];
}

function widthOf(words: readonly Key[]): number {
	return words.reduce((sum, [key, word]) => sum + key.length + word.length + 3, -2);
}
