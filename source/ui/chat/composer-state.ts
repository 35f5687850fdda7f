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
};

export type ComposerEvent =
	| {readonly type: 'insert'; readonly text: string}
	| {readonly type: 'sent'}
	| {readonly type: 'clear'}
	| {readonly type: 'move'; readonly to: 'left' | 'right' | 'word-left' | 'word-right' | 'start' | 'end' | 'line-start' | 'line-end'}
	| {readonly type: 'delete'; readonly what: 'left' | 'right' | 'word-left' | 'to-start' | 'to-end'}
	| {readonly type: 'yank'}
	| {readonly type: 'recall'; readonly direction: -1 | 1};

export const emptyComposer: Composer = {text: '', cursor: 0, history: [], draft: '', killed: ''};

const segmenter = new Intl.Segmenter(undefined, {granularity: 'grapheme'});

/** Folds an edit into the composer. Pure. */
export function editComposer(composer: Composer, event: ComposerEvent): Composer {
	const {text, cursor} = composer;
	switch (event.type) {
		case 'insert': {
			return {...composer, text: text.slice(0, cursor) + event.text + text.slice(cursor), cursor: cursor + event.text.length, recalled: undefined};
		}

		case 'sent':
		case 'clear': {
			// What is cleared stays reachable by ↑, as what was sent: nothing that was written is lost.
			const history = text.trim() === '' || composer.history.at(-1) === text ? composer.history : [...composer.history, text];
			return {...composer, text: '', cursor: 0, history, recalled: undefined, draft: ''};
		}

		case 'move': {
			return {...composer, cursor: target(text, cursor, event.to)};
		}

		case 'delete': {
			return remove(composer, event.what);
		}

		case 'yank': {
			return composer.killed === '' ? composer : editComposer(composer, {type: 'insert', text: composer.killed});
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
			return /\S*\s*$/u.exec(text.slice(0, cursor))!.index;
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

	const killed = what === 'left' || what === 'right' ? composer.killed : text.slice(from, end);
	return {...composer, text: text.slice(0, from) + text.slice(end), cursor: from, killed, recalled: undefined};
}

function recall(composer: Composer, direction: -1 | 1): Composer {
	const {history, recalled = history.length} = composer;
	const index = recalled + direction;
	if (index < 0 || index > history.length) {
		return composer;
	}

	const draft = composer.recalled === undefined ? composer.text : composer.draft;
	const text = index === history.length ? draft : history[index]!;
	return {...composer, text, cursor: text.length, recalled: index === history.length ? undefined : index, draft};
}
