import {LisaError} from '../../core/errors.ts';
import {parseSlash} from '../slash.ts';
import {noticeOf} from '../state.ts';
import type {Context} from './context.ts';
import {run} from './run.ts';
import {slashOnly} from './slash-only.ts';

/** Sends the message, or runs the slash command it is. */
export function send(context: Context): void {
	const {store, face} = context;
	const {text} = store.get().composer;
	const slash = parseSlash(text);
	if (slash !== undefined) {
		runSlash(slash, context);
		return;
	}

	if (text.trim() === '') {
		return;
	}

	store.dispatch({type: 'composer', event: {type: 'sent'}});
	store.dispatch({type: 'scroll', to: undefined});
	face.send({type: 'send', text});
}

function runSlash({word, argument, command}: NonNullable<ReturnType<typeof parseSlash>>, context: Context): void {
	const {store} = context;
	const refuse = (message: string, hint: string) => {
		store.dispatch({type: 'notice', notice: noticeOf(new LisaError(message, {hint, code: 'usage'}), Date.now())});
	};

	if (command === undefined) {
		refuse(`There is no command /${word}.`, 'Type /help to see them all, or put a space before the slash to send it.');
		return;
	}

	if (command.argument !== undefined && /^[A-Z]/u.test(command.argument) && argument === '') {
		refuse(`/${word} needs a ${command.argument}.`, command.help);
		return;
	}

	if (command.argument === undefined) {
		run(command.command, context);
	} else if (!slashOnly[command.command](argument, context)) {
		return;
	}

	store.dispatch({type: 'composer', event: {type: 'sent'}});
}
