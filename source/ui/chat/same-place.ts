import stripAnsi from 'strip-ansi';
import type {Blocks, Position} from './viewport.ts';

/**
Where what stands at a place of a transcript stands when it is wrapped another way. Told by the letters before it: borders, marks and blanks are others at another width.

@param from The transcript as it was.
@param to The same at another width.
*/
export function samePlace(from: Blocks, to: Blocks, {message, line}: Position): Position {
	if (message >= from.count || message >= to.count) {
		return {message, line};
	}

	const before = from.lines(message).slice(0, line);
	const lines = to.lines(message);
	let letters = 0;
	for (const each of before) {
		letters += lettersOf(each);
	}

	if (letters === 0) {
		return {message, line: Math.min(line, lines.length)};
	}

	for (const [index, each] of lines.entries()) {
		letters -= lettersOf(each);
		if (letters < 0) {
			return {message, line: index};
		}
	}

	// Behind the last letter there are the blank lines that end a message.
	const behind = from.lines(message).length - line;
	return {message, line: Math.max(0, lines.length - behind)};
}

function lettersOf(line: string): number {
	return stripAnsi(line).replaceAll(/[^\p{L}\p{N}]/gu, '').length;
}
