import wrapAnsi from 'wrap-ansi';

/** Wrapped by words; a single line is wrapped at most once, however often the text around it grows. */
export function wrapped(text: string, width: number): string[] {
	return text.split('\n').flatMap(line => wrapLine(line, width));
}

const cache = new Map<string, readonly string[]>();

/** Blanks at the beginning of a line that follows a break, behind the styles that are open there. */
const leading = /^((?:\u001B\[[\d;]*m|\u001B\]8;[^\u0007]*\u0007)*) +/u;

/** Blanks at the end of a line, before the styles that end there. */
const trailing = / +(?=(?:\u001B\[[\d;]*m|\u001B\]8;[^\u0007]*\u0007)*$)/u;

/** @returns A line, styled or not, as lines of at most `width` cells. */
function wrapLine(line: string, width: number): readonly string[] {
	if (line.length <= width && /^[\u0020-\u007E]*$/u.test(line)) {
		return [line];
	}

	const key = `${width} ${line}`;
	const known = cache.get(key);
	if (known !== undefined) {
		return known;
	}

	if (cache.size > 500) {
		cache.clear();
	}

	const lines = wrapAnsi(line.replaceAll('\t', ' '.repeat(4)), width, {hard: true, trim: false}).split('\n').map((part, index) => (index === 0 ? part : part.replace(leading, '$1')).replace(trailing, ''));
	cache.set(key, lines);
	return lines;
}
