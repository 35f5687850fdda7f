
import {madeUp} from './made-up.ts';
import type {Random} from './random.ts';
import {vary} from './variants.ts';

const openings = ['hey, ', 'hi, ', 'hello, ', 'please, ', 'ok, ', 'ok so ', 'so ', 'and ', 'lisa, ', 'hey lisa, ', 'quick question: ', 'um, ', 'well, ', 'sorry, ', 'a question: ', 'dear lisa, ', 'hi lisa! ', 'i wonder, ', 'just curious, ', 'tell me, ', 'do you know ', 'can you tell me ', 'i was wondering ', 'maybe you know: ', 'excuse me, ', 'now ', 'another question: ', 'question: ', 'hm, ', 'yo ', 'also, ', 'next: '];
const endings = [' please', ' pls', ' thanks', ', thanks', ', please', ' lisa', ' then', '??', '!', ' thx', ' exactly', ' anyway', ' actually', ' again', '...', ' here', ' now', ', do you know?', '?!', ' in lisa', ' right now', ' :)', ' today'];
/** What people say before they come to the point, and after. */
const preludes = ['I am new to this.', 'sorry for the silly question.', 'my colleague asked me this:', 'I could not find it in the readme.', 'first time here.', 'I read the help and still wonder.', 'this may be obvious, but', 'one more thing:', 'I have been using it for an hour.', 'I am in a hurry.', 'so I am sitting here with my laptop.', 'quick one.', 'maybe a stupid question, but', 'I forgot again:', 'before I go on:', 'since you are here:', 'just so that I know:', 'I love this program.', 'my boss wants to know:', 'I am a bit lost.', 'nobody could tell me this.', 'I am writing a note for my team.', 'yesterday I knew it, today I do not.', 'for my notes:', 'I tried a few things already.', 'help me out here.', 'ok, next question.', 'a friend told me to ask you.', 'I am on a train and bored.', 'it is late and I am tired.'];
const afterthoughts = [' I could not find it.', ' Be brief.', ' Thanks in advance.', ' I am new here.', ' Just the short answer.', ' I forgot.', ' Asking for a friend.', ' No idea where to look.', ' I need it for work.', ' That would help me a lot.', ' Sorry if this is obvious.', ' In one sentence.', ' I am using Linux.', ' Please be quick.', ' I have no time.', ' I already looked at the help.'];
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

/** One word of a long question becomes noise or is left out: no single word may decide. */
function blur(text: string, random: Random): string {
	const words = text.split(' ');
	if (words.length < 6) {
		return text;
	}

	const index = random.integer(words.length);
	if (!/^[a-z]{2,}$/i.test(words[index]!)) {
		return text;
	}

	words.splice(index, 1, ...(random.chance(0.5) ? [] : [madeUp(random)]));
	return words.join(' ');
}

/** The question in the middle of other talk, as people put it who are telling a story. */
function embed(text: string, random: Random): string {
	return random.chance(0.6) ? `${random.pick(preludes)} ${text}` : `${text.replace(/[?.!]*$/, '')}${random.pick(['?', '.'])}${random.pick(afterthoughts)}`;
}

/**
The same question as another person would type it: case, punctuation, politeness, haste and slips.
*/
export function roughen(text: string, random: Random): string {
	let rough = text;
	if (random.chance(0.08)) {
		rough = terse(rough, random);
	}

	if (random.chance(0.4)) {
		rough = vary(rough, random);
	}

	if (random.chance(0.08)) {
		rough = blur(rough, random);
	}

	if (random.chance(0.06)) {
		rough = embed(rough, random);
	} else if (random.chance(0.1)) {
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
