/**
A line of Markdown as a person would read it out: without marks, a link with its address behind it, a row of a table with commas.

@param fresh Whether it is the beginning of its line: only there marks of headings, lists and tables count.
@returns Nothing where the line is only a rule, as below the head of a table.
*/
export function plainLine(text: string, fresh = true): string | undefined {
	if (!fresh) {
		return inline(text);
	}

	const bare = text.replaceAll(/\s/gu, '');
	if ((bare.includes('---') && /^[|:-]+$/u.test(bare)) || /^(?:\*{3,}|_{3,})$/u.test(bare)) {
		return undefined;
	}

	const row = text.trim();
	if (row.length > 1 && row.startsWith('|') && row.endsWith('|')) {
		return row.slice(1, -1).split(/(?<!\\)\|/u).map(cell => inline(cell.trim())).join(', ');
	}

	const quote = /^\s*>\s?(.*)$/su.exec(text);
	if (quote !== null) {
		return `Quote: ${inline(quote[1]!)}`;
	}

	return inline(text.replace(/^\s*#{1,6}\s+/u, '').replace(/^(\s*)[*+]\s+/u, '$1- '));
}

/** Code keeps its signs; around it marks go. */
function inline(text: string): string {
	return text.replaceAll(/``([^`]+)``|`([^`]+)`|[^`]+|`+/gu, (all: string, twice: string | undefined, once: string | undefined) => twice?.trim() ?? once ?? (all.startsWith('`') ? '' : outside(all)));
}

function outside(text: string): string {
	return text
		.replaceAll(/!?\[([^\]]*)\]\(([^\s)]+)(?:\s[^)]*)?\)/gu, (_, words: string, address: string) => (words === '' || words === address ? address : `${words} (${address})`))
		.replaceAll('**', '')
		.replaceAll('~~', '')
		.replaceAll(/\b__(?=\S)([^_]+)__\b/gu, '$1')
		.replaceAll(/(?<![\w*])\*(?=\S)([^*]*[^*\s])\*(?![\w*])/gu, '$1')
		.replaceAll(/\b_(?=\S)([^_]*[^_\s])_\b/gu, '$1')
		.replaceAll(/\\(\p{P}|\p{S})/gu, '$1');
}
