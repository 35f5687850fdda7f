import {sortRungs} from '../../core/ladder.ts';
import {askCompare} from './compare.ts';
import {askMake} from './make.ts';
import type {Handlers} from './context.ts';
import {openPicker} from './pick.ts';

/** Commands of the ladder and of models. */
export const climbing: Handlers<'ladder' | 'rung-up' | 'rung-down' | 'compare' | 'make' | 'models'> = {
	ladder({store, face}) {
		face.send({type: 'survey'});
		const {view} = store.get();
		const path = view.model.phase === 'ready' ? view.model.model.path : '';
		store.dispatch({type: 'dialog', dialog: {kind: 'ladder', selected: Math.max(0, sortRungs(view.rungs).findIndex(rung => rung.path === path)), filter: ''}});
	},
	'rung-up'({face}) {
		face.send({type: 'step', direction: -1});
	},
	'rung-down'({face}) {
		face.send({type: 'step', direction: 1});
	},
	compare(context) {
		const {dialog, view} = context.store.get();
		if (dialog?.kind === 'ladder') {
			askCompare(sortRungs(view.rungs)[dialog.selected], context);
		}
	},
	make(context) {
		const {dialog, view} = context.store.get();
		if (dialog?.kind === 'ladder') {
			askMake(sortRungs(view.rungs)[dialog.selected], context);
		}
	},
	models: openPicker,
};
