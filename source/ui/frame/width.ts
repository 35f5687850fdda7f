import sliceAnsi from 'slice-ansi';
import stringWidth from 'string-width';

// What LISA itself draws with: one cell each, so that no grapheme needs to be looked for.
const narrow = /^[\u0020-\u007E\u00B0\u00B7\u00D7\u2014\u2022\u2026\u203A\u2190-\u2193\u2264\u2500-\u259F\u25B4\u25B8\u25C2\u2800-\u28FF]*$/u;

const styles = /\u001B\[[\d;]*m/gu;

/** @returns Whether each character of a text, unstyled, is a code unit and a cell. */
export function isNarrow(text: string): boolean {
	return narrow.test(text);
}

/** @returns The cells a text takes on the screen. */
export function widthOf(text: string): number {
	const bare = text.includes('\u001B') ? text.replaceAll(styles, '') : text;
	return narrow.test(bare) ? bare.length : stringWidth(bare);
}

/**
Cuts a text, styled or not, so that it takes at most `width` cells; never through a wide character.
*/
export function cut(text: string, width: number, ellipsis = '…'): string {
	if (widthOf(text) <= width) {
		return text;
	}

	// `slice-ansi` and `string-width` differ on a few signs: what is too wide still is cut further.
	for (let end = width - 1; end >= 0; end--) {
		const short = sliceAnsi(text, 0, end) + ellipsis;
		if (widthOf(short) <= width) {
			return short;
		}
	}

	return '';
}

/**
@returns The text in exactly `width` cells: cut or filled with spaces.
*/
export function fit(text: string, width: number, ellipsis = '…'): string {
	const short = cut(text, width, ellipsis);
	return short + ' '.repeat(Math.max(0, width - widthOf(short)));
}
