import {keyOf, pickerItems} from '../dialogs/picker-rows.ts';
import type {Context} from './context.ts';

/** Opens the picker, with the model in use chosen. */
export function openPicker({store, face}: Context): void {
	face.send({type: 'shelf'});
	const {view} = store.get();
	const inUse = view.model.phase === 'ready' ? view.model.model.path : undefined;
	const index = pickerItems(view, '').findIndex(item => item.kind === 'model' && item.model.path === inUse);
	store.dispatch({type: 'dialog', dialog: {kind: 'models', selected: Math.max(0, index), filter: ''}});
}

/**
Takes what is chosen in the picker: loads a model; fetches one, or stops that, when asked twice.

@returns Whether the picker is done with.
*/
export function pick({store, face}: Pick<Context, 'store' | 'face'>): boolean {
	const {dialog, view} = store.get();
	if (dialog?.kind !== 'models') {
		return false;
	}

	const items = pickerItems(view, dialog.filter);
	const item = items[Math.min(dialog.selected, items.length - 1)];
	if (item === undefined || item.kind === 'aside') {
		return false;
	}

	if (item.kind === 'model') {
		const isInUse = view.model.phase === 'ready' && view.model.model.path === item.model.path;
		if (!isInUse) {
			face.send({type: 'load', settings: {path: item.model.path}});
		}

		return true;
	}

	// What reaches out of this box, and what breaks that off, is asked twice.
	if (dialog.sure !== keyOf(item)) {
		store.dispatch({type: 'dialog', dialog: {...dialog, sure: keyOf(item)}});
		return false;
	}

	store.dispatch({type: 'dialog', dialog: {...dialog, sure: undefined}});
	face.send(item.kind === 'offer' ? {type: 'pull', what: item.offer.what} : {type: 'stop-pull'});
	return false;
}
