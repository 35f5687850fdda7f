import {duration, integer, percent} from '../core/format.ts';
import {keyLabel, keymap} from '../core/keymap.ts';
import {pullShort} from '../core/pull.ts';
import {runWords} from '../core/run.ts';
import {cleanLine} from '../core/text.ts';
import {completable} from './chat/completable.ts';
import type {Composer} from './chat/composer-state.ts';
import {isStoppable} from './stoppable.ts';
import {empty, join, line, piece, type Piece} from './frame/piece.ts';
import {cut} from './frame/width.ts';
import type {AppState, Dialog} from './state.ts';
import type {Theme} from './theme.ts';

/** A notice stays this long, unless a newer one takes its place. Milliseconds. */
export const noticeTime = 12_000;

/**
The bottom line: what the keys do, and what is going on. A notice takes the place of the keys while it is new.

@param now Milliseconds since the epoch.
*/
export function statusBar(state: AppState, width: number, theme: Theme, now: number): string {
	const {notice} = state;
	const right = activity(state, theme);
	const room = width - right.width - 3;
	if (notice === undefined || state.dialog !== undefined || now - notice.time >= noticeTime) {
		return line(join(' ', keysPiece(state, room, theme)), join(right, ' '), width, theme.glyphs.ellipsis);
	}

	// What LISA says goes before what can be seen elsewhere.
	const said = noticePiece(notice, width - 2, theme);
	return line(join(' ', said), said.width > room ? empty : join(right, ' '), width, theme.glyphs.ellipsis);
}

/** What LISA says, in at most so many cells. */
export function noticePiece({level, text, hint}: NonNullable<AppState['notice']>, room: number, theme: Theme): Piece {
	const style = level === 'error' ? theme.danger : level === 'warning' ? theme.warning : theme.accent;
	const whole = cleanLine(hint === undefined ? text : `${text} ${hint}`);
	return piece(cut(whole, room, theme.glyphs.ellipsis), style);
}

/** As many keys as fit, the most useful first; help is always among them. */
function keysPiece({dialog, focused, composer, view}: AppState, room: number, theme: Theme): Piece {
	const ascii = theme.glyphs.name === 'ascii';
	const scope = dialog ? 'list' : focused ? 'panels' : 'composer';
	const tab = tabWord(composer);
	const rows = scope === 'composer' ? keymap.filter(row => 'short' in row && (row.command !== 'help' || composer.text === '') && (row.command !== 'conversations' || tab !== undefined)) : keymap.filter(row => (row.scope === scope || row.command === 'back') && (dialogOf[row.command as keyof typeof dialogOf] ?? dialog?.kind) === dialog?.kind);
	const isRead = dialog !== undefined && readOnly.has(dialog.kind);
	const words: Array<{label: string; text: string}> = rows.filter(({command}) => command !== 'choose-down' && !(isRead && command === 'accept')).map(row => {
		const label = pairs[row.command as keyof typeof pairs]?.[ascii ? 'ascii' : 'unicode'] ?? keyLabel(row.keys[0], ascii);
		const text = row.command === 'conversations' ? tab! : 'short' in row ? row.short : isRead && row.command === 'choose-up' ? 'scroll' : shortOf[row.command as keyof typeof shortOf];
		return {label, text};
	});
	// What can be stopped can be stopped with this key, wherever else it is said.
	if (scope === 'composer' && isStoppable(view)) {
		words.unshift({label: 'esc', text: 'stop'});
	}

	// What is dropped first when the line is narrow: from the middle of the list, so that sending and help stay.
	while (words.length > 2 && widthOfKeys(words) > room) {
		words.splice(-2, 1);
	}

	let pieces = empty;
	for (const {label, text} of words) {
		pieces = join(pieces, pieces.width > 0 ? '  ' : '', piece(label, theme.accent), piece(` ${text}`, theme.dim));
	}

	return pieces.width > room ? empty : pieces;
}

/** @returns What Tab does now; nothing in ordinary text. */
function tabWord(composer: Composer): string | undefined {
	return composer.text === '' ? 'chats' : composer.menu !== undefined || completable(composer) !== undefined ? 'complete' : undefined;
}

/** Keys that mean something in one dialog only. */
const dialogOf = {compare: 'ladder', make: 'ladder', remove: 'conversations'} as const;

/** Dialogs in which nothing can be chosen. */
const readOnly = new Set<Dialog['kind']>(['help', 'stats', 'compare']);

/** Two keys that do one thing both ways. */
const pairs = {'rung-up': {unicode: '⌥↑↓', ascii: 'Alt+Up/Dn'}, 'choose-up': {unicode: '↑↓', ascii: 'Up/Dn'}} as const;

const shortOf = {
	'choose-up': 'choose',
	'choose-down': 'choose',
	accept: 'take',
	compare: 'compare',
	make: 'make',
	remove: 'delete',
	'panel-next': 'next',
	'panel-previous': 'previous',
	'panel-zoom': 'zoom',
	'window-longer': 'longer',
	'window-shorter': 'shorter',
	pause: 'hold',
	'look-back': 'earlier',
	'look-forward': 'later',
	sort: 'sort',
	back: 'back',
} as const;

function widthOfKeys(words: ReadonlyArray<{label: string; text: string}>): number {
	return words.reduce((sum, {label, text}) => sum + label.length + text.length + 3, -2);
}

/** What is going on: the right end of the status bar. */
export function activity({view, panelView, link, scroll}: AppState, theme: Theme): Piece {
	if (link !== 'attached') {
		return piece(link === 'connecting' ? 'starting' : 'host lost, reconnecting', theme.dim);
	}

	const {swap, progress, model, making, compare, pull, run} = view;
	if (swap !== undefined) {
		const share = swap.fraction === undefined ? '' : ` ${percent(swap.fraction)}`;
		return piece(`${cleanLine(swap.from)} ${theme.glyphs.arrow} ${cleanLine(swap.to)} ${swap.step}${share}`, theme.accent);
	}

	if (making !== undefined) {
		const left = making.left === undefined ? '' : `, ${duration(making.left)} left`;
		return piece(`making ${cleanLine(making.name)} ${Math.round(making.fraction * 100)} %${left}`, theme.accent);
	}

	if (progress !== undefined && model.phase === 'ready') {
		if (progress.phase === 'prefill') {
			return piece(progress.prefillTotal === 0 ? 'prefill' : `prefill ${integer(progress.prefilled)}/${integer(progress.prefillTotal)}`, theme.accent);
		}

		// The count follows with the panels: a line that is never the same has to be written each time.
		return piece(`${progress.phase} ${theme.glyphs.dot} ${integer(panelView.progress?.tokens ?? 0)} tok`, theme.accent);
	}

	if (compare !== undefined && compare.phase !== 'done') {
		return piece(`comparing ${cleanLine(compare.to)} ${Math.round(compare.fraction * 100)} %`, theme.accent);
	}

	if (model.phase === 'loading') {
		return piece(`loading ${Math.round(model.fraction * 100)} %`, theme.accent);
	}

	if (run?.phase === 'running') {
		return piece(runWords(run, theme.glyphs.dot), theme.accent);
	}

	if (pull !== undefined) {
		return piece(pullShort(pull), theme.accent);
	}

	return piece(scroll === undefined ? model.phase === 'ready' ? 'ready' : model.phase === 'failed' ? 'no model' : '' : 'scrolled up', theme.dim);
}

