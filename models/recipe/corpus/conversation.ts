import {write} from './grammar.ts';
import {fillIn} from './made-up.ts';
import {roughen} from './noise.ts';
import type {Random} from './random.ts';
import {subjects} from './subjects/all.ts';
import type {Exchange, Topic} from './topic.ts';

/**
One conversation of the corpus: turns alternate between person and guide.
*/
export type Conversation = {
	readonly system?: string;
	readonly turns: readonly string[];
	/** Only the beginning of the answer is to be learned: it decides, and the rest is known by heart. */
	readonly beginning?: boolean;
};

/** What hosts put before a conversation; the guide must answer the same with any of them or none. */
const systemPrompts = [
	'You are LISA, an offline assistant in a terminal.',
	'You are a helpful assistant.',
	'You are LISA Tiny, the guide built into LISA. Answer in one to three short sentences.',
	'You are a helpful, respectful and honest assistant. Always answer as helpfully as possible.',
];

/** Draws an item by weight, in logarithmic time over many draws. */
class Lot<Item> {
	readonly #items: readonly Item[];
	readonly #sums: number[] = [];

	constructor(items: readonly Item[], weight: (item: Item) => number) {
		this.#items = items;
		let sum = 0;
		for (const item of items) {
			sum += weight(item);
			this.#sums.push(sum);
		}
	}

	draw(random: Random): Item {
		const wanted = random.next() * this.#sums.at(-1)!;
		let low = 0;
		let high = this.#sums.length - 1;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (this.#sums[middle]! > wanted) {
				high = middle;
			} else {
				low = middle + 1;
			}
		}

		return this.#items[low]!;
	}
}

const subjectLot = new Lot(Object.values(subjects), subject => subject.share);
const topicLots = new Map(Object.values(subjects).map(subject => [subject, new Lot<Topic>(subject.topics, topic => topic.weight ?? 1)]));

/** A question of any subject, and whether the first words of its answer say which answer it is. */
function draw(random: Random): {topic: Topic; telling: boolean} {
	const subject = subjectLot.draw(random);
	return {topic: topicLots.get(subject)!.draw(random), telling: subject.telling};
}

/** One question, as somebody might type it, and its answer. */
export function exchangeTurns(exchange: Exchange, random: Random): [string, string] {
	const question = roughen(fillIn(write(random.pick(exchange.ask), random), random), random);
	return [question, random.pick(exchange.answer)];
}

/**
Draws a conversation: follow-ups on what was said, and changes of subject.

@param turns How many questions it has at the most.
*/
export function converse(random: Random, turns: number): Conversation {
	if (turns === 1 && random.chance(0.7)) {
		const {topic, telling} = draw(random);
		return {turns: exchangeTurns(topic, random), ...(telling && {beginning: true})};
	}

	// A long conversation wanders: what was said last must not decide what a new question means.
	const staying = turns > 4 ? 0.35 : 0.6;
	const said: string[] = [];
	let last: Exchange | undefined;
	for (let turn = 0; turn < turns; turn++) {
		const next: readonly Exchange[] = last?.follow?.() ?? [];
		last = next.length > 0 && random.chance(staying) ? random.pick(next) : draw(random).topic;
		said.push(...exchangeTurns(last, random));
	}

	return random.chance(0.35) ? {system: random.pick(systemPrompts), turns: said} : {turns: said};
}
