import {splitAttachments} from '../../core/attachments.ts';
import type {Context} from './context.ts';
import {refuse, tell} from './tell.ts';

/** Shows the branch before (−1) or the next one (+1), where there are several. */
export function walk(context: Context, direction: -1 | 1): void {
	const {face, store} = context;
	const {view, composer} = store.get();
	const {messages, ahead} = view.session;
	const branch = messages.findLast(message => message.branch !== undefined)?.branch;
	const has = ahead === true ? direction === 1 : branch !== undefined && (direction === 1 ? branch.index < branch.count : branch.index > 1);
	if (has) {
		store.dispatch({type: 'scroll', to: undefined});
		face.send({type: 'branch', direction});
	} else if (branch !== undefined && ahead !== true) {
		tell(context, `This is answer ${branch.index} of ${branch.count}.`);
	} else if (composer.text !== '') {
		// Given as a word; with the key alone nothing was meant where there is nothing.
		tell(context, 'There is no other answer here.', 'Ctrl+S answers the last message again and keeps both.');
	}
}

/** Puts the last message into the composer; what is sent then takes its place on a branch of its own. */
export function edit(context: Context): boolean {
	const {store} = context;
	const {view} = store.get();
	const last = view.session.messages.findLast(({role}) => role === 'user');
	if (last === undefined) {
		refuse(context, 'There is no message to edit yet.', 'Ask something first.');
		return false;
	}

	if (view.progress !== undefined) {
		refuse(context, 'A reply is running.', 'Stop it with Esc, then edit.');
		return false;
	}

	store.dispatch({type: 'composer', event: {type: 'sent'}});
	// The files that it names are read again when it is sent.
	store.dispatch({type: 'composer', event: {type: 'insert', text: splitAttachments(last.text).text}});
	store.dispatch({type: 'own', change: {editing: last.id}});
	tell(context, 'Enter sends it in place of your last message, which is kept.', 'Ctrl+C leaves it as it is.');
	// The composer holds what is to be edited now.
	return false;
}

/** Takes the last question and its answer back. */
export function undo(context: Context): boolean {
	const {store, face} = context;
	if (store.get().view.session.messages.length === 0) {
		refuse(context, 'There is nothing to take back.', 'Ask something first.');
		return false;
	}

	void (async () => {
		if (await face.ask({type: 'undo'}) !== undefined) {
			tell(context, 'Taken back; → shows it again.');
		}
	})();

	return true;
}
