import {LisaError} from '../../core/errors.ts';
import {noticeOf} from '../state.ts';
import type {Context} from './context.ts';

/** Says something in the status bar. */
export function tell({store}: Pick<Context, 'store'>, text: string, hint?: string): void {
	store.dispatch({type: 'notice', notice: {level: 'info', text, ...(hint !== undefined && {hint}), time: Date.now()}});
}

/** Says why something is not done, and what to do instead. */
export function refuse(context: Pick<Context, 'store'>, message: string, hint: string): void {
	tellError(context, new LisaError(message, {hint, code: 'usage'}));
}

/** Says what went wrong. */
export function tellError({store}: Pick<Context, 'store'>, error: LisaError): void {
	store.dispatch({type: 'notice', notice: noticeOf(error, Date.now())});
}
