import type {Key} from 'ink';
import type {CommandName, Scope} from '../core/keymap.ts';
import {clean} from '../core/text.ts';
import {isComparing, type View} from '../core/view.ts';
import type {Context} from './actions/context.ts';
import {lookUp} from './actions/finding.ts';
import {run} from './actions/run.ts';
import {searchInputs} from './actions/searching.ts';
import {splitBurst} from './bursts.ts';
import {editingKeys} from './editing-keys.ts';
import {commandFor, keyName} from './keys.ts';
import {JustEnded} from './just-ended.ts';
import {isStoppable} from './stoppable.ts';
import type {AppState, Dialog} from './state.ts';

/** Faces in which something was typed, and what has ended in each. */
const heard = new WeakMap<Context['store'], JustEnded>();

/** Handles what Ink says was typed. */
export function onInput(input: string, key: Key, context: Context): void {
	// What was typed before LISA had the terminal has been through its line discipline, which makes Enter a line feed.
	const text = heard.has(context.store) ? input : input.replace(/(?<=[^\r\n])\n$/u, '\r');
	if (!heard.has(context.store)) {
		heard.set(context.store, new JustEnded(context.store));
	}

	for (const press of splitBurst(text, key)) {
		onPress(...press, context);
	}
}

function onPress(input: string, key: Key, context: Context): void {
	const {store} = context;
	const state = store.get();
	const name = keyName(input, key);
	if (name === undefined) {
		// In the ladder and the panels nothing is written, so that a letter can be a command.
		const scope = state.dialog?.kind === 'ladder' ? 'list' : state.dialog === undefined && state.focused !== undefined ? 'panels' : undefined;
		const commands = scope === undefined ? [] : commandsIn(input, scope);
		if (commands.length > 0) {
			for (const command of commands) {
				run(command, context);
			}
		} else if (!key.ctrl && !key.meta) {
			typed(input, context);
		}

		return;
	}

	if (searched(name, state, context)) {
		return;
	}

	if (isLeaving(name)) {
		leaveOrStop(name, state, context);
		return;
	}

	if (name === '?' && (state.composer.text !== '' || state.composer.search !== undefined || state.dialog !== undefined)) {
		typed('?', context);
		return;
	}

	if (isFiltered(state.dialog) && name === 'Backspace') {
		filter(state.dialog, state.dialog.filter.slice(0, -1), context);
		return;
	}

	// With several lines written, ↑ and ↓ move between them first; the history begins at their ends.
	if (state.dialog === undefined && state.focused === undefined && movedWithin(name, context)) {
		return;
	}

	// A search that has just ended may have left something in the message.
	const command = meantBy(name, store.get());
	if (command === undefined) {
		edit(name, context);
	} else {
		run(command, context);
	}
}

/** Changes the message, where it has the focus. */
function edit(name: string, {store}: Context): void {
	const {dialog, focused} = store.get();
	if (dialog === undefined && focused === undefined && editingKeys[name] !== undefined) {
		store.dispatch({type: 'composer', event: editingKeys[name]});
	}
}

/** @returns The commands that letters give, as where one is held: none where any of them is none. In a list a second press is not meant. */
function commandsIn(input: string, scope: Scope): readonly CommandName[] {
	const commands = [...input].map(sign => commandFor(sign, [scope]));
	return commands.includes(undefined) ? [] : (scope === 'list' ? [...new Set(commands)] : commands) as CommandName[];
}

/** Handles a paste: it goes where what is typed goes; into the message whole, and made safe to draw. */
export function onPaste(text: string, context: Context): void {
	const {store} = context;
	const {dialog, composer} = store.get();
	if (dialog === undefined && composer.search === undefined) {
		store.dispatch({type: 'focus', section: undefined});
		store.dispatch({type: 'composer', event: {type: 'paste', text: clean(text)}});
	} else {
		typed(text, context);
	}
}

/** Tab, ← and → mean one thing while something is written, and another while the message is empty. */
function meantBy(name: string, state: AppState): CommandName | undefined {
	const command = commandFor(name, scopesOf(state));
	const empty = state.composer.text === '';
	if (command === 'complete') {
		return empty ? 'conversations' : command;
	}

	return (command === 'branch-back' || command === 'branch-forward') && !empty ? undefined : command;
}

function scopesOf({dialog, focused}: AppState): Scope[] {
	return [dialog ? 'list' : focused ? 'panels' : 'composer', 'everywhere'];
}

/** Text goes to the search that is under way, to the list that is open, or into the message. */
function typed(input: string, context: Context): void {
	const {store} = context;
	const {dialog, composer} = store.get();
	const text = clean(input);
	if (dialog === undefined && composer.search !== undefined) {
		searchInputs({type: 'search', step: 'narrow', text: text.replaceAll('\n', ' ')}, context);
	} else if (isFiltered(dialog)) {
		filter(dialog, dialog.filter + text.replaceAll('\n', ''), context);
	} else if (dialog === undefined && text !== '') {
		store.dispatch({type: 'focus', section: undefined});
		store.dispatch({type: 'composer', event: {type: 'insert', text}});
	}
}

type Leaving = 'Ctrl+C' | 'Ctrl+D' | 'Escape';

function isLeaving(name: string): name is Leaving {
	return ['Ctrl+C', 'Ctrl+D', 'Escape'].includes(name);
}

/** One key closes what is open, then stops what runs, then clears what is written, and only then quits. */
function leaveOrStop(name: Leaving, {dialog, focused, view, composer}: AppState, context: Context): void {
	if (name === 'Ctrl+D') {
		if (composer.text === '') {
			run('quit', context);
		} else {
			context.store.dispatch({type: 'composer', event: {type: 'delete', what: 'right'}});
		}
	} else if (dialog?.kind === 'compare' && isComparing(view)) {
		run('stop', context);
		run('back', context);
	} else if (dialog !== undefined || focused !== undefined) {
		run('back', context);
	} else if (stops(name, view)) {
		run('stop', context);
	} else if (name === 'Ctrl+C') {
		const isLate = heard.get(context.store)?.take() === true;
		if (composer.text === '' && isLate) {
			context.store.dispatch({type: 'notice', notice: {level: 'info', text: 'Ctrl+C again quits.', time: Date.now()}});
		} else if (composer.text === '') {
			run('quit', context);
		} else {
			context.store.dispatch({type: 'composer', event: {type: 'clear'}});
			context.store.dispatch({type: 'notice', notice: {level: 'info', text: 'Cleared; ↑ brings it back. Ctrl+C again quits.', time: Date.now()}});
		}
	}
}

/** A load is stopped by Escape only: with Ctrl+C a person who waits for one wants to leave. */
function stops(name: Leaving, view: View): boolean {
	return isStoppable(name === 'Escape' ? view : {...view, model: {phase: 'none'}});
}

/** While the history is searched, Backspace takes a letter from the search, Escape leaves it and Enter takes what was found; any other key takes it too, and does what it always does. */
function searched(name: string, {composer, dialog}: AppState, context: Context): boolean {
	if (composer.search === undefined || dialog !== undefined || name === 'Ctrl+R' || name === '?') {
		return false;
	}

	const steps = {Backspace: 'erase', 'Ctrl+H': 'erase', Escape: 'leave', 'Ctrl+C': 'leave'} as const;
	const step = Object.hasOwn(steps, name) ? steps[name as keyof typeof steps] : 'take';
	searchInputs({type: 'search', step}, context);
	return step !== 'take' || name === 'Enter';
}

/** Narrows the list that is open. */
function filter(dialog: Dialog, words: string, context: Context): void {
	context.store.dispatch({type: 'dialog', dialog: {...dialog, filter: words, selected: 0, sure: undefined}});
	if (dialog.kind === 'conversations') {
		lookUp(context);
	}
}

/** Whether what is typed narrows the list that is open. */
function isFiltered(dialog: Dialog | undefined): dialog is Dialog {
	return dialog?.kind === 'palette' || dialog?.kind === 'conversations' || dialog?.kind === 'models';
}

function movedWithin(name: string, {store}: Context): boolean {
	const {text, cursor, recalled} = store.get().composer;
	const lineStart = text.slice(0, cursor).lastIndexOf('\n') + 1;
	const lineEnd = text.indexOf('\n', cursor);
	if (!['Up', 'Down'].includes(name) || recalled !== undefined || (name === 'Up' ? lineStart === 0 : lineEnd === -1)) {
		return false;
	}

	store.dispatch({type: 'composer', event: {type: 'move', to: name === 'Up' ? 'line-start' : 'line-end'}});
	store.dispatch({type: 'composer', event: {type: 'move', to: name === 'Up' ? 'left' : 'right'}});
	return true;
}
