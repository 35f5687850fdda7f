import {LisaError} from '../../core/errors.ts';
import type {Rung} from '../../core/ladder.ts';
import {noticeOf} from '../state.ts';
import type {Context} from './context.ts';

/** Asks for a missing rung to be made without going there; for the one that is being made, to stop that. */
export function askMake(rung: Rung | undefined, {store, face}: Pick<Context, 'store' | 'face'>): void {
	if (rung === undefined) {
		return;
	}

	if (store.get().view.making?.path === rung.path) {
		face.send({type: 'make', path: rung.path, stop: true});
	} else if (rung.source === undefined) {
		store.dispatch({type: 'notice', notice: noticeOf(new LisaError(`${rung.name} is there already.`, {hint: 'Enter goes there.', code: 'no-rung'}), Date.now())});
	} else {
		face.send({type: 'make', path: rung.path});
	}
}
