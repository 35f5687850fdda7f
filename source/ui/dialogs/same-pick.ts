import type {View} from '../../core/view.ts';
import type {Dialog} from '../state.ts';
import {keyOf, pickerItems} from './picker-rows.ts';

/** @returns The picker with the same entry chosen when others have come or gone; at first the model in use. */
export function samePick(dialog: Dialog, view: View, next: View): Dialog {
	const before = pickerItems(view, dialog.filter);
	const items = pickerItems(next, dialog.filter);
	const chosen = before[Math.min(dialog.selected, before.length - 1)];
	const inUse = next.model.phase === 'ready' ? next.model.model.path : undefined;
	const wanted = chosen === undefined ? inUse : keyOf(chosen);
	const index = items.findIndex(item => keyOf(item) === wanted);
	return {...dialog, selected: index === -1 ? Math.max(0, Math.min(dialog.selected, items.length - 1)) : index};
}
