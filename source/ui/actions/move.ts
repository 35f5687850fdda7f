import {computeLayout} from '../../core/layout.ts';
import {samplingRows} from '../../core/sampling.ts';
import {composerRoom, contextOf, transcriptHeight} from '../chat/chat-lines.ts';
import {composerLines} from '../chat/composer-lines.ts';
import {transcript} from '../chat/transcript.ts';
import {endOf, scrollBy} from '../chat/viewport.ts';
import {compareRows} from '../dialogs/compare.ts';
import {compareShown} from '../dialogs/compare-shown.ts';
import {conversationsFound} from '../dialogs/conversations.ts';
import {helpRows} from '../dialogs/help.ts';
import {paletteRows} from '../dialogs/palette.ts';
import {pickerItems} from '../dialogs/picker-rows.ts';
import type {AppState, Dialog} from '../state.ts';
import type {Context} from './context.ts';

/** Moves the conversation, or what is open over it, by a page. */
export function scroll({store, theme}: Pick<Context, 'store' | 'theme'>, direction: -1 | 1): void {
	const state = store.get();
	if (state.dialog !== undefined) {
		move(state.dialog, direction * 10, {store, theme});
		return;
	}

	const {blocks, height} = picture(state, theme);
	store.dispatch({type: 'scroll', to: scrollBy(blocks, height, state.scroll, direction * Math.max(1, height - 2)), end: endOf(blocks)});
}

/** @returns The conversation as it is drawn, and the lines it is shown in. */
function picture(state: AppState, theme: Context['theme']) {
	const layout = computeLayout(state.columns, state.rows);
	const inside = overlayWidth(state);
	const written = composerLines({...state.composer, context: contextOf(state.view), width: inside, maxLines: composerRoom(layout), theme, placeholder: ''});
	const strip = layout.band === 'strip' ? 2 : layout.strip;
	const height = transcriptHeight(layout, written.lines.length, strip);
	const blocks = transcript(state.view, inside, theme, state.unfolded);
	return {blocks, height};
}

/** Scrolls so that a message of the conversation stands at the top. */
export function showMessage({store, theme}: Pick<Context, 'store' | 'theme'>, id: string): void {
	const state = store.get();
	const message = state.view.session.messages.findIndex(candidate => candidate.id === id);
	if (message !== -1) {
		const {blocks, height} = picture(state, theme);
		store.dispatch({type: 'scroll', to: scrollBy(blocks, height, {message, line: 0}, 0), end: endOf(blocks)});
	}
}

/** @returns The room between the chat's borders. */
function overlayWidth({columns, rows}: AppState): number {
	const {borders, chat} = computeLayout(columns, rows);
	return borders ? chat.width - 2 : chat.width;
}

/** Chooses the row above (−1) or below (+1) in what is open. */
export function choose({store, theme}: Pick<Context, 'store' | 'theme'>, step: -1 | 1): void {
	const {dialog} = store.get();
	if (dialog !== undefined) {
		move(dialog, step, {store, theme});
	}
}

/** Chooses another row of what is open, or scrolls it. */
function move(dialog: Dialog, step: number, {store, theme}: Pick<Context, 'store' | 'theme'>): void {
	const state = store.get();
	const {view} = state;
	const count = {
		ladder: () => view.rungs.length,
		palette: () => paletteRows(dialog.filter).length,
		help: () => helpRows(theme).length,
		conversations: () => conversationsFound(view, dialog.filter, state.found).length,
		search: () => state.found?.hits.length ?? 0,
		settings: () => samplingRows.length,
		stats: () => 10,
		models: () => pickerItems(view, dialog.filter).length,
		compare: () => compareRows(compareShown(view, dialog), overlayWidth(state), theme).length,
	}[dialog.kind]();
	store.dispatch({type: 'dialog', dialog: {...dialog, sure: undefined, selected: Math.max(0, Math.min(count - 1, dialog.selected + step))}});
}
