import {clean, cleanLine} from '../../core/text.ts';
import type {SearchEvent} from '../chat/history-search.ts';
import type {Context} from './context.ts';

/** A step of the search through what was sent; where its words change, the other conversations are looked through too. */
export function searchInputs(step: Exclude<SearchEvent, {step: 'elsewhere'}>, {store, face}: Pick<Context, 'store' | 'face'>): void {
	const before = store.get().composer.search?.query;
	store.dispatch({type: 'composer', event: step});
	const {search} = store.get().composer;
	if (search === undefined || search.isWhole || search.query === before) {
		return;
	}

	const {query} = search;
	void (async () => {
		const outcome = await face.ask({type: 'inputs', words: query.slice(0, 1000)});
		const inputs = (outcome?.inputs ?? []).map(({text, title}) => ({text: clean(text), title: cleanLine(title)}));
		store.dispatch({type: 'composer', event: {type: 'search', step: 'elsewhere', query, inputs}});
	})();
}
