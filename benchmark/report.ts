import process from 'node:process';

/** @returns The middle of the values. */
export function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = sorted.length >> 1;
	return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Prints one figure, and the bound it is held to where there is one. */
export function row(what: string, figure: string, bound = ''): void {
	process.stdout.write(`${what.padEnd(44)} ${figure.padEnd(32)} ${bound}\n`);
}
