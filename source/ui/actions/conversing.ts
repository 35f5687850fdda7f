import {walk} from './branching.ts';
import type {Handlers} from './context.ts';
import {copyAnswer} from './copying.ts';
import {removeChosen} from './finding.ts';
import {scroll} from './move.ts';

/** Commands about the conversation: what is said, shown and kept. */
export const conversing: Handlers<'stop' | 'new' | 'regenerate' | 'conversations' | 'branch-back' | 'branch-forward' | 'copy' | 'fold' | 'remove' | 'scroll-up' | 'scroll-down' | 'scroll-end'> = {
	stop({face}) {
		face.send({type: 'stop'});
	},
	new({face, store}) {
		store.dispatch({type: 'dialog', dialog: undefined});
		face.send({type: 'new'});
	},
	regenerate({face}) {
		face.send({type: 'regenerate'});
	},
	conversations({store, face}) {
		face.send({type: 'sessions'});
		store.dispatch({type: 'dialog', dialog: {kind: 'conversations', selected: 0, filter: ''}});
	},
	'branch-back'(context) {
		walk(context, -1);
	},
	'branch-forward'(context) {
		walk(context, 1);
	},
	copy(context) {
		copyAnswer(context);
	},
	fold({store}) {
		store.dispatch({type: 'fold'});
	},
	remove: removeChosen,
	'scroll-up'(context) {
		scroll(context, -1);
	},
	'scroll-down'(context) {
		scroll(context, 1);
	},
	'scroll-end'({store}) {
		store.dispatch({type: 'scroll', to: undefined});
	},
};
