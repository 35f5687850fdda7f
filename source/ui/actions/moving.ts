import {choose} from './move.ts';
import {accept} from './accept.ts';
import type {Handlers} from './context.ts';

/** Commands of dialogs and of the screen itself. */
export const moving: Handlers<'palette' | 'help' | 'choose-up' | 'choose-down' | 'accept' | 'back' | 'quit' | 'detach'> = {
	palette({store}) {
		store.dispatch({type: 'dialog', dialog: {kind: 'palette', selected: 0, filter: ''}});
	},
	help({store}) {
		store.dispatch({type: 'dialog', dialog: {kind: 'help', selected: 0, filter: ''}});
	},
	'choose-up'(context) {
		choose(context, -1);
	},
	'choose-down'(context) {
		choose(context, 1);
	},
	accept,
	back({store}) {
		store.dispatch({type: 'dialog', dialog: undefined});
		store.dispatch({type: 'focus', section: undefined});
	},
	quit({quit}) {
		quit();
	},
	detach({detach}) {
		detach();
	},
};
