import fuzzysort from 'fuzzysort';
import type {PullState} from '../../core/pull.ts';
import type {Shelf, ShelfAside, ShelfModel, ShelfOffer} from '../../core/shelf.ts';
import type {View} from '../../core/view.ts';

/** What can be chosen in the picker. */
export type PickerItem =
	| {readonly kind: 'pull'; readonly pull: PullState}
	| {readonly kind: 'model'; readonly model: ShelfModel}
	| {readonly kind: 'offer'; readonly offer: ShelfOffer}
	| {readonly kind: 'aside'; readonly aside: ShelfAside};

/** Things that stand under one heading: the rungs of a model, the catalog's models, the files set apart. */
export type PickerGroup = {readonly heading: string; readonly items: readonly PickerItem[]};

/**
What the picker shows: what is being pulled, the models on this box by family, the models of the catalog that would fit, and apart from them the files that are not to be loaded.

@param filter Letters that an entry has in their order, in its name, rung, store or file. What is here comes first, the best matches before others.
*/
export function pickerGroups({shelf, pull}: Pick<View, 'shelf' | 'pull'>, filter: string): PickerGroup[] {
	const pulled: PickerGroup[] = pull === undefined ? [] : [{heading: 'Being pulled', items: [{kind: 'pull', pull}]}];
	if (shelf === undefined) {
		return pulled;
	}

	const groups = [
		...families(shelf),
		{heading: 'In the catalog, to pull', items: shelf.offers.map((offer): PickerItem => ({kind: 'offer', offer}))},
		{heading: 'Not to be loaded', items: shelf.apart.map((aside): PickerItem => ({kind: 'aside', aside}))},
	].filter(({items}) => items.length > 0);
	return [...pulled, ...(filter.trim() === '' ? groups : filtered(groups, filter))];
}

/** @returns What can be chosen, from the top down. */
export function pickerItems(view: Pick<View, 'shelf' | 'pull'>, filter: string): PickerItem[] {
	return pickerGroups(view, filter).flatMap(({items}) => items);
}

/** @returns What an entry is known by while others come and go. */
export function keyOf(item: PickerItem): string {
	switch (item.kind) {
		case 'pull': {
			return 'pull';
		}

		case 'model': {
			return item.model.path;
		}

		case 'offer': {
			return item.offer.what;
		}

		case 'aside': {
			return item.aside.path;
		}
	}
}

function families({models}: Shelf): PickerGroup[] {
	return [...Map.groupBy(models, ({family}) => family).values()].map(rungs => ({
		heading: headingOf(rungs[0]!),
		items: rungs.map((model): PickerItem => ({kind: 'model', model})),
	}));
}

function headingOf({name, parameters, architecture}: ShelfModel): string {
	const size = parameters >= 1e9 ? `${(parameters / 1e9).toFixed(1)}B` : `${(parameters / 1e6).toFixed(1)}M`;
	return `${name} · ${size} · ${architecture}`;
}

function filtered(groups: readonly PickerGroup[], filter: string): PickerGroup[] {
	const entries = groups.flatMap((group, index) => group.items.map(item => ({item, index, text: `${group.heading} ${wordsOf(item)}`})));
	const found = fuzzysort.go(filter.trim(), entries, {key: 'text', limit: 0, threshold: 0.35});
	const scores = new Map(found.map(({obj, score}) => [obj.item, score]));
	const best = (items: readonly PickerItem[]) => Math.max(...items.map(item => scores.get(item) ?? 0));
	const place = ({items}: PickerGroup) => ['model', 'offer', 'aside'].indexOf(items[0]!.kind);
	return groups
		.map(({heading, items}) => ({heading, items: items.filter(item => scores.has(item))}))
		.filter(({items}) => items.length > 0)
		.sort((a, b) => place(a) - place(b) || best(b.items) - best(a.items));
}

function wordsOf(item: PickerItem): string {
	switch (item.kind) {
		case 'pull': {
			return '';
		}

		case 'model': {
			return `${item.model.rung} ${item.model.store} ${item.model.title ?? fileName(item.model.path)}`;
		}

		case 'offer': {
			return `${item.offer.name} ${item.offer.rung}`;
		}

		case 'aside': {
			return fileName(item.aside.path);
		}
	}
}

function fileName(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1);
}
