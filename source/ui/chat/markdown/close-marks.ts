/**
Closes the emphasis and the code that a paragraph has open at its end, and takes out half a link.
*/
export function closeMarks(paragraph: string): string {
	const open: string[] = [];
	let text = paragraph;
	let index = 0;
	while (index < text.length) {
		const sign = text[index]!;
		if (sign === '`') {
			const end = endOfCode(text, index);
			if (end === undefined) {
				return closedCode(text, index) + closing(open);
			}

			index = end;
		} else if (sign === '[' && halfLink(text.slice(index)) !== undefined) {
			text = text.slice(0, text[index - 1] === '!' ? index - 1 : index) + halfLink(text.slice(index))!;
		} else if (['*', '_', '~'].includes(sign)) {
			index = noteMark(text, index, open);
		} else {
			index += sign === '\\' ? 2 : 1;
		}
	}

	return withoutDangling(text, open) + closing(open);
}

/** @returns Where code that begins at a place ends, if it does. */
function endOfCode(text: string, index: number): number | undefined {
	const run = runAt(text, index);
	for (let from = index + run.length; ;) {
		const end = text.indexOf(run, from);
		if (end === -1) {
			return undefined;
		}

		const found = runAt(text, end);
		if (found === run) {
			return end + run.length;
		}

		from = end + found.length;
	}
}

/** @returns The text with the code that begins at a place closed, or without its mark where nothing follows. */
function closedCode(text: string, index: number): string {
	const run = runAt(text, index);
	// The last backtick of a longer mark may still be missing.
	const body = text.slice(index + run.length).replace(/(?<!`)`+$/u, '');
	return body.trim() === '' ? text.slice(0, index) : text.slice(0, index) + run + body + run;
}

function runAt(text: string, index: number): string {
	let end = index + 1;
	while (text[end] === text[index]) {
		end++;
	}

	return text.slice(index, end);
}

/** Notes a mark of emphasis as open, or the one before it as closed. Returns where to go on. */
function noteMark(text: string, index: number, open: string[]): number {
	const run = runAt(text, index);
	const sign = run[0]!;
	const before = text[index - 1] ?? ' ';
	const after = text[index + run.length] ?? ' ';
	let left = run.length;
	while (!/\s/u.test(before) && left > 0 && open.at(-1)?.startsWith(sign) && open.at(-1)!.length <= left) {
		left -= open.pop()!.length;
	}

	const isWithinWord = sign === '_' && /[\p{L}\p{N}]/u.test(before);
	if (left > 0 && left <= 3 && !/\s/u.test(after) && !isWithinWord && (sign !== '~' || left === 2)) {
		open.push(...(left === 3 ? [sign.repeat(2), sign] : [sign.repeat(left)]));
	}

	return index + run.length;
}

/** Takes out marks at the very end that begin something, or end it by half. */
function withoutDangling(text: string, open: readonly string[]): string {
	const run = /(?<![\\*_~])(?:\*+|_+|~+)$/u.exec(text)?.[0];
	const rest = run === undefined ? '' : text.slice(0, -run.length);
	if (run === undefined || rest.trim() === '') {
		return text;
	}

	// Behind a blank it can only begin something; behind a word it may be the first half of an end.
	return /[\s([{"']$/u.test(rest) || (open.at(-1)?.startsWith(run) && open.at(-1) !== run) ? rest : text;
}

function closing(open: readonly string[]): string {
	return open.toReversed().join('');
}

/** @returns The text of a link whose address is not there yet. Brackets of another kind are left alone. */
function halfLink(text: string): string | undefined {
	const words = /^\[([^[\]\n]*)(?:\](?:\([^()\s]*)?)?$/u.exec(text)?.[1];
	return words === undefined || /^[ x]?$/iu.test(words) ? undefined : words;
}
