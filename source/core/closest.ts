/**
@returns The name that `word` was most likely meant to be: the fewest letters to change, leave out or put in, and not more than a third of them. Case and the sign between words do not count.
*/
export function closest<Name extends string>(word: string, names: readonly Name[]): Name | undefined {
	const wanted = plain(word).slice(0, 60);
	const [best] = names
		.map(name => ({name, steps: distance(wanted, plain(name))}))
		.filter(({name, steps}) => steps <= Math.max(1, Math.ceil(Math.max(wanted.length, name.length) / 3)))
		.sort((a, b) => a.steps - b.steps || Math.abs(a.name.length - word.length) - Math.abs(b.name.length - word.length));
	return best?.name;
}

function plain(text: string): string {
	return text.toLowerCase().replaceAll(/[^a-z\d]/gu, '');
}

/** Levenshtein's distance, a row at a time. */
function distance(from: string, to: string): number {
	let row = Array.from({length: to.length + 1}, (_, index) => index);
	for (const [index, letter] of [...from].entries()) {
		const next = [index + 1];
		for (const [column, other] of [...to].entries()) {
			next.push(Math.min(row[column + 1]! + 1, next[column]! + 1, row[column]! + (letter === other ? 0 : 1)));
		}

		row = next;
	}

	return row.at(-1)!;
}
