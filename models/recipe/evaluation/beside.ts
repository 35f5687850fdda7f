/**
Maps with up to `most` calls in flight.

@returns The results in the order of the items.
*/
export async function beside<Item, Result>(items: readonly Item[], most: number, map: (item: Item) => Promise<Result>): Promise<Result[]> {
	const results: Result[] = [];
	const waiting = items.entries();
	await Promise.all(Array.from({length: most}, async () => {
		for (const [index, item] of waiting) {
			results[index] = await map(item);
		}
	}));
	return results;
}
