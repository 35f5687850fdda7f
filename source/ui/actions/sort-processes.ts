import {nextOrder} from '../../core/processes.ts';
import {hasCards, orderOf} from '../top/process-list.ts';
import type {Context} from './context.ts';

/** Sorts the processes by the next figure there is. */
export function sortProcesses({store}: Pick<Context, 'store'>): void {
	const {view, processList} = store.get();
	if (view.processes === undefined) {
		store.dispatch({type: 'notice', notice: {level: 'info', text: 'The processes are in `lisa top`.', time: Date.now()}});
		return;
	}

	const next = nextOrder(orderOf(processList, view));
	store.dispatch({type: 'process-list', list: {order: next === 'vram' && !hasCards(view) ? nextOrder(next) : next, from: 0}});
}
