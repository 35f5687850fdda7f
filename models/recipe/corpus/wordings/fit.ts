import {catalog} from '../../../../source/core/catalog.ts';
import {cards, nameSpellings, rungs, rungSpellings, sizes} from '../memory.ts';
import type {Wordings} from './wordings.ts';

const asksNeed = (name: string, rung: string): string[] => [
	`(what|how much) (would|will|does|do) ${name} ${rung} (want|need|eat|swallow|ask|call for|take up) in terms of (memory|vram|ram)[?]`,
	`(gigabytes|gigs|gb|GB) (for|of) ${name} ${rung}[?]`,
	`(i want|i'd like|i plan|we plan|i am thinking) to (run|use|load|try) ${name} ${rung}[.|,] (how much (memory|vram|ram) (is that|does it take|do i need)|what does it need|memory)[?]`,
	`${name}${rung && ` ${rung}`}[,|:|?] (memory|vram|ram|how much|how big|how heavy|what does it need|requirements|needs what|how many gigs)[?]`,
	`(is|how) ${name} ${rung} (heavy|a big one|large|memory hungry)[, how many gb|][?]`,
	`(newbie|quick|simple|beginner) question[:|,] how much (memory|vram|ram) (for|does|to run) ${name} ${rung}[ need| take|][?]`,
	`(before i download|before i pull|i am about to download|downloading) ${name} ${rung}[:|,] (how much (memory|ram|vram)|what does it need|how big is it|how heavy)[?]`,
	`(memory|vram|ram|gb|gigabytes)[?|:|,] ${name} ${rung}[?]`,
	`(what|which) (size of|amount of) (card|gpu|memory|ram|vram) (for|does|do i need for) ${name} ${rung}[ need| want|][?]`,
	`(if|when|suppose) i (load|run|start|pull|use) ${name} ${rung}[,] how (much (memory|ram|vram)|many gigs|many gb) (is gone|will it take|goes|is used|does it eat|disappears)[?]`,
	`(minimum|required|necessary|typical|expected) (memory|vram|ram) (for|of|to run) ${name} ${rung}[?]`,
	`(does|will) ${name} ${rung} (eat|need|use|take|hog) (a lot of|much|tons of) (memory|ram|vram)[?]`,
	`how (memory hungry|hungry|demanding|expensive in memory) is ${name} ${rung}[?]`,
	`(i can't find|where do i see|nobody tells me|the page does not say) how much (memory|vram|ram) ${name} ${rung} (needs|takes|uses)`,
	`(tell me|say|look up|compute|work out) (what|how much memory|how much vram) ${name} ${rung} (needs|takes|wants|uses)`,
];

const asksFit = (name: string, rung: string, size: string): string[] => [
	`(would|will|is) ${name} ${rung} (be ok|be fine|going to work|be possible|an option|be alright|run well|realistic) (on|with|in|for) (it: |) ${size}[?]`,
	`(i own|i have|i use|there is|i bought|i've got) (a machine with |a card with |a box with |)${size}[.|,|:| and] (would|will|is|does) ${name} ${rung} (be ok on it|work on it|run there|fit|go in|be too big|be an option|going to work)[?]`,
	`(is|isn't) ${name} ${rung} too (big|large|fat|heavy|much) for ${size}[?]`,
	`${name} ${rung} and ${size}[:|,] (do they go together|a match|ok|does it work|good idea|possible|yes or no)[?]`,
	`(i'd like|i want|i hope|planning|thinking of) to (put|run|load|try|get) ${name} ${rung} (on|in|into|with) ${size}[. ok| - possible|, will it fit|. realistic|][?]`,
	`(newbie|quick|simple|beginner) question[:|,] (does|will|can) ${name} ${rung} (fit|run|work|load) (in|on|with) ${size}[?]`,
	`(do|will|would) i (get|have|run into) (problems|trouble|an oom|out of memory) with ${name} ${rung} (on|in|with) ${size}[?]`,
	`(is|are) ${size} (too little|too small|too weak|not enough|just enough|overkill|sufficient) for ${name} ${rung}[?]`,
	`(before i buy|before i pull|before i download)[:|,] (does|will) ${name} ${rung} (fit|go) (in|on|into) ${size}[?]`,
	`${size}[ is all i have| only|][,|:|;] ${name} ${rung}[,|:|-] (yes or no|ok|will it fit|possible|dream on|fits|does it fit)[?]`,
	`(my|the|our) (server|box|pc|machine|workstation|old pc) (with|has) ${size}[ and|,|:] ${name} ${rung}[, does that work|, ok|: will it fit|, feasible|][?]`,
	`(how|what) about ${name} ${rung} (on|in|with) ${size}[?]`,
	`(fit|fits|fitting|squeeze|cram|load) ${name} ${rung} (in|into|on|onto) ${size}[?]`,
	`(friend|colleague|boss) (says|claims|thinks) ${name} ${rung} (runs|fits|works) (on|in|with) ${size}[. true|, is that so|. right|][?]`,
	`(can|could) (a machine with |a card with |)${size} (run|load|take|cope with|handle) ${name} ${rung}[?]`,
];

const gigabytes = (size: number): string => `(${size} GB|${size}GB|${size} gb|${size} gigs|${size} gigabytes|${size} GB of VRAM|${size} GB of RAM|${size} gb of memory)`;

const asksBest = (size: string): string[] => [
	`(what|which) (model|llm|one) (would|should|could) (i|you|one) (put|load|install|take|go for|recommend) (on|with|in|for|into) ${size}[?]`,
	`(my limit is|i can spare|all i have is|i am limited to|we have only) ${size}[.|,|:] (what (runs|fits|is possible|would you load)|which model|what now)[?]`,
	`(newbie|quick|simple|beginner) question[:|,] (which|what) (model|llm) (for|on|with|in) ${size}[?]`,
	`(is there|do you have|do you know|got) (a|any|some|a good) (model|models|llm) (for|that fits in|that runs on|that goes into) ${size}[?]`,
	`(list|show me|name|give me) (the |all |some |)(models|llms) (that fit in|that run on|for|that go into) ${size}`,
	`(my|the|our) (server|box|pc|machine|workstation|old pc) has ${size}[:|,|.] (which|what) (model|llm|one) (do i take|fits|is best|should i load|would you load)[?]`,
	`(help me choose|i can't decide on|choose|pick|select) a model for ${size}[ please|]`,
	`(fits|model|llm|best|options) ${size}[?]`,
	`(with|given|on) (as little as |only |)${size}[,] (what|which) (models|model|llms) (are|is) (possible|realistic|sensible|an option|there)[?]`,
	`(what|which) (models|llms) (could|can|would) (a machine|a card|a box|someone) with ${size} (run|load|use|take)[?]`,
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
