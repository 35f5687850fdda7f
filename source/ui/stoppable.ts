import {isComparing, type View} from '../core/view.ts';

/** @returns Whether something runs that Escape stops. */
export function isStoppable(view: View): boolean {
	return view.progress !== undefined || view.swap !== undefined || view.making !== undefined || isComparing(view) || view.model.phase === 'loading';
}
