import {LisaError, toProblem} from '../../core/errors.ts';
import {wholeText} from '../chat/composer-state.ts';
import {editText} from '../chat/editor.ts';
import {noticeOf} from '../state.ts';
import type {Context} from './context.ts';

/** Writes the message in the user's own editor, which has the terminal meanwhile. */
export function edit(context: Context): void {
	void editInPlace(context);
}

async function editInPlace({store, suspend}: Context): Promise<void> {
	const {composer} = store.get();
	// Given as a slash command, the command is not part of the message.
	const text = /^\s*\/editor\s*$/u.test(composer.text) ? '' : wholeText(composer);
	try {
		await suspend?.(async () => {
			const edited = await editText(text);
			store.dispatch({type: 'composer', event: {type: 'rewrite', text: edited}});
		});
	} catch (error) {
		const {message, hint, code} = toProblem(error);
		store.dispatch({type: 'notice', notice: noticeOf(new LisaError(message, {hint, code}), Date.now())});
	}
}
