import type {CatalogModel} from '../core/catalog.ts';
import {fitCatalogModel} from '../core/fit-catalog.ts';
import {bestChoices} from '../core/fit-choice.ts';
import type {ContextChoice} from '../core/fit-memory.ts';
import {outlookOf} from '../core/fit-outlook.ts';
import type {FitBox} from '../core/fit.ts';
import type {ShelfOffer} from '../core/shelf.ts';

/**
The models of a catalog that are not here, can be fetched, and would fit this box: each at its balanced rung.

@param here The models that are here.
*/
export function offersFor(catalog: readonly CatalogModel[], here: ReadonlyArray<{readonly name: string}>, choice: ContextChoice, box: FitBox): ShelfOffer[] {
	const names = here.map(({name}) => plain(name));
	return catalog.flatMap((model): ShelfOffer[] => {
		const {id, name, gguf, licence, use, aliases} = model;
		if (gguf === undefined || !model.loads || [name, ...aliases.filter(alias => /\d/.test(alias))].some(each => names.some(known => known.includes(plain(each))))) {
			return [];
		}

		const {balanced} = bestChoices(fitCatalogModel(model, choice, box));
		return balanced === undefined ? [] : [{id, name, rung: balanced.name, size: balanced.size, what: `hf:${gguf}:${balanced.name}`, licence, use, outlook: outlookOf(balanced.fit)}];
	});
}

function plain(name: string): string {
	return name.toLowerCase().replaceAll(/[^a-z\d]/g, '');
}
