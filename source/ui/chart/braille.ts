/**
Two samples a cell, each of no to four dots: row of the left one, column of the right one.
*/
const table = [
	'⠀⢀⢠⢰⢸',
	'⡀⣀⣠⣰⣸',
	'⡄⣄⣤⣴⣼',
	'⡆⣆⣦⣶⣾',
	'⡇⣇⣧⣷⣿',
] as const;

/**
@param left Dots from the bottom, 0 to 4.
@param right The same, of the sample after it.
*/
export function brailleCell(left: number, right: number): string {
	return left === 0 && right === 0 ? ' ' : table[left]![right]!;
}
