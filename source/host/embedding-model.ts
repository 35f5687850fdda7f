import {existsSync} from 'node:fs';
import {discover, type LibraryModel} from '../library/discover.ts';
import type {Store} from '../storage/store.ts';
import {bundledModel} from './entry.ts';

/**
Which model makes vectors where nobody says: the one used last for it, else the largest embedding model on this box, else the guide that comes with LISA.
*/
export async function embeddingModel(store: Store): Promise<string> {
	const last = store.noted('embedding-model');
	if (last !== undefined && existsSync(last)) {
		return last;
	}

	const {models, aside} = await discover();
	return choose([...aside, ...models])?.path ?? bundledModel;
}

/** @returns The best of those that are made for it. */
export function choose(models: ReadonlyArray<Pick<LibraryModel, 'path' | 'name' | 'aside' | 'size'>>): {readonly path: string} | undefined {
	return models.filter(({name, aside}) => aside === 'embedding model' || (aside === undefined && /\bembed(?:ding|dings)?\b/i.test(name))).toSorted((a, b) => b.size - a.size)[0];
}
