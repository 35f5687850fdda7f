import type {SessionSummary} from '../../core/chat.ts';
import {conversationsFound} from '../dialogs/conversations.ts';
import type {AppState} from '../state.ts';
import {showMessage} from './move.ts';
import type {Context} from './context.ts';
import {tell} from './tell.ts';

/** Finds words in every conversation and lists them. */
export function searchFor(words: string, context: Context): boolean {
	const {store, face} = context;
	void (async () => {
		const outcome = await face.ask({type: 'search', words});
		const hits = outcome?.hits;
		if (hits === undefined) {
			return;
		}

		if (hits.length === 0) {
			tell(context, `No message has “${words}”.`, 'A word is found by its beginning; try fewer or shorter ones.');
			return;
		}

		store.dispatch({type: 'own', change: {found: {words, hits}}});
		store.dispatch({type: 'dialog', dialog: {kind: 'search', selected: 0, filter: ''}});
	})();

	return true;
}

/** Looks in the text of every conversation for what narrows their list; titles are found without. */
export function lookUp({store, face}: Context): void {
	const words = store.get().dialog?.filter ?? '';
	if (words.trim() === '') {
		return;
	}

	void (async () => {
		const outcome = await face.ask({type: 'search', words});
		const hits = outcome?.hits;
		const {dialog} = store.get();
		if (hits !== undefined && dialog?.kind === 'conversations' && dialog.filter === words) {
			store.dispatch({type: 'own', change: {found: {words, hits}}});
		}
	})();
}

/** Opens a conversation, and goes to a message of it. */
export function openAt(context: Context, id: string, message: string | undefined): void {
	if (message === undefined) {
		context.face.send({type: 'open', id});
		return;
	}

	void (async () => {
		if (await context.face.ask({type: 'open', id, message}) !== undefined) {
			showMessage(context, message);
		}
	})();
}

/** @returns The conversation that is marked in their list: the last one, where those behind it have gone. */
export function chosenConversation({dialog, view, found}: AppState): SessionSummary | undefined {
	const rows = dialog?.kind === 'conversations' ? conversationsFound(view, dialog.filter, found) : [];
	return rows[Math.min(dialog?.selected ?? 0, rows.length - 1)];
}

/** Deletes the conversation that is chosen in the list, when asked twice. */
export function removeChosen(context: Context): void {
	const {store, face} = context;
	const {dialog} = store.get();
	const chosen = chosenConversation(store.get());
	if (dialog === undefined || chosen === undefined) {
		return;
	}

	if (dialog.sure === chosen.id) {
		face.send({type: 'delete', id: chosen.id});
		store.dispatch({type: 'dialog', dialog: {...dialog, sure: undefined}});
	} else {
		store.dispatch({type: 'dialog', dialog: {...dialog, sure: chosen.id}});
	}
}
