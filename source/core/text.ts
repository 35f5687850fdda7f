/*
Everything that comes from outside (a model, a file's metadata, a paste, an error of another program) passes here before it may reach a terminal. It takes out whatever a terminal could obey: C0 and C1 controls, DEL, escape sequences with their bodies, and the invisible characters that reorder text (bidirectional overrides, Unicode tags).
*/

// CSI, OSC, DCS, SOS, PM and APC with their bodies, in 7-bit and 8-bit form. An unfinished one is taken to the end of the text, but for the 8-bit forms: they are more often half of a character in text that was encoded twice, whose rest must not go with them.
const sequences = new RegExp(
	[
		String.raw`(?:\u001B\[|\u009B)[\u0020-\u003F]*[\u0040-\u007E]?`,
		String.raw`\u001B[\]PX^_][^\u0007\u001B\u009C]*(?:\u0007|\u001B\\|\u009C|$)`,
		String.raw`[\u009D\u0090\u0098\u009E\u009F][^\u0007\u001B\u009C\u009D\u0090\u0098\u009E\u009F\n]*(?:\u0007|\u001B\\|\u009C)`,
		String.raw`\u001B[\u0020-\u002F]*[\u0030-\u007E]?`,
	].join('|'),
	'gu',
);

const controls = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\u{E0000}-\u{E007F}]/gu;

/**
Makes text safe to draw. Newlines and tabs stay; a carriage return before a newline goes, any other becomes a newline.
*/
export function clean(text: string): string {
	return text
		.replaceAll(sequences, '')
		.replaceAll(/\r\n?/gu, '\n')
		.replaceAll(controls, '')
		.toWellFormed();
}

/**
Like `clean`, on one line: for names, titles and figures.
*/
export function cleanLine(text: string): string {
	return clean(text).replaceAll(/\s+/gu, ' ').trim();
}

/**
`clean` for text that comes in pieces: an escape sequence split over two tokens is taken out as one.

Text after an escape is held back until it is clear what it belongs to, at most 256 characters.
*/
export class StreamCleaner {
	#held = '';

	/** @returns What may be shown now. */
	write(text: string): string {
		const all = this.#held + text;
		const escape = openSequence(all);
		this.#held = escape === -1 ? '' : all.slice(escape);
		const ready = escape === -1 ? all : all.slice(0, escape);
		return clean(ready);
	}

	/** @returns What was held back, cleaned. */
	end(): string {
		const rest = clean(this.#held);
		this.#held = '';
		return rest;
	}
}

/**
@returns Where an unfinished sequence (or half of a surrogate pair, or a lone carriage return) begins at the end of the text, or −1.
*/
function openSequence(text: string): number {
	const last = text.at(-1);
	if (last !== undefined && (last === '\r' || /[\uD800-\uDBFF]$/u.test(text))) {
		return text.length - 1;
	}

	const start = Math.max(text.lastIndexOf('\u001B'), text.lastIndexOf('\u009B'), text.lastIndexOf('\u009D'), text.lastIndexOf('\u0090'));
	if (start === -1 || text.length - start > 256) {
		return -1;
	}

	const tail = text.slice(start);
	const finished = /^(?:\u001B\[|\u009B)[\u0020-\u003F]*[\u0040-\u007E]|^(?:\u001B[\]PX^_]|[\u009D\u0090])[^\u0007\u001B\u009C]*(?:\u0007|\u009C)|^\u001B\\|^\u001B[\u0020-\u002F]*[\u0030-\u004F\u0051-\u0057\u0059\u005A\u0060-\u007E]/u.test(tail);
	return finished ? -1 : start;
}
