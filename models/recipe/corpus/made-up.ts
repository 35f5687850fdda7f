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

/** From where the characters of a heap come: control characters, marks, Latin with accents, Greek and Cyrillic, Hebrew and Arabic, Indic, Chinese, Hangul, pictures. */
const ranges = [[0x01, 0x1F], [0x21, 0x2F], [0x3A, 0x40], [0x7F, 0x9F], [0xC0, 0x1_7F], [0x3_91, 0x4_4F], [0x5_D0, 0x6_4A], [0x9_05, 0x9_39], [0x4E_00, 0x9F_A5], [0xAC_00, 0xD7_A3], [0x1_F3_00, 0x1_F6_4F]] as const;

/**
A heap of characters of one kind, such as falls on a terminal.
*/
export function heap(random: Random): string {
	const [low, high] = random.pick(ranges);
	return Array.from({length: 1 + random.integer(random.pick([4, 12, 30]))}, () => String.fromCodePoint(low + random.integer(high - low + 1))).join('');
}

/** The same few words, over and over. */
function again(random: Random): string {
	const words = Array.from({length: 1 + random.integer(3)}, () => (random.chance(0.5) ? madeUp(random) : random.pick(['how', 'memory', 'the', 'a', 'lisa', 'x', 'no', 'help', '12', 'test']))).join(' ');
	return Array.from({length: 8 + random.integer(40)}, () => words).join(random.pick([' ', ' ', '', '. ', '\n']));
}

/**
Fills in a written pattern: `~` a made-up word, `#` a number, `§` a heap of characters, `¶` words over and over; `¦`, `«` and `»` are the marks the grammar keeps for itself.
*/
export function fillIn(text: string, random: Random): string {
	return text
		.replaceAll('§', () => heap(random))
		.replaceAll('¶', () => again(random))
		.replaceAll('~', () => madeUp(random))
		.replaceAll('#', () => String(random.integer(random.pick([10, 100, 1000, 5000]))))
		.replaceAll('¦', '|')
		.replaceAll('«', '(')
		.replaceAll('»', ')');
}
