import {catalog} from '../../../../source/core/catalog.ts';
import {cards, nameSpellings, rungs, rungSpellings, sizes} from '../memory.ts';
import type {Wordings} from './wordings.ts';

const asksNeed = (name: string, rung: string): string[] => [
	`(what|how much) (would|will|does|do) ${name} ${rung} (want|need|eat|swallow|ask|call for|take up) in terms of (memory|vram|ram)[?]`,
	`(gigabytes|gigs|gb|GB) (for|of) ${name} ${rung}[?]`,
	`(i want|i'd like|i plan|we plan|i am thinking) to (run|use|load|try) ${name} ${rung}[.|,] (how much (memory|vram|ram) (is that|does it take|do i need)|what does it need|memory)[?]`,
	`${name} ${rung}[,|:|?] (memory|vram|ram|how much|how big|how heavy|what does it need|requirements|needs what|how many gigs)[?]`,
	`(is|how) ${name} ${rung} (heavy|a big one|large|memory hungry)[, how many gb|][?]`,
	`(tell me|say|look up|compute|work out) (what|how much memory|how much vram) ${name} ${rung} (needs|takes|wants|uses)`,
];

const asksFit = (name: string, rung: string, size: string): string[] => [
	`(would|will|is) ${name} ${rung} (be ok|be fine|going to work|be possible|an option|be alright|run well|realistic) (on|with|in|for) (it: |) ${size}[?]`,
	`(i own|i have|i use|there is|i bought|i've got) (a machine with |a card with |a box with |)${size}[.|,|:| and] (would|will|is|does) ${name} ${rung} (be ok on it|work on it|run there|fit|go in|be too big|be an option|going to work)[?]`,
	`(is|isn't) ${name} ${rung} too (big|large|fat|heavy|much) for ${size}[?]`,
	`${name} ${rung} and ${size}[:|,] (do they go together|a match|ok|does it work|good idea|possible|yes or no)[?]`,
	`(i'd like|i want|i hope|planning|thinking of) to (put|run|load|try|get) ${name} ${rung} (on|in|into|with) ${size}[. ok| - possible|, will it fit|. realistic|][?]`,
	`(can|could) (a machine with |a card with |)${size} (run|load|take|cope with|handle) ${name} ${rung}[?]`,
];

const gigabytes = (size: number): string => `(${size} GB|${size}GB|${size} gb|${size} gigs|${size} gigabytes|${size} GB of VRAM|${size} GB of RAM|${size} gb of memory)`;

const asksBest = (size: string): string[] => [
	`(what|which) (model|llm|one) (would|should|could) (i|you|one) (put|load|install|take|go for|recommend) (on|with|in|for|into) ${size}[?]`,
	`(my limit is|i can spare|all i have is|i am limited to|we have only) ${size}[.|,|:] (what (runs|fits|is possible|would you load)|which model|what now)[?]`,
	`(models|model|llms|anything|something) (for|under|within|up to) ${size}[?]`,
	`(the most|how much model|the best i can get) (for|out of|with|in) ${size}[?]`,
];

/**
Questions about memory that stand outside the usual frames.
*/
export const fitWordings: Wordings = Object.fromEntries([
	...catalog.flatMap(model => {
		const name = nameSpellings(model);
		return [
			[`need/${model.id}`, asksNeed(name, '')] as const,
			...rungs.map(rung => [`need/${model.id}/${rung}`, asksNeed(name, `(in|at|with|as|) ${rungSpellings[rung]}`)] as const),
			...sizes.flatMap(size => [
				[`fit/${model.id}/${size}`, asksFit(name, '', gigabytes(size))] as const,
				...rungs.map(rung => [`fit/${model.id}/${rung}/${size}`, asksFit(name, `(in|at|with|as|) ${rungSpellings[rung]}`, gigabytes(size))] as const),
			]),
			...Object.keys(cards).map(card => [`card/${model.id}/${card}`, asksFit(name, '', `(a|an|my|the) (${card}|${card.toLowerCase()}|${card.slice(4)})`)] as const),
		];
	}),
	...sizes.map(size => [`best/${size}`, asksBest(gigabytes(size))] as const),
	...Object.keys(cards).map(card => [`best/${card}`, asksBest(`(a|an|my|the) (${card}|${card.toLowerCase()}|${card.slice(4)})`)] as const),
]);
