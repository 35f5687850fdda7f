
import {catalog, type CatalogModel} from '../../../../source/core/catalog.ts';
import {fetchingIt, sameFor, whyThat} from '../follow-ups.ts';
import {cards, loadable, nameSpellings, needOf, rungs, rungSpellings, sizes, verdict} from '../memory.ts';
import type {Exchange, Topic} from '../topic.ts';
import {partings} from './smalltalk.ts';

type Rung = (typeof rungs)[number];
const warning = (model: CatalogModel): string => (model.loads ? '' : ' LISA cannot load it, though: llama.cpp does not know its architecture.');
const gigabytes = (size: number): string => `(${size} GB|${size}GB|${size} gb|${size}gb|${size} gigs|${size} gigabytes|${size} GB of VRAM|${size} gb vram|${size} GB of RAM|${size} GB of memory|a ${size} GB card|a ${size}gb gpu|my ${size} GB card)`;

const needAnswer = (model: CatalogModel, rung: Rung): string => {
	const {total, weights, rest} = needOf(model, rung);
	return `${model.name} at ${rung} needs about ${total} GB: ${weights} GB of weights and ${rest} GB for the KV cache and buffers.${warning(model)}`;
};

/** Whether a model fits at a rung, with the rung that would. */
export const fitAnswer = (model: CatalogModel, rung: Rung, size: number): string => {
	const {total} = needOf(model, rung);
	const smaller = rungs.find(other => needOf(model, other).total <= size);
	const advice = total <= size ? '' : smaller ? ` ${smaller} would fit.` : ' No rung of it does; choose a smaller model.';
	return `${model.name} at ${rung} needs about ${total} GB, ${verdict(total, size)}.${advice}${warning(model)}`;
};

const whyAnswer = (model: CatalogModel, rung: Rung): string => {
	const {weights, rest} = needOf(model, rung);
	return `It has ${model.parameters} billion parameters, which at ${rung} take ${weights} GB of weights; the KV cache and buffers take ${rest} GB more.`;
};

const whyFollow = (model: CatalogModel, rung: Rung): Exchange => ({
	ask: [...whyThat, '(but |and |so |)why not[ though| exactly|][?]', '(how do you know|how did you get that|where does that number come from|how is that calculated|how did you compute that|what goes into that|where is all that memory going|what fills it up|what takes so much)[?]', '(why so much|why that much|why so many|why so little|so much|that much|really that much)[?]', '(explain|show me the math|what is that made of|break it down|do the sum|show the calculation|the details|in detail|details)[ please|][?]', '(how|in what way) is (that|it) (made up|composed|worked out|added up)[?]'],
	answer: [whyAnswer(model, rung)],
});

/** One that is asked as often as a few of those that differ in a name only. */
const often = (exchange: Exchange): readonly Exchange[] => Array.from({length: 4}, () => exchange);

const otherRungs = (model: CatalogModel, rung: Rung, size: number | undefined): Exchange[] => rungs.filter(other => other !== rung).map(other => ({
	ask: [`(and|what about|how about|and what about|hm, and|but) (in|at|with|) ${rungSpellings[other]}[?]`, `(and|ok and|so) ${rungSpellings[other]}[?]`, `(what if i use|if i take|with|if i go to|going to|quantized to|squeezed to) ${rungSpellings[other]} [instead][?]`, ...sameFor(rungSpellings[other])],
	answer: [size === undefined ? needAnswer(model, other) : fitAnswer(model, other, size)],
	follow: () => [whyFollow(model, other)],
}));

const otherModels = (model: CatalogModel, rung: Rung, size: number | undefined): Exchange[] => catalog.filter(other => other !== model).map(other => ({
	ask: [`(same for|the same question for|now) ${nameSpellings(other)}[?]`, ...sameFor(nameSpellings(other)), `(would|does|will|can) ${nameSpellings(other)} (need|take|fit|work|do)[ then| instead| better|][?]`],
	answer: [size === undefined ? needAnswer(other, rung) : fitAnswer(other, rung, size)],
	follow: () => [whyFollow(other, rung)],
}));

/** Another size of memory, after one: with its unit, or the number alone. */
const asksSize = (size: number): string[] => [
	`(and|what about|how about|and what about|but|so) (in|with|on|) ${gigabytes(size)}[?]`,
	`(and|ok and|so|hm, and|what about|how about|fine, and) (in|with|on|for|if i have|if it were) ${size}[?]`,
	`(what if i (have|had|get|buy)|if i had|suppose i have|and if i had|if i get|with) ${gigabytes(size)}[ instead| then|][?]`,
	...sameFor(gigabytes(size)),
	`(make (it|that)|i meant|sorry, i have|actually i have|it is only|no, it has|i only have) ${gigabytes(size)}`,
];

const otherSizes = (model: CatalogModel, rung: Rung, size: number | undefined): Exchange[] => sizes.filter(other => other !== size).map(other => ({
	ask: [...asksSize(other), `(would|will|does|could) (it|that|this one) (fit|run|work|go) (in|on|with|into) ${gigabytes(other)}[ then|][?]`, `(is|are|would) ${gigabytes(other)} (be |)(enough|ok|sufficient|better|fine)[ for it| for that| then|][?]`, `(i have|my machine has|i've got|there is) ${gigabytes(other)}[. is that enough|, does it fit|, ok|, enough for it][?]`],
	answer: [fitAnswer(model, rung, other)],
	follow: () => [whyFollow(model, rung)],
}));

/** What does fit, after the question whether something does. */
const whatFits = (model: CatalogModel, size: number): Exchange[] => {
	const highest = rungs.find(rung => needOf(model, rung).total <= size);
	return [
		{ask: ['(and |so |ok, |then |but |)(what|which model|which|which one|which models) (fits|would fit|does fit|do fit|can i run|could i run|do i take|should i take|would you take|is possible|would work)[ then| instead| there| in that| in it|][?]', '(and |so |)(what else|anything else|another model|alternatives|a different one)[ fits| that fits| would fit| then|][?]', '(suggest|recommend|give me|tell me) (something|one|a model|another one|one) (that fits|that works|that would fit|for that size)', '(then what|what then|so what do i do|what now)[?]'], answer: [best(size)]},
		...(highest ? [{ask: ['(and |so |ok, |)(which|what|at which|in which) (quant|rung|quantization|bits|precision) (fits|would fit|does fit|do i take|is possible|is right|can i use|would work)[ then| there| in that|][?]', '(what is|what\'s) the (highest|best|largest|most) (quant|rung|quantization|bits|precision)[ that fits| i can use| then|][?]', '(how many bits|with how many bits|at how many bits)[ then| does it fit|][?]', '(and |)which (version|file|quant) (fits|would fit|is small enough)[?]'], answer: [fitAnswer(model, highest, size)]}] : []),
	];
};

const asksNeed = (name: string, rung: string): string[] => [
	`how much (memory|VRAM|vram|RAM|ram|video memory|gpu memory|space in memory) (does|would|will) ${name} ${rung} (need|take|use|require|want|eat|consume)[?]`,
	`(what|how much) (memory|VRAM|vram|RAM) (is needed|do i need|is required|is necessary|must i have) (for|to run|to load|to use) ${name} ${rung}[?]`,
	`(memory|VRAM|vram|RAM|ram) (for|of|needed for|requirements of|requirement for|use of|usage of|footprint of) ${name} ${rung}[?]`,
	`${name} ${rung} (memory|VRAM|vram|RAM|ram|requirements|memory requirements|vram needed|memory use|gb|how many gb)[?]`,
	`how (big|large|heavy) is ${name} ${rung} (in memory|when loaded|in RAM|in vram)[?]`,
	`how many (GB|gb|gigs|gigabytes) (does|would|will|for) ${name} ${rung} [need|take|want|require][?]`,
	`(what are|tell me) the (memory|vram|hardware) requirements (of|for) ${name} ${rung}[?]`,
	`(what|how much) (does|would|will) ${name} ${rung} (weigh|want|take up|occupy|need|cost in memory|ask for|need in memory)[?]`,
	`how much (VRAM|vram|memory|ram) (should i|do i have to|must i) (plan|reserve|have|keep free|provide) for ${name} ${rung}[?]`,
	`(what|which) (amount|quantity) of (VRAM|memory|ram|vram) (is right|is needed|do i need|would be enough) for ${name} ${rung}[?]`,
	`(size|weight|memory size) of ${name} ${rung}[ in memory| in gb][?]`,
];

/** Questions whether a model fits. */
export const asksFit = (name: string, rung: string, size: string): string[] => [
	`(will|does|would|can|could) ${name} ${rung} fit (in|into|on|within|inside) ${size}[?]`,
	`(can|could) i (run|load|use|fit|start) ${name} ${rung} (on|in|with) ${size}[?]`,
	`(is|are) ${size} (enough|sufficient|ok|okay|fine|plenty|too little) (for|to run) ${name} ${rung}[?]`,
	`(i have|i've got|i only have|my machine has|my box has|my gpu has|we have) ${size}[,|.] (can i run|will|is it enough for|does|how about|what about|can it run|could i use) ${name} ${rung}[?]`,
	`${name} ${rung} (on|in|with) ${size}[?]`,
	`(does|will) ${name} ${rung} (work|run) (on|in|with) ${size}[?]`,
	`${size} ${name} ${rung} (ok|enough|possible|fits)[?]`,
	`(would|will) ${size} (be enough for|do for|suffice for|hold|handle|manage) ${name} ${rung}[?]`,
	`is it possible to (run|load|use) ${name} ${rung} (on|with|in) ${size}[?]`,
	`(would|will|could|does|can) ${name} ${rung} (squeeze|go|get|be squeezed) into ${size}[?]`,
	`(my gpu has|my laptop has|my card has|my pc has|this box has|we have|with|given) ${size}[.|,|:] (is ${name} ${rung} an option|would ${name} ${rung} work|${name} ${rung} ok|is ${name} ${rung} possible|can i take ${name} ${rung})[?]`,
	`${name} ${rung}[,] ${size}[, ok|, possible|, doable| - ok| - enough|][?]`,
	`(please check|check|tell me|i wonder)[:|] (if |) ${name} ${rung} (fits|fits in|and|with|in|goes in) ${size}`,
	`(can|could|will) ${size} (hold|take|carry|run|host|manage) ${name} ${rung}[?]`,
	`(do|does) ${name} ${rung} and ${size} (go together|match|work together)[?]`,
];

/** What a model needs at the usual rung, and what the hardware document says of it. */
export const plainNeed = (model: CatalogModel): string => {
	const {documented} = model;
	const span = documented && (documented[0] === documented[1] ? `around ${documented[0]} GB` : `${documented[0]} to ${documented[1]} GB`);
	return documented
		? `${model.name} needs about ${needOf(model, 'Q4_K_M').total} GB at Q4_K_M; the hardware guide says ${span} of VRAM when quantized.${model.id === 'mistral-7b-instruct' ? ' 8 GB is recommended.' : ''}${warning(model)}`
		: `${model.name} needs about ${needOf(model, 'Q4_K_M').total} GB at Q4_K_M: ${needOf(model, 'Q4_K_M').weights} GB of weights and ${needOf(model, 'Q4_K_M').rest} GB for the KV cache and buffers.`;
};

const modelTopics = catalog.flatMap((model): Topic[] => {
	const name = nameSpellings(model);
	const plain = plainNeed(model);
	return [
		{
			id: `need/${model.id}`,
			ask: asksNeed(name, ''),
			answer: [plain],
			follow: () => [...often(whyFollow(model, 'Q4_K_M')), ...partings, ...otherRungs(model, 'Q4_K_M', undefined), ...otherSizes(model, 'Q4_K_M', undefined), ...otherModels(model, 'Q4_K_M', undefined)],
			weight: 14,
		},
		...rungs.map((rung): Topic => ({
			id: `need/${model.id}/${rung}`,
			ask: asksNeed(name, `(in|at|with|as|) ${rungSpellings[rung]}`),
			answer: [needAnswer(model, rung)],
			follow: () => [...often(whyFollow(model, rung)), ...partings, ...otherRungs(model, rung, undefined), ...otherSizes(model, rung, undefined), ...otherModels(model, rung, undefined)],
			weight: 3,
		})),
		...sizes.flatMap(size => [
			{
				id: `fit/${model.id}/${size}`,
				ask: asksFit(name, '', gigabytes(size)),
				answer: [fitAnswer(model, 'Q4_K_M', size)],
				follow: () => [...often(whyFollow(model, 'Q4_K_M')), ...whatFits(model, size).flatMap(often), ...partings, ...otherRungs(model, 'Q4_K_M', size), ...otherSizes(model, 'Q4_K_M', size), ...otherModels(model, 'Q4_K_M', size)],
				weight: 1,
			},
			...rungs.map((rung): Topic => ({
				id: `fit/${model.id}/${rung}/${size}`,
				ask: asksFit(name, `(in|at|with|as|) ${rungSpellings[rung]}`, gigabytes(size)),
				answer: [fitAnswer(model, rung, size)],
				follow: () => [...often(whyFollow(model, rung)), ...whatFits(model, size).flatMap(often), ...partings, ...otherRungs(model, rung, size), ...otherSizes(model, rung, size), ...otherModels(model, rung, size)],
				weight: 0.25,
			})),
		]),
		...Object.entries(cards).map(([card, size]): Topic => ({
			id: `card/${model.id}/${card}`,
			ask: asksFit(name, '', `(a|an|my|the|one) (${card}|${card.toLowerCase()}|${card.replace(' ', '')}|NVIDIA ${card}|${card.slice(4)})`),
			answer: [`The ${card} has ${size} GB of VRAM. ${fitAnswer(model, 'Q4_K_M', size)}`],
			follow: () => [...often(whyFollow(model, 'Q4_K_M')), ...whatFits(model, size), ...partings, ...otherRungs(model, 'Q4_K_M', size)],
			weight: 0.5,
		})),
	];
});

/** The three largest models that fit. */
export const best = (size: number): string => {
	const fitting = loadable.map(model => ({model, total: needOf(model, 'Q4_K_M').total})).filter(({total}) => total <= size).slice(0, 3);
	return fitting.length === 0
		? `No model of my catalog fits in ${size} GB at Q4_K_M.`
		: `In ${size} GB, these fit at Q4_K_M: ${fitting.map(({model, total}) => `${model.name} (${total} GB)`).join(', ')}.`;
};

/** Questions what fits. */
export const asksBest = (size: string): string[] => [
	`(what|which) (model|models|llm|llms|one) (fit|fits|can i run|should i (use|take|run|choose|pick|get)|would fit|run|runs|work|works|is best|is the best|do you recommend|is good) (in|on|with|for|into) ${size}[?]`,
	`(best|largest|biggest|good|recommended|strongest|smartest) (model|models|llm) (for|in|on|with) ${size}[?]`,
	`(what is|what's) the (largest|biggest|best|most capable|strongest) model (for|that fits in|i can run on|that runs on|i can load in) ${size}[?]`,
	`(i have|i've got|i only have|my machine has|there is) ${size}[,|.] (which model|what model|what should i run|what can i run|what fits|what do you recommend|what would you recommend|what to run)[?]`,
	`(what can i|what could i) (run|load|use) (on|with|in) ${size}[?]`,
	`(recommend|suggest) (a|me a|some) (model|models) for ${size}`,
	`${size}[,|:] (which model|what model|what fits|what runs|options|any model for me|any ideas)[?]`,
	`(only|just) ${size} (here|available|free|in this machine)[,|.] (what can i run|which model|any model for me|what works|options)[?]`,
	`(which|what) (model|llm|models) (would be right|would you take|suits|goes well|is right|matches|is made) (for|with|in|on) ${size}[?]`,
	`(what is|what's) the (most capable|best|smartest|strongest) (thing|one|llm|model) (i can run|i could run|to run|to load|that runs) (with|on|in) ${size}[?]`,
	`what (could|can|should|would) i (load|run|try|take|start) (on|with|in) ${size}[?]`,
];

const fetched: Exchange = {ask: fetchingIt, answer: ['`lisa pull hf:org/repo:Q4_K_M` fetches a GGUF file from Hugging Face, or from a URL; then start `lisa --model path/to/file.gguf`.']};

/** What is asked after what fits: another size, another card, and where to get it. */
const afterBest = (size: number): Exchange[] => [
	...often(fetched),
	...partings,
	...sizes.filter(other => other !== size).map(other => ({ask: asksSize(other), answer: [best(other)]})),
	...Object.entries(cards).map(([card, other]) => ({ask: sameFor(`(a|an|my|the|) (${card}|${card.toLowerCase()}|${card.slice(4)})`), answer: [`The ${card} has ${other} GB of VRAM. ${best(other)}`]})),
];

const bestTopics: Topic[] = [
	...sizes.map((size): Topic => ({id: `best/${size}`, ask: asksBest(gigabytes(size)), answer: [best(size)], follow: () => afterBest(size), weight: 10})),
	...Object.entries(cards).map(([card, size]): Topic => ({id: `best/${card}`, ask: asksBest(`(a|an|my|the|) (${card}|${card.toLowerCase()}|NVIDIA ${card}|${card.slice(4)})`), answer: [`The ${card} has ${size} GB of VRAM. ${best(size)}`], follow: () => afterBest(size), weight: 5})),
];

/** Memory that a model needs, whether it fits, and what fits. */
export const fit: readonly Topic[] = [...modelTopics, ...bestTopics];
