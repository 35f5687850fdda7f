import type {View} from '../../core/view.ts';
import type {Dialog} from '../state.ts';

/** @returns What the dialog is to show: not the comparison that was there when it was opened for another one. */
export function compareShown({compare, making}: Pick<View, 'compare' | 'making'>, {before}: Pick<Dialog, 'before'>): Pick<View, 'compare' | 'making'> {
	return {compare: compare === before ? undefined : compare, making};
}
