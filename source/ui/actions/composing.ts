import {complete} from './complete.ts';
import type {Handlers} from './context.ts';
import {edit} from './edit.ts';
import {searchInputs} from './searching.ts';
import {send} from './send.ts';

/** Commands of the composer. */
export const composing: Handlers<'send' | 'newline' | 'history-back' | 'history-forward' | 'history-search' | 'complete' | 'undo-edit' | 'redo-edit' | 'editor'> = {
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
	'history-search'(context) {
		searchInputs({type: 'search', step: 'older'}, context);
	},
	complete,
	'undo-edit'({store}) {
		store.dispatch({type: 'composer', event: {type: 'undo'}});
	},
	'redo-edit'({store}) {
		store.dispatch({type: 'composer', event: {type: 'redo'}});
	},
	editor: edit,
};
