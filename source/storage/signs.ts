/** What goes, the most frequent first, so that what comes later has less to look through. */
const letters = [...' etaoinshrdlucmfwypvbgkjqxz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/**
What a text has besides the letters, digits and blanks of English: the signs of code, and other scripts. A thirtieth of most texts, and what stands side by side in the text does so there too: what has no words to look up is looked for there first.
*/
export function signsOf(text: string): string {
	return text.replaceAll(/[ \na-zA-Z\d]/gu, '');
}

/** @returns `signsOf` of a column, in SQL. */
export function signsOfColumn(column: string): string {
	let sql = `replace(${column}, char(10), '')`;
	for (const letter of letters) {
		sql = `replace(${sql}, '${letter}', '')`;
	}

	return sql;
}
