import type {Random} from './random.ts';

/**
Writes one sentence of a pattern: `(a|b|)` chooses, `[a]` may be left out, and they nest.

A `?` with more after it may be the name of the key, as in `what does ? do`: only at the end it loses the space before it.
*/
export function write(pattern: string, random: Random): string {
	let at = 0;

	const sequence = (): string => {
		let text = '';
		while (at < pattern.length) {
			const character = pattern[at]!;
			if (character === '(' || character === '[') {
				at++;
				text += choice(character === '(' ? ')' : ']');
			} else if ('|)]'.includes(character)) {
				return text;
			} else {
				text += character;
				at++;
			}
		}

		return text;
	};

	const choice = (close: string): string => {
		const options = [sequence()];
		while (pattern[at] === '|') {
			at++;
			options.push(sequence());
		}

		if (pattern[at] !== close) {
			throw new Error(`Unbalanced pattern: ${pattern}`);
		}

		at++;
		return close === ']' && random.chance(0.5) ? '' : random.pick(options);
	};

	const text = sequence();
	if (at < pattern.length) {
		throw new Error(`Unbalanced pattern: ${pattern}`);
	}

	return text.replaceAll(/ {2,}/g, ' ').trim().replaceAll(/ (?=[.,!]|\?$)/g, '');
}
