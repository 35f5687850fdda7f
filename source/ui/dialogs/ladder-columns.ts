/** Cells of a rung's name. */
const name = 8;

/** Cells of what is said of a rung on this box: as few as tell it, and as many as the longest takes. */
const fewestWords = 18;
const mostWords = 24;

/** A rate with the cell before it, and with the word that says where it is from or the sign for one that is predicted. */
const called = 15;
const signed = 7;

/** What a row of the ladder has room for. */
export type LadderColumns = {
	readonly hasBits: boolean;
	readonly hasSize: boolean;
	readonly hasNeeds: boolean;
	/** Cells for what is said of the rung on this box. */
	readonly words: number;
	/** How a rate is told to be predicted: in a word, or by a sign before it. */
	readonly rate?: 'called' | 'signed';
};

/**
What is left out where it is narrow: first the bits and the size, which the name tells nearly; last whether a rung fits.

@param room Cells of a row.
*/
export function ladderColumns(room: number): LadderColumns {
	const fixed = name + 1 + fewestWords;
	const rate = room >= fixed + called ? 'called' : room >= fixed + signed ? 'signed' : undefined;
	let left = room - fixed - (rate === 'called' ? called : rate === 'signed' ? signed : 0);
	// A column of figures is set off from the words by one cell more.
	const hasNeeds = left >= 10;
	left -= hasNeeds ? 10 : 0;
	const hasSize = hasNeeds && left >= 9;
	left -= hasSize ? 9 : 0;
	const hasBits = hasSize && left >= 6;
	left -= hasBits ? 6 : 0;
	return {hasBits, hasSize, hasNeeds, words: Math.max(1, Math.min(mostWords, fewestWords + left)), rate};
}
