
import type {Random} from './random.ts';

const openings = ['hey, ', 'hi, ', 'hello, ', 'please, ', 'ok, ', 'ok so ', 'so ', 'and ', 'lisa, ', 'hey lisa, ', 'quick question: ', 'um, ', 'well, ', 'sorry, ', 'a question: ', 'dear lisa, ', 'hi lisa! ', 'i wonder, ', 'just curious, ', 'tell me, ', 'do you know ', 'can you tell me ', 'i was wondering ', 'maybe you know: ', 'excuse me, ', 'now ', 'another question: ', 'question: ', 'hm, ', 'yo ', 'also, ', 'next: '];
const endings = [' please', ' pls', ' thanks', ', thanks', ', please', ' lisa', ' then', '??', '!', ' thx', ' exactly', ' anyway', ' actually', ' again', '...', ' here', ' now', ', do you know?', '?!', ' in lisa', ' right now', ' :)', ' today'];
const small = new Set(['the', 'a', 'an', 'do', 'does', 'is', 'to', 'of', 'i', 'it', 'me', 'my', 'please']);
const near: Readonly<Record<string, string>> = {a: 's', b: 'v', c: 'x', d: 's', e: 'r', f: 'g', g: 'h', h: 'j', i: 'o', j: 'k', k: 'l', l: 'k', m: 'n', n: 'm', o: 'p', p: 'o', q: 'w', r: 't', s: 'd', t: 'r', u: 'i', v: 'b', w: 'e', x: 'c', y: 'u', z: 'x'};

/** One slip of the fingers inside a word of four letters or more; names with digits are left alone. */
function slip(text: string, random: Random): string {
	const words = text.split(' ');
	const index = random.integer(words.length);
	const word = words[index]!;
	if (!/^[a-z]{4,}$/i.test(word)) {
		return text;
	}

	const at = 1 + random.integer(word.length - 2);
	const letter = word[at]!;
	words[index] = random.pick([
		word.slice(0, at) + word.slice(at + 1),
		word.slice(0, at) + letter + word.slice(at),
		word.slice(0, at) + word[at + 1]! + letter + word.slice(at + 2),
		word.slice(0, at) + (near[letter.toLowerCase()] ?? letter) + word.slice(at + 1),
	]);
	return words.join(' ');
}

/** Leaves small words out, as people do who type keywords. */
const terse = (text: string, random: Random): string => text.split(' ').filter(word => !small.has(word.toLowerCase()) || random.chance(0.35)).join(' ') || text;

/**
The same question as another person would type it: case, punctuation, politeness, haste and slips.
*/
export function roughen(text: string, random: Random): string {
	let rough = text;
	if (random.chance(0.08)) {
		rough = terse(rough, random);
	}

	if (random.chance(0.1)) {
		rough = random.pick(openings) + rough;
	}

	if (random.chance(0.07)) {
		rough = rough.replace(/[?.!]$/, '') + random.pick(endings);
	}

	for (let slips = random.chance(0.12) ? 1 + random.integer(2) : 0; slips > 0; slips--) {
		rough = slip(rough, random);
	}

	if (random.chance(0.3)) {
		rough = rough[0]!.toUpperCase() + rough.slice(1);
	} else if (random.chance(0.35)) {
		rough = rough.toLowerCase();
	} else if (random.chance(0.02)) {
		rough = rough.toUpperCase();
	}

	if (random.chance(0.2)) {
		rough = rough.replace(/[?.!]+$/, '');
	} else if (random.chance(0.15) && !/[?.!]$/.test(rough)) {
		rough += '?';
	}

	return rough;
}
