import {closeMarks} from './close-marks.ts';

/** Lines that may yet become something else: a quote, a rule, the line under a heading, a list, a heading, a fence, a task. */
const undecided: readonly RegExp[] = [/^[> ]+$/u, /^[-*+_=~` ]+$/u, /^ *#{1,6} *$/u, /^ *\d{1,3}[.)]? *$/u, /^ *(?:`{3}|~{3})/u, /^ *(?:[-*+]|\d{1,3}[.)]) +\[[ x]?\]? *$/iu];

/**
Makes the end of a text that is still being written look as it is going to: what is half there is held back or closed, so that nothing jumps when the rest comes.

@param text The text from the beginning of its last block.
@returns Undecided ends are held back, emphasis and code that is open is closed, the brackets of half a link are gone.
*/
export function heal(text: string): string {
	const start = text.lastIndexOf('\n') + 1;
	const line = text.slice(start);
	const fence = openFence(text.slice(0, start));
	if (fence !== undefined) {
		// The end of the code, being written.
		return line.trim() !== '' && fence.startsWith(line.trim()) ? text.slice(0, start) : text;
	}

	const held = text.slice(0, tableHead(text) ?? (undecided.some(pattern => pattern.test(line)) ? start : text.length));
	const paragraph = held.lastIndexOf('\n\n') + 1;
	return held.slice(0, paragraph) + closeMarks(held.slice(paragraph));
}

/** @returns The mark of the fence that is open at the end of a text of whole lines. */
function openFence(text: string): string | undefined {
	let open: string | undefined;
	if (!/`{3}|~{3}/u.test(text)) {
		return undefined;
	}

	for (const line of text.split('\n')) {
		// Within a quote or a list too.
		const code = line.replace(/^[ \t>]*(?:(?:[-*+]|\d{1,3}[.)]) +)*/u, '');
		const fence = /^(?:`{3,}|~{3,})/u.exec(code)?.[0];
		const info = code.slice(fence?.length).trim();
		if (open === undefined) {
			open = info.includes('`') ? undefined : fence;
		} else if (fence?.startsWith(open) && info === '') {
			open = undefined;
		}
	}

	return open;
}

/** @returns Where the first line of a table begins, as long as the line under it is not there: until then it looks like text. */
function tableHead(text: string): number | undefined {
	const last = text.lastIndexOf('\n') + 1;
	const isRow = (start: number) => /^ *\|/u.test(text.slice(start, start + 40));
	// The line under the head, if it has begun.
	const under = text.slice(last);
	const head = last > 0 && (under === '' || /^[ :|-]*$/u.test(under)) && isRow(text.lastIndexOf('\n', last - 2) + 1) ? text.lastIndexOf('\n', last - 2) + 1 : last;
	return isRow(head) && !(head > 0 && isRow(text.lastIndexOf('\n', head - 2) + 1)) ? head : undefined;
}
