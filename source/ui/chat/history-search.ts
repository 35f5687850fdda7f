import type {PastInput} from '../../core/chat.ts';
import type {Composer} from './composer-state.ts';

/** A search through what was sent: in this conversation first, then in all others, each the newest first. */
export type HistorySearch = {
	readonly query: string;
	/** Which of all that was sent is shown, counted from the newest; absent while nothing is found. */
	readonly found?: number;
	/** What was sent in other conversations and has the words. */
	readonly elsewhere: readonly PastInput[];
	/** Whether the other conversations were looked through for these words. */
	readonly isWhole: boolean;
	/** What was being written before. */
	readonly before: Pick<Composer, 'text' | 'cursor' | 'pastes'>;
};

/** `older` begins the search where none is under way; `elsewhere` brings what was found in other conversations. */
export type SearchEvent = {readonly type: 'search'} & (
	| {readonly step: 'older' | 'erase' | 'take' | 'leave'}
	| {readonly step: 'narrow'; readonly text: string}
	| {readonly step: 'elsewhere'; readonly query: string; readonly inputs: readonly PastInput[]}
);

/** Folds a step of the search into the composer: what is found stands there as if it had been written. */
export function searchHistory(composer: Composer, event: SearchEvent): Composer {
	const {search, text, cursor, pastes} = composer;
	if (search === undefined) {
		return event.step === 'older' ? {...composer, search: {query: '', elsewhere: [], isWhole: true, before: {text, cursor, pastes}}} : composer;
	}

	switch (event.step) {
		case 'older': {
			return show(composer, search, (search.found ?? -1) + 1, search.found);
		}

		case 'narrow': {
			return show(composer, {...search, query: search.query + event.text, isWhole: false}, search.found ?? 0);
		}

		case 'erase': {
			const query = [...search.query].slice(0, -1).join('');
			return show(composer, {...search, query, isWhole: query === ''}, 0);
		}

		case 'elsewhere': {
			return event.query === search.query ? withElsewhere(composer, search, event.inputs) : composer;
		}

		case 'take': {
			return {...composer, search: undefined};
		}

		case 'leave': {
			return {...composer, ...search.before, search: undefined};
		}
	}
}

/** Whether what the search shows was sent in another conversation, and in which. */
export function foundIn({search, history}: Pick<Composer, 'search' | 'history'>): string | undefined {
	return search?.found === undefined ? undefined : search.elsewhere[search.found - history.length]?.title;
}

/** What is shown stays, wherever the new list has it. */
function withElsewhere(composer: Composer, search: HistorySearch, inputs: readonly PastInput[]): Composer {
	const own = new Set(composer.history);
	const elsewhere = inputs.filter(({text}) => !own.has(text));
	const next = {...search, elsewhere, isWhole: true};
	if (search.found === undefined || search.found >= composer.history.length) {
		const shown = search.found === undefined ? undefined : search.elsewhere[search.found - composer.history.length]?.text;
		const index = elsewhere.findIndex(({text}) => text === shown);
		return show(composer, {...next, found: undefined}, index === -1 ? 0 : composer.history.length + index);
	}

	return {...composer, search: next};
}

/**
@param from Where to begin to look, towards older ones.
@param otherwise What stays shown where nothing older is found.
*/
function show(composer: Composer, search: HistorySearch, from: number, otherwise?: number): Composer {
	const {history} = composer;
	const count = history.length + search.elsewhere.length;
	const at = (index: number) => (index < history.length ? history[history.length - 1 - index]! : search.elsewhere[index - history.length]!.text);
	const words = search.query.toLowerCase();
	const current = otherwise === undefined ? undefined : at(otherwise);
	let place = search.query === '' ? otherwise : undefined;
	for (let index = from; place === undefined && index < count && search.query !== ''; index++) {
		const text = at(index);
		place = text !== current && text.toLowerCase().includes(words) ? index : undefined;
	}

	place ??= otherwise;
	if (place === undefined) {
		return {...composer, ...search.before, search: {...search, found: undefined}};
	}

	const text = at(place);
	const start = text.toLowerCase().indexOf(words);
	return {...composer, text, cursor: start === -1 ? text.length : start, pastes: {}, recalled: undefined, search: {...search, found: place}};
}
