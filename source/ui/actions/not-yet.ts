import {LisaError} from '../../core/errors.ts';
import {noticeOf} from '../state.ts';
import type {Context} from './context.ts';

/** Says that a command of the tables has nothing behind it yet. Goes when the last of them has. */
export function notYet({store}: Pick<Context, 'store'>): void {
	store.dispatch({type: 'notice', notice: noticeOf(new LisaError('This command is not built yet.', {code: 'usage', hint: 'It is on its way.'}), Date.now())});
}
