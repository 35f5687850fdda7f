import type {Key} from 'ink';

/** What Ink says of one key. */
export type Press = readonly [input: string, key: Key];

/** A control character that is a key: not the escape, which Ink takes apart itself. A Tab is one only where no text follows, and Enter pressed twice is Enter: what the second one would send is not what was meant. */
const control = /\r+\n?|[\u0000-\u0008\n\v\f\u000E-\u001A\u001C-\u001F]|\t(?=[\t\r\n]*$)/gu;

/** A line break with text behind it: a paste into a terminal that does not mark one. */
const severalLines = /[\r\n]\s*[^\s\u0000-\u001F]/u;

/**
Takes apart what came at once, as over a slow line or from a key that is held: Ink tells several bytes that are no escape sequence as one text. Several lines stay whole.

@returns The presses it is made of; one where it is one.
*/
export function splitBurst(input: string, key: Key): readonly Press[] {
	if (input.length < 2 || key.ctrl || key.meta || severalLines.test(input)) {
		return [[input, key]];
	}

	const presses: Press[] = [];
	let from = 0;
	for (const {index, 0: signs} of input.matchAll(control)) {
		if (index > from) {
			presses.push([input.slice(from, index), key]);
		}

		presses.push(named(signs.charAt(0), key));
		from = index + signs.length;
	}

	return from < input.length ? [...presses, [input.slice(from), key]] : presses;
}

/** A control character by itself, as Ink tells it. */
function named(sign: string, key: Key): Press {
	const code = sign.codePointAt(0)!;
	switch (sign) {
		case '\t': {
			return ['', {...key, tab: true}];
		}

		case '\n': {
			return [sign, key];
		}

		case '\r': {
			return ['', {...key, return: true}];
		}

		default: {
			return [String.fromCodePoint(code + (code <= 26 ? 96 : 64)), {...key, ctrl: true}];
		}
	}
}
