const word = 2 ** 32;

/**
How far a counter went.

Some drivers count in 32 bits: a fall from the top of that range to its bottom is a wrap. Any other fall means that the counter began again (a link re-created, a disk plugged in), and nothing is known.
*/
export function difference(before: number | undefined, after: number | undefined): number | undefined {
	if (before === undefined || after === undefined) {
		return undefined;
	}

	if (after >= before) {
		return after - before;
	}

	const wrapped = before < word && before >= word * 0.75 && after < word * 0.25;
	return wrapped ? after + word - before : undefined;
}

/**
`difference` a second.
*/
export function rateBetween(before: number | undefined, after: number | undefined, seconds: number): number | undefined {
	const change = difference(before, after);
	return change === undefined ? undefined : change / seconds;
}
