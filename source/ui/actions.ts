import {LisaError} from '../core/errors.ts';
import {sortRungs} from '../core/ladder.ts';
import type {CommandName} from '../core/keymap.ts';
import {isComparing} from '../core/view.ts';
import {modelPath} from '../host/model-path.ts';
import {askCompare, rungNamed} from './compare-actions.ts';
import {conversationsFound} from './dialogs/conversations.ts';
import {paletteRows} from './dialogs/palette.ts';
import type {Face} from './face.ts';
import {choose, scroll} from './move-actions.ts';
import {sectionNames} from './panels/section-names.ts';
import {parseSlash, type CommandWithArgument} from './slash.ts';
import {noticeOf, type AppEvent, type AppState} from './state.ts';
import type {Store} from './store.ts';
import type {Theme} from './theme.ts';

export type Context = {
	readonly store: Store<AppState, AppEvent>;
	readonly face: Pick<Face, 'send'>;
	readonly theme: Theme;
	readonly quit: () => void;
};

/** Runs a command of the keymap. */
export function run(command: CommandName, context: Context): void {
	const {store, face, quit} = context;
	const state = store.get();
	switch (command) {
		case 'send': {
			send(context);
			break;
		}

		case 'newline': {
			store.dispatch({type: 'composer', event: {type: 'insert', text: '\n'}});
			break;
		}

		case 'history-back':
		case 'history-forward': {
			store.dispatch({type: 'composer', event: {type: 'recall', direction: command === 'history-back' ? -1 : 1}});
			break;
		}

		case 'stop': {
			face.send({type: 'stop'});
			break;
		}

		case 'ladder': {
			face.send({type: 'survey'});
			const rungs = sortRungs(state.view.rungs);
			const path = state.view.model.phase === 'ready' ? state.view.model.model.path : '';
			store.dispatch({type: 'dialog', dialog: {kind: 'ladder', selected: Math.max(0, rungs.findIndex(rung => rung.path === path)), filter: ''}});
			break;
		}

		case 'conversations': {
			if (state.composer.text === '' || state.composer.text.startsWith('/')) {
				face.send({type: 'sessions'});
				store.dispatch({type: 'dialog', dialog: {kind: command, selected: 0, filter: ''}});
			}

			break;
		}

		case 'palette':
		case 'help': {
			store.dispatch({type: 'dialog', dialog: {kind: command, selected: 0, filter: ''}});
			break;
		}

		case 'rung-up':
		case 'rung-down': {
			face.send({type: 'step', direction: command === 'rung-up' ? -1 : 1});
			break;
		}

		case 'new':
		case 'regenerate': {
			face.send({type: command});
			break;
		}

		case 'focus-panels': {
			store.dispatch({type: 'focus', section: state.focused === undefined ? 'gpu' : undefined});
			break;
		}

		case 'panel-next':
		case 'panel-previous': {
			const step = command === 'panel-next' ? 1 : sectionNames.length - 1;
			const index = sectionNames.indexOf(state.focused ?? 'gpu');
			store.dispatch({type: 'focus', section: sectionNames[(index + step) % sectionNames.length]});
			break;
		}

		case 'panel-zoom': {
			store.dispatch({type: 'focus', section: state.focused, zoomed: !state.zoomed});
			break;
		}

		case 'scroll-up':
		case 'scroll-down': {
			scroll(context, command === 'scroll-up' ? -1 : 1);
			break;
		}

		case 'scroll-end': {
			store.dispatch({type: 'scroll', to: undefined});
			break;
		}

		case 'choose-up':
		case 'choose-down': {
			choose(context, command === 'choose-up' ? -1 : 1);
			break;
		}

		case 'accept': {
			accept(context);
			break;
		}

		case 'compare': {
			if (state.dialog?.kind === 'ladder') {
				askCompare(sortRungs(state.view.rungs)[state.dialog.selected], context);
			}

			break;
		}

		case 'back': {
			store.dispatch({type: 'dialog', dialog: undefined});
			store.dispatch({type: 'focus', section: undefined});
			break;
		}

		case 'quit': {
			quit();
			break;
		}
	}
}

function send(context: Context): void {
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

	if (command.argument !== undefined && argument === '') {
		refuse(`/${word} needs a ${command.argument}.`, command.help);
		return;
	}

	if (command.argument === undefined) {
		run(command.command, context);
	} else if (!runWithArgument(command.command, argument, context)) {
		return;
	}

	store.dispatch({type: 'composer', event: {type: 'sent'}});
}

/** @returns Whether it was done; otherwise it was said why not. */
function runWithArgument(command: CommandWithArgument, argument: string, context: Context): boolean {
	const {face} = context;
	switch (command) {
		case 'compare': {
			return askCompare(rungNamed(argument, context), context);
		}

		case 'model': {
			face.send({type: 'load', settings: {path: modelPath(argument)}});
			return true;
		}

		case 'quant': {
			const rung = rungNamed(argument, context);
			if (rung !== undefined) {
				face.send({type: 'swap', path: rung.path});
			}

			return rung !== undefined;
		}
	}
}

function accept(context: Context): void {
	const {store, face} = context;
	const {dialog, view} = store.get();
	if (dialog?.kind === 'compare' && isComparing(view)) {
		return;
	}

	store.dispatch({type: 'dialog', dialog: undefined});
	switch (dialog?.kind) {
		case 'ladder': {
			const rung = sortRungs(view.rungs)[dialog.selected];
			if (rung !== undefined) {
				face.send({type: 'swap', path: rung.path});
			}

			break;
		}

		case 'conversations': {
			const found = conversationsFound(view, dialog.filter)[dialog.selected];
			if (found !== undefined) {
				face.send({type: 'open', id: found.id});
			}

			break;
		}

		case 'palette': {
			const row = paletteRows(dialog.filter)[dialog.selected];
			if (row !== undefined) {
				run(row.command, context);
			}

			break;
		}

		case 'compare':
		case 'help':
		case undefined:
	}
}
