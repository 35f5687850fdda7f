import type {Key} from 'ink';
import type {Context} from '../actions/context.ts';
import {run} from '../actions/run.ts';
import {splitBurst} from '../bursts.ts';
import {commandFor, keyName} from '../keys.ts';
import {sectionNames} from '../panels/section-names.ts';
import type {AppState} from '../state.ts';
import {processRows} from './process-lines.ts';
import {topHelpRows} from './top-help.ts';
import {computeTopLayout} from './top-layout.ts';

/** Handles what Ink says was typed in `lisa top`: nothing is written here, so every letter may be a command, also where several come at once. */
export function onTopInput(input: string, key: Key, context: Context): void {
	for (const [text, pressed] of splitBurst(input, key)) {
		const name = keyName(text, pressed);
		for (const each of name === undefined ? text : [name]) {
			onTopKey(each, context);
		}
	}
}

function onTopKey(name: string, context: Context): void {
	const state = context.store.get();
	if (['Ctrl+C', 'Ctrl+D', 'Ctrl+Q'].includes(name)) {
		context.quit();
	} else if (state.dialog === undefined) {
switch (name) {
 case 'q':
 case 'Escape': {
		leave(name, state, context);

 break;
 }

 case '?': {
		run('help', context);

 break;
 }

 case 'Tab': {
		focusNext(state, context);

 break;
 }

 default: if (state.focused === undefined && scrolling[name] !== undefined) {
		scrollBy(scrolling[name](pageOf(state)), context);
	} else if (state.focused !== undefined || name !== 'Enter') {
		const command = commandFor(name, ['panels']);
		if (command !== undefined) {
			run(command, context);
		}
	}
 }
} else {
		inHelp(name, context);
	}
}

/** How far a key scrolls, given how many rows are shown. */
const scrolling: Readonly<Record<string, (rows: number) => number>> = {
	Up: () => -1,
	Down: () => 1,
	PageUp: rows => -rows,
	PageDown: rows => rows,
	Home: () => -Infinity,
	End: () => Infinity,
};

function pageOf({columns, rows}: AppState): number {
	const {table, band} = computeTopLayout(columns, rows);
	return Math.max(1, processRows(table.height, band === 'line'));
}

function scrollBy(step: number, {store}: Context): void {
	const state = store.get();
	const {processList, view} = state;
	const last = Math.max(0, (view.processes?.rows.length ?? 0) - pageOf(state));
	// Where the list has become shorter, the place shown is what counts.
	const from = Math.max(0, Math.min(last, Math.min(last, processList.from) + step));
	store.dispatch({type: 'process-list', list: {...processList, from}});
}

/** From the processes to the first panel, from panel to panel, and back. */
function focusNext({focused, zoomed}: AppState, {store}: Context): void {
	const next = focused === undefined ? sectionNames[0] : sectionNames[sectionNames.indexOf(focused) + 1];
	store.dispatch({type: 'focus', section: next ?? (zoomed ? sectionNames[0] : undefined)});
}

/** Escape goes back a step at a time; from the processes it leaves, as `q` does from everywhere. */
function leave(name: 'q' | 'Escape', {focused, zoomed, time}: AppState, context: Context): void {
	if (name === 'Escape' && time.end !== undefined && focused === undefined) {
		context.store.dispatch({type: 'time', time: {step: time.step}});
	} else if (name === 'q' || focused === undefined) {
		context.quit();
	} else if (zoomed) {
		context.store.dispatch({type: 'focus', section: focused, zoomed: false});
	} else {
		run('back', context);
	}
}

function inHelp(name: string, context: Context): void {
	const {store, theme} = context;
	const {dialog} = store.get();
	const step = scrolling[name]?.(10);
	if (step === undefined) {
		if (['Escape', 'q', '?', 'Enter'].includes(name)) {
			store.dispatch({type: 'dialog', dialog: undefined});
		}
	} else if (dialog !== undefined) {
		store.dispatch({type: 'dialog', dialog: {...dialog, selected: Math.max(0, Math.min(topHelpRows(theme).length - 1, dialog.selected + step))}});
	}
}
