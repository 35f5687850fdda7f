import type {Composer} from './composer-state.ts';

/** A search through what was sent, the newest first. */
export type HistorySearch = {
	readonly query: string;
	/** Where in the history the message shown comes from; absent while nothing is found. */
	readonly found?: number;
	/** What was being written before. */
	readonly before: Pick<Composer, 'text' | 'cursor' | 'pastes'>;
};

/** `older` begins the search where none is under way. */
export type SearchEvent = {readonly type: 'search'} & ({readonly step: 'older' | 'erase' | 'take' | 'leave'} | {readonly step: 'narrow'; readonly text: string});

/** Folds a step of the search into the composer: what is found stands there as if it had been written. */
export function searchHistory(composer: Composer, event: SearchEvent): Composer {
	const {search, text, cursor, pastes, history} = composer;
	if (search === undefined) {
		return event.step === 'older' ? {...composer, search: {query: '', before: {text, cursor, pastes}}} : composer;
	}

	switch (event.step) {
		case 'older': {
			return show(composer, search, search.query, (search.found ?? history.length) - 1, search.found);
		}

		case 'narrow': {
			return show(composer, search, search.query + event.text, search.found ?? history.length - 1);
		}

		case 'erase': {
			return show(composer, search, [...search.query].slice(0, -1).join(''), history.length - 1);
		}

		case 'take': {
			return {...composer, search: undefined};
		}

		case 'leave': {
			return {...composer, ...search.before, search: undefined};
		}
	}
}

/**
@param from Where to begin to look, towards older ones.
@param otherwise What stays shown where nothing older is found.
*/
function show(composer: Composer, search: HistorySearch, query: string, from: number, otherwise?: number): Composer {
	const words = query.toLowerCase();
	const current = otherwise === undefined ? undefined : composer.history[otherwise];
	const found = query === '' ? otherwise : composer.history.findLastIndex((text, index) => index <= from && text !== current && text.toLowerCase().includes(words));
	const place = found === -1 ? otherwise : found;
	if (place === undefined) {
		return {...composer, ...search.before, search: {...search, query, found: undefined}};
	}

	const text = composer.history[place]!;
	const at = text.toLowerCase().indexOf(words);
	return {...composer, text, cursor: at === -1 ? text.length : at, pastes: {}, recalled: undefined, search: {...search, query, found: place}};
}
