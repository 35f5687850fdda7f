import type {Random} from './random.ts';

const onsets = ['b', 'br', 'c', 'ch', 'd', 'dr', 'f', 'fl', 'g', 'gr', 'h', 'j', 'k', 'l', 'm', 'n', 'p', 'pl', 'qu', 'r', 's', 'sh', 'st', 't', 'tr', 'v', 'w', 'y', 'z', ''];
const vowels = ['a', 'e', 'i', 'o', 'u', 'ai', 'ea', 'ou', 'oo', 'y', 'ie'];
const codas = ['', '', 'n', 'r', 's', 't', 'l', 'ck', 'm', 'nd', 'x', 'ph', 'st', 'ng', 'tion', 'ing', 'er', 'ed', 'ly', 'ment', 'ism', 'ous'];

/**
A word that means nothing, so that the guide learns to own up to what it has never seen.
*/
export function madeUp(random: Random): string {
	let word = '';
	for (let syllable = 0; syllable <= random.integer(3); syllable++) {
		word += random.pick(onsets) + random.pick(vowels) + (random.chance(0.5) ? random.pick(codas) : '');
	}

	return random.chance(0.15) ? word[0]!.toUpperCase() + word.slice(1) : word;
}

/**
Fills in a written pattern: `~` a made-up word, `#` a number; `¦`, `«` and `»` are the marks the grammar keeps for itself.
*/
export function fillIn(text: string, random: Random): string {
	return text
		.replaceAll('~', () => madeUp(random))
		.replaceAll('#', () => String(random.integer(random.pick([10, 100, 1000, 5000]))))
		.replaceAll('¦', '|')
		.replaceAll('«', '(')
		.replaceAll('»', ')');
}
