import type {Handlers} from './context.ts';
import {notYet} from './not-yet.ts';
import {send} from './send.ts';

/** Commands of the composer. */
export const composing: Handlers<'send' | 'newline' | 'history-back' | 'history-forward' | 'history-search' | 'complete' | 'undo-edit' | 'editor'> = {
	send,
	newline({store}) {
		store.dispatch({type: 'composer', event: {type: 'insert', text: '\n'}});
	},
	'history-back'({store}) {
		store.dispatch({type: 'composer', event: {type: 'recall', direction: -1}});
	},
	'history-forward'({store}) {
		store.dispatch({type: 'composer', event: {type: 'recall', direction: 1}});
	},
	'history-search': notYet,
	complete: notYet,
	'undo-edit': notYet,
	editor: notYet,
};
