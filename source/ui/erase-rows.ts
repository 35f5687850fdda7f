/** @returns What erases each row by itself: nothing is pushed into a scrollback, as erasing the whole screen does in some terminals. */
export function eraseRows(rows: number): string {
	return Array.from({length: rows}, (_, row) => `\u001B[${row + 1};1H\u001B[2K`).join('');
}
