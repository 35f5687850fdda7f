import type {Key} from 'ink';

/** What Ink says of one key. */
export type Press = readonly [input: string, key: Key];

/** A control character that is a key: not a carriage return, which may end a text, and not the escape, which Ink takes apart itself. A Tab is one only where no text follows. */
const control = /[\u0000-\u0008\v\f\u000E-\u001A\u001C-\u001F]|\t(?=[\t\r\n]*$)|(?<!\r)\n/gu;

/**
Takes apart what came at once, as over a slow line or from a key that is held: Ink tells several bytes that are no escape sequence as one text. Text with a line break within is a paste into a terminal that does not mark one, and stays whole.

@returns The presses it is made of; one where it is one.
*/
export function splitBurst(input: string, key: Key): readonly Press[] {
	// Enter pressed twice is Enter: what the second one would send is not what was meant.
	const typed = input.replace(/\r+$/u, '\r');
	if (input.length < 2 || key.ctrl || key.meta || /[\r\n][^\r\n]/u.test(typed)) {
		return [[input, key]];
	}

	const presses: Press[] = [];
	let from = 0;
	for (const {index, 0: sign} of typed.matchAll(control)) {
		presses.push([typed.slice(from, index), key], named(sign, key));
		from = index + 1;
	}

	const rest = typed.slice(from);
	return [...presses, rest === '\r' ? named(rest, key) : [rest, key] as const].filter(([text, {tab, return: enter}]) => text !== '' || tab || enter);
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
