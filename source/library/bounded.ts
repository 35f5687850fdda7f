/**
`Promise.all` over `items` with at most `width` of them under way at once, so that a folder of a thousand files does not open a thousand files.

@returns The results in the order of the items.
*/
export async function mapBounded<Item, Result>(items: readonly Item[], width: number, work: (item: Item) => Promise<Result>): Promise<Result[]> {
	const results: Result[] = [];
	let next = 0;
	const worker = async () => {
		while (next < items.length) {
			const index = next++;
			results[index] = await work(items[index]!);
		}
	};

	await Promise.all(Array.from({length: Math.min(width, items.length)}, worker));
	return results;
}
