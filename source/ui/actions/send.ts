import {attach, mentions} from '../../core/attachments.ts';
import {closest} from '../../core/closest.ts';
import {fromProblem, toProblem} from '../../core/errors.ts';
import {wholeText} from '../chat/composer-state.ts';
import {readNamed} from '../chat/named-files.ts';
import {parseSlash, slashCommands} from '../slash.ts';
import type {Context} from './context.ts';
import {run} from './run.ts';
import {slashOnly} from './slash-only.ts';
import {refuse, tellError} from './tell.ts';

/** Sends the message, or runs the slash command it is. */
export function send(context: Context): void {
	const {store} = context;
	const text = wholeText(store.get().composer);
	const slash = parseSlash(text);
	if (slash !== undefined) {
		runSlash(slash, context);
		return;
	}

	if (text.trim() === '') {
		return;
	}

	if (mentions(text).length > 0) {
		void sendWithFiles(text, context);
		return;
	}

	deliver(text, context);
}

function deliver(text: string, context: Context): void {
	const {store, face} = context;
	const {editing, link} = store.get();
	if (link === 'lost') {
		refuse(context, 'The host is not there at the moment.', 'Your message stays here: send it again when it is.');
		return;
	}

	// First of all: what is not a draft any more must be a message.
	face.send({type: 'send', text, ...(editing !== undefined && {instead: editing})});
	store.dispatch({type: 'composer', event: {type: 'sent'}});
	store.dispatch({type: 'scroll', to: undefined});
	store.dispatch({type: 'own', change: {editing: undefined, confirming: undefined}});
}

/** Files that cannot be put in are told, and the message stays. */
async function sendWithFiles(text: string, context: Context): Promise<void> {
	const {store} = context;
	const {composer} = store.get();
	try {
		const files = await Promise.all(mentions(text).map(async name => readNamed(name)));
		if (store.get().composer.text === composer.text) {
			deliver(attach(text, files.filter(file => file !== undefined)), context);
		}
	} catch (error) {
		tellError(context, fromProblem(toProblem(error)));
	}
}

function runSlash({word, argument, command}: NonNullable<ReturnType<typeof parseSlash>>, context: Context): void {
	const {store} = context;
	if (word !== 'delete') {
		store.dispatch({type: 'own', change: {confirming: undefined}});
	}

	if (command === undefined) {
		const meant = closest(word, slashCommands.map(({name}) => name));
		refuse(context, `There is no command /${word}.`, `${meant === undefined ? 'Type /help to see them all' : `Did you mean /${meant}? /help shows them all`}; with a space before the slash it is sent.`);
		return;
	}

	if (command.argument !== undefined && /^[A-Z]/u.test(command.argument) && argument === '') {
		refuse(context, `/${word} needs a ${command.argument}.`, command.help.charAt(0).toUpperCase() + command.help.slice(1));
		return;
	}

	if (command.argument === undefined) {
		run(command.command, context);
	} else if (!slashOnly[command.command](argument, context)) {
		return;
	}

	store.dispatch({type: 'composer', event: {type: 'sent'}});
}
