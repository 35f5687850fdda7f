import {foldPaste, isLongPaste, unfoldPastes, type Pastes} from './pasted.ts';
import {searchHistory, type HistorySearch, type SearchEvent} from './history-search.ts';
import type {Menu} from './menu.ts';
import type {NamedFile} from './files-line.ts';

/** What is being written. `cursor` is an index into `text`, always between two graphemes. */
export type Composer = {
	readonly text: string;
	readonly cursor: number;
	/** What was sent before, oldest first. */
	readonly history: readonly string[];
	/** Where in the history the text comes from; absent when it is being written. */
	readonly recalled?: number;
	/** What was being written before the history was opened. */
	readonly draft: string;
	/** What the last kill took away. */
	readonly killed: string;
	/** Long pastes, each of which is one sign of the text. */
	readonly pastes: Pastes;
	/** What was written before each change, oldest first. */
	readonly undo: readonly Step[];
	/** What was taken back, the last one last, until something else is written. */
	readonly redo: readonly Step[];
	/** Whether the last change was a letter: the next one belongs to it. */
	readonly typing: boolean;
	/** While the history is searched. */
	readonly search?: HistorySearch;
	/** What Tab offers. */
	readonly menu?: Menu;
	/** The files that are named with an `@`, as they were looked at last. */
	readonly files?: readonly NamedFile[];
};

/** What a change is taken back to. */
type Step = Pick<Composer, 'text' | 'cursor' | 'pastes'>;

export type ComposerEvent =
	| SearchEvent
	| {readonly type: 'insert'; readonly text: string}
	| {readonly type: 'paste'; readonly text: string}
	/** Puts a text in the place of another. */
	| {readonly type: 'replace'; readonly from: number; readonly to: number; readonly text: string; readonly menu?: Menu}
	/** Another message in its place, as an editor leaves it. */
	| {readonly type: 'rewrite'; readonly text: string}
	| {readonly type: 'files'; readonly files: readonly NamedFile[]}
	| {readonly type: 'undo'}
	| {readonly type: 'redo'}
	| {readonly type: 'sent'}
	| {readonly type: 'clear'}
	| {readonly type: 'move'; readonly to: 'left' | 'right' | 'word-left' | 'word-right' | 'start' | 'end' | 'line-start' | 'line-end'}
	| {readonly type: 'delete'; readonly what: 'left' | 'right' | 'word-left' | 'to-start' | 'to-end'}
	| {readonly type: 'yank'}
	| {readonly type: 'recall'; readonly direction: -1 | 1};

export const emptyComposer: Composer = {text: '', cursor: 0, history: [], draft: '', killed: '', pastes: {}, undo: [], redo: [], typing: false};

const segmenter = new Intl.Segmenter(undefined, {granularity: 'grapheme'});

/** @returns The message with everything that was pasted. */
export function wholeText({text, pastes}: Pick<Composer, 'text' | 'pastes'>): string {
	return unfoldPastes(text, pastes);
}

/** Steps that can be taken back. */
const mostSteps = 200;

/** Folds an edit into the composer. Pure. */
export function editComposer(composer: Composer, event: ComposerEvent): Composer {
	if (event.type === 'undo' || event.type === 'redo') {
		return step(composer, event.type);
	}

	if (event.type === 'files') {
		return {...composer, files: event.files};
	}

	const next = changed(composer, event);
	if (next === composer) {
		return composer;
	}

	const menu = event.type === 'replace' ? event.menu : undefined;
	if (next.text === composer.text) {
		return {...next, menu, typing: false};
	}

	// A word is one step, whatever was typed before it.
	const isLetter = event.type === 'insert' && event.text.length <= 2 && !/\s/u.test(event.text);
	const {text, cursor, pastes} = composer;
	const undo = event.type === 'sent' ? [] : isLetter && composer.typing ? composer.undo : [...composer.undo, {text, cursor, pastes}].slice(-mostSteps);
	return {...next, menu, undo, redo: [], typing: isLetter};
}

/** Takes a change back, or brings it back: what is left behind can be reached the other way. */
function step(composer: Composer, way: 'undo' | 'redo'): Composer {
	const to = composer[way].at(-1);
	if (to === undefined) {
		return composer;
	}

	const {text, cursor, pastes} = composer;
	const other = way === 'undo' ? 'redo' : 'undo';
	return {...composer, ...to, [way]: composer[way].slice(0, -1), [other]: [...composer[other], {text, cursor, pastes}], typing: false, recalled: undefined, menu: undefined};
}

function changed(composer: Composer, event: Exclude<ComposerEvent, {type: 'undo' | 'redo' | 'files'}>): Composer {
	const {text, cursor} = composer;
	switch (event.type) {
		case 'insert': {
			return {...composer, text: text.slice(0, cursor) + event.text + text.slice(cursor), cursor: cursor + event.text.length, recalled: undefined};
		}

		case 'paste': {
			const {sign, pastes} = isLongPaste(event.text) ? foldPaste(event.text, composer.pastes) : {sign: event.text, pastes: composer.pastes};
			return {...composer, pastes, text: text.slice(0, cursor) + sign + text.slice(cursor), cursor: cursor + sign.length, recalled: undefined};
		}

		case 'replace': {
			return {...composer, text: text.slice(0, event.from) + event.text + text.slice(event.to), cursor: event.from + event.text.length, recalled: undefined};
		}

		case 'rewrite': {
			return {...composer, text: event.text, cursor: event.text.length, pastes: {}, recalled: undefined};
		}

		case 'search': {
			return searchHistory(composer, event);
		}

		case 'sent':
		case 'clear': {
			// What is cleared stays reachable by ↑, as what was sent: nothing that was written is lost.
			const whole = wholeText(composer);
			const history = whole.trim() === '' || composer.history.at(-1) === whole ? composer.history : [...composer.history, whole];
			return {...composer, text: '', cursor: 0, history, recalled: undefined, draft: '', pastes: {}};
		}

		case 'move': {
			return {...composer, cursor: target(text, cursor, event.to)};
		}

		case 'delete': {
			return remove(composer, event.what);
		}

		case 'yank': {
			return composer.killed === '' ? composer : editComposer(composer, {type: 'paste', text: composer.killed});
		}

		case 'recall': {
			return recall(composer, event.direction);
		}
	}
}

function target(text: string, cursor: number, to: Extract<ComposerEvent, {type: 'move'}>['to']): number {
	switch (to) {
		case 'left': {
			return previousGrapheme(text, cursor);
		}

		case 'right': {
			const [next] = segmenter.segment(text.slice(cursor));
			return cursor + (next?.segment.length ?? 0);
		}

		case 'word-left': {
			return wordLeft(text, cursor);
		}

		case 'word-right': {
			return cursor + /^\s*\S*/u.exec(text.slice(cursor))![0].length;
		}

		case 'start': {
			return 0;
		}

		case 'end': {
			return text.length;
		}

		case 'line-start': {
			return text.slice(0, cursor).lastIndexOf('\n') + 1;
		}

		case 'line-end': {
			const end = text.indexOf('\n', cursor);
			return end === -1 ? text.length : end;
		}
	}
}

/** Step by step: an expression that is not anchored at its start takes the square of the length of a long word. */
function wordLeft(text: string, cursor: number): number {
	let at = cursor;
	while (at > 0 && /\s/u.test(text[at - 1]!)) {
		at--;
	}

	while (at > 0 && /\S/u.test(text[at - 1]!)) {
		at--;
	}

	return at;
}

function previousGrapheme(text: string, cursor: number): number {
	// A grapheme is short: looking at the last stretch keeps a long paste cheap to edit.
	const from = Math.max(0, cursor - 64);
	const last = [...segmenter.segment(text.slice(from, cursor))].at(-1);
	return cursor - (last?.segment.length ?? 0);
}

function remove(composer: Composer, what: Extract<ComposerEvent, {type: 'delete'}>['what']): Composer {
	const {text, cursor} = composer;
	const to = {left: 'left', right: 'right', 'word-left': 'word-left', 'to-start': 'line-start', 'to-end': 'line-end'} as const;
	const other = target(text, cursor, to[what]);
	const [from, end] = other < cursor ? [other, cursor] : [cursor, other];
	if (from === end) {
		return composer;
	}

	const killed = what === 'left' || what === 'right' ? composer.killed : unfoldPastes(text.slice(from, end), composer.pastes);
	return {...composer, text: text.slice(0, from) + text.slice(end), cursor: from, killed, recalled: undefined};
}

function recall(composer: Composer, direction: -1 | 1): Composer {
	const {history, recalled = history.length} = composer;
	const index = recalled + direction;
	if (index < 0 || index > history.length) {
		return composer;
	}

	const draft = composer.recalled === undefined ? wholeText(composer) : composer.draft;
	const text = index === history.length ? draft : history[index]!;
	return {...composer, text, cursor: text.length, pastes: {}, recalled: index === history.length ? undefined : index, draft};
}
