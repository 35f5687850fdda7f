import {signsOf} from './signs.ts';

/** Scripts that put no space between words, so that a word cannot be looked up by its beginning. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/** What is looked for, in the terms of the database. */
export type SearchQuery = {
	/** For `MATCH`: every word, or the beginning of one, in any order. Empty where there is none. */
	readonly match: string;
	/** For `LIKE`, with `\` as escape: what has no words to look up. */
	readonly like: readonly string[];
	/** The same for what is left of a text by `signsOf`. */
	readonly signs: readonly string[];
};

/**
Makes a query of what a person typed. Everything in it is text: no operator of FTS5 gets through.
*/
export function searchQuery(typed: string): SearchQuery {
	const parts = typed.toWellFormed().replaceAll('\0', ' ').split(/\s+/u).filter(Boolean);
	const isWord = (part: string) => /[\p{L}\p{N}]/u.test(part) && !unspaced.test(part);
	const others = parts.filter(part => !isWord(part));
	return {
		match: parts.filter(isWord).map(part => `"${part.replaceAll('"', '""')}"*`).join(' '),
		like: others.map(part => anywhere(part)),
		signs: others.map(part => anywhere(signsOf(part))),
	};
}

function anywhere(part: string): string {
	return `%${part.replaceAll(/[%_\\]/gu, String.raw`\$&`)}%`;
}
