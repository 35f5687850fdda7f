
import {quantizations} from '../../../../source/core/ladder.ts';
import {sameFor, whyThat} from '../follow-ups.ts';
import {howTo, whatIs, why} from '../frames.ts';
import {rungs, rungSpellings, weightsOf} from '../memory.ts';
import {firstKey} from '../first-key.ts';
import type {Exchange, Topic} from '../topic.ts';
import {partings} from './smalltalk.ts';

const spelling = (name: string): string => rungSpellings[name as (typeof rungs)[number]] ?? `(${name}|${name.toLowerCase()}|${name.replaceAll('_', ' ')}|${name.toLowerCase().replaceAll('_', '')})`;

/** Which to take, asked after any talk of quantization. */
const choice: Exchange = {
	ask: ['(and |so |ok |ok, |then |but |)(which|what)( one| ones| quant| rung| type|) (should i (use|take|choose|pick)|do i (take|use|want|need)|is best|is the best|do you recommend|would you take|is right for me|to take|then)[ now| for a start|][?]', '(and |so |)(which|which one)[?]', '(what is|whats|what\'s) (the best|the usual|the default|your|a good|the safest) (one|choice|pick)[ then|][?]', '(just|simply|please) (tell me|say|decide|pick|choose)[ which| one| for me|]', '(ok|okay|fine|right|i see|good)[,|.] (which one|so which|which do i take|then which|and the best|your pick)[?]', '(what would you|what do others|what do most people) (take|use|pick|choose|do)[?]', '(i can\'t decide|help me choose|help me decide|make it simple|the usual one)[ please|]'],
	answer: ['Start with Q4_K_M, the usual choice. Go up to Q6_K or Q8_0 if they fit in memory.'],
};

/** How to get on another rung, asked after any talk of quantization. */
const howToSwap: Exchange = {
	ask: ['(and |so |ok |ok, |)(how do i|how can i|how to|can i|where do i) (do that|do it|change it|switch|change|switch to it|use it|get it|load it|try it|select it|set it|choose it|pick one|swap)[ here| in lisa| then| now|][?]', '(how|how then|and how|but how|how is that done)[?]', '(which|what) (key|command)[ is that| for that| changes it|][?]', '(switch|change|swap|try it|use it)[ how| here|][?]', '(ok|fine|right|good|i see)[,|.] (i want that one|let me try it|how do i get there|how do i change to it|take me there)[?]', '(where is|where do i find) (that|it|the switch|the setting)[?]'],
	answer: [`Press ${firstKey('ladder')} to open the ladder and choose a rung, or ${firstKey('rung-up')} and ${firstKey('rung-down')} to go up or down one.`],
};

/** What it costs in quality, asked after what quantization is. */
const harm: Exchange = {
	ask: ['(and |but |so |)(does it|will it|does that|would it|doesn\'t that|doesn\'t it) (hurt|lose|cost|reduce|damage|harm|spoil|ruin|degrade|worsen|affect) (quality|accuracy|anything|the answers|the replies|the model|the output)[ much| a lot|][?]', '(and |but |)(the quality|what about quality|what about the answers|what do i lose|what is lost|is there a catch|what is the downside|what\'s the catch|at what price|any drawbacks|the drawbacks|what does it cost me)[ then|][?]', '(is|are) (it|the answers|the replies|the model) (worse|dumber|less accurate|less good|still good|still as good|bad)[ then| after that|][?]', '(will|would|do) i (notice|see|feel) (it|the difference|a loss|anything)[?]', '(how much|what|how many percent) (quality |)(is lost|do i lose|gets lost|goes missing|does it lose)[?]', '(so it gets|does it get|so it is|does it become) (dumber|stupid|worse|less precise)[?]', '(lossless|lossy|without loss|no loss|for free)[?| or not?]'],
	answer: ['A little: Q8_0 shows no loss that anyone can tell, Q4_K_M a small one, and below Q3_K_M it becomes clear.'],
};

const typeTopics = quantizations.map(({name, bits, quality}): Topic => {
	const asks = spelling(name);
	const follow = (): Exchange[] => [
		{ask: ['(and |so |but |)(is it|is that|is this) (good|any good|worth it|good enough|ok|okay|bad|better|usable|a good choice|recommended|safe)[ for me| for everyday use|][?]', '(should i|would you|do people|do you) (use|take|pick|recommend|choose) (it|that|that one)[ then|][?]', '(and |)(the quality|how good is it|how is the quality|does it lose quality|how lossy is it|how much is lost|what do i lose|what is the loss|what is the catch|what do i give up)[ with it| then|][?]', '(does|will|would) (it|that) (hurt|harm|damage|change|spoil|degrade) (the answers|the replies|the model|anything)[ much|][?]', '(will|would|do) i (notice|see|feel) (it|the loss|a difference)[?]', '(good|bad|any good|worth it|recommended|usable|lossy|good enough)[ or not| then|][?]', '(what is|what\'s) (it|that) (good for|like|worth)[?]'], answer: [`${name}: ${quality}.`]},
		...Array.from({length: 2}, () => ({ask: ['(and |so |ok |)(how many bits|the bits|how many bits per weight|how big is it|how large is it|how heavy is it|the size|how much memory|how many gb|how much space)[ exactly| then| is that|][?]', '(and |so |ok |)how (big|large|heavy|much) (is that|is it|would that be|is this|would it be) (for|with|in|of) a (7B|7b|7 billion parameter model|7b model|mistral 7b sized model)[?]', '(and |so |)(how big is|how large is|what size is|how many gb is|how much memory for|how large would be) a 7(b|B)[ model|] (then|in that|at that|with it|with that)[?]', '(and |so |ok, |)(for|with|take|say) a (7b|7B|7b model)[, how big is that|, how many gb|, what size|][?]', '(size|bits|file size|weight|memory)[ of it| then| for a 7b|][?]', '(what does|how much does) (that|it) (come to|make|weigh|take|amount to)[ for a 7b| in gb|][?]', '(in|as) (gb|gigabytes|numbers)[?]', '(give me|i want|and) (a number|the number|numbers|figures)[ please|]'], answer: [`${name} uses about ${bits} bits per weight, so a 7B model takes about ${weightsOf(7, name)} GB.`]})),
		...[3, 8, 13, 70].map(billions => ({ask: [...sameFor(`(a |)${billions}(b|B|b model|B model| billion parameter model)`), `(and |so |)how (big|large|heavy|much) (is that|is it|would that be) (for|with|in|of) a ${billions}(b|B)[ model|][?]`, `(how big is|what size is|how many gb is|how much memory for) a ${billions}(b|B) (then|in that|at that|with it)[?]`], answer: [`The weights of a ${billions}B model take about ${weightsOf(billions, name)} GB at ${name}; the KV cache and buffers come on top.`]})),
		...rungs.filter(other => other !== name).map(other => quantizations.find(row => row.name === other)!).map(other => ({ask: sameFor(spelling(other.name)), answer: [`${other.name} uses about ${other.bits} bits per weight: ${other.quality}.`]})),
		choice,
		choice,
		howToSwap,
		...partings,
	];
	return {
		id: `quantization/${name}`,
		ask: [
			...whatIs(asks),
			`(is|are) ${asks} (good|any good|ok|okay|enough|bad|worth it|good enough|usable|recommended|fine)[?]`,
			`(how good|how bad|how accurate) is ${asks}[?]`,
			`(what is|how is) the quality of ${asks}[?]`,
			`(should i use|should i take|do you recommend|would you use|when should i use|when to use) ${asks}[?]`,
			`how many bits (does|has|per weight has|are in|is) ${asks} [use|have][?]`,
			`(does|will) ${asks} (lose|hurt|reduce|cost) [much ](quality|accuracy)[?]`,
			`(how much quality|what) (do i|would i|does one) lose (with|at|in|by using) ${asks}[?]`,
			`what (am i giving up|do i give up|is lost|do i sacrifice) (with|in|by taking) ${asks}[?]`,
			`(would|will|is) ${asks} (be fine|be ok|be enough|do|suffice|be good) [for me][?]`,
			`(bits|bits per weight|bits per parameter|precision|quality|size) (of|in|for) ${asks}[?]`,
			`(what do you think of|your opinion on|is there a point in|thoughts on|do i ever want|do i ever need) ${asks}[?]`,
			`${asks} (good or bad|good|bits|quality|worth it|ok)[?]`,
		],
		answer: [`${name} uses about ${bits} bits per weight: ${quality}.`],
		follow,
		weight: (rungs as readonly string[]).includes(name) ? 2.5 : 1,
	};
});

const compared = rungs.flatMap(high => rungs.map(low => [high, low] as const)).filter(([high, low]) => rungs.indexOf(high) < rungs.indexOf(low));
const bitsOf = (name: string): number => quantizations.find(row => row.name === name)!.bits;

const comparisons = compared.map(([high, low]): Topic => ({
	id: `compare/${high}/${low}`,
	ask: [[high, low], [low, high]].map(pair => pair.map(name => rungSpellings[name])).flatMap(([a, b]) => [
		`${a} (or|vs|versus|against|compared to|compared with|vs.) ${b}[?]`,
		`(what is|what's|whats) the difference between ${a} and ${b}[?]`,
		`(difference|compare|comparison of|difference between) ${a} (and|to|with) ${b}`,
		`(is|would) ${a} (better|worse|smaller|larger|faster|slower|bigger) than ${b}[?]`,
		`(which|what) is (better|smaller|faster|bigger|larger|best)[:|,] ${a} or ${b}[?]`,
		`(should i (use|take|choose|pick)|do i want) ${a} or ${b}[?]`,
		`how (does|do) ${a} (compare|differ|differs) (to|with|from) ${b}[?]`,
		`(how|in what way) is ${a} (different from|different to|better than|unlike) ${b}[?]`,
		`${a} (against|or rather|and) ${b}[,|:] (which one wins|which is better|which one|what is better|who wins)[?]`,
		`(choose|decide|pick)[ for me][:|] ${a} or ${b}`,
		`(newbie|quick|simple|beginner) question[:|,] ${a} or ${b}[?]`,
		`(what|how much) (do i|would i|does one) (gain|lose|save|give up) (going|moving|switching|changing|when i go) from ${a} to ${b}[?]`,
		`(is|would) (moving|going|switching|an upgrade|a change) from ${a} to ${b} (worth it|be worth it|sensible|make a difference|noticeable|be noticed)[?]`,
		`(i have|i use|i run|i am on) ${a}[,|.|:] (should i (go|switch|move|change) to|what about|is there a reason for|would you take) ${b}[ instead|][?]`,
		`(torn|undecided|can't decide|hesitating) between ${a} and ${b}`,
		`(pros and cons|advantages|trade-offs|tradeoff) of ${a} (vs|versus|over|against|and) ${b}[?]`,
		`(why|when) (would i|should i|do people) (use|take|prefer|choose) ${a} (over|instead of|rather than|and not) ${b}[?]`,
		`(do|would|will) i (see|notice|feel|tell) (the|a|any) difference between ${a} and ${b}[?]`,
	]),
	answer: [`${high} keeps more: about ${bitsOf(high)} bits per weight against ${bitsOf(low)} in ${low}. ${low} is smaller and faster; choose ${high} if it fits.`],
	follow: () => [
		{ask: [...choice.ask, '(which one|which of them|which of the two|so which) (wins|is better|is smaller|is faster|would you take|do i take|then)[?]', '(and |)(the smaller|the faster|the better) one[ is| would be|][?]'], answer: [`${high} keeps more: about ${bitsOf(high)} bits per weight against ${bitsOf(low)} in ${low}. ${low} is smaller and faster; choose ${high} if it fits.`]},
		howToSwap,
		...partings,
	],
}));

const ideas: Topic[] = [
	{
		id: 'quantization/what',
		ask: [...whatIs('(quantization|quantisation|quantizing|model quantization|quantized models|a quantized model|quantizing a model|a quant|quants)'), ...why('(quantization used|models quantized|quantization useful)'), 'how does (quantization|quantizing) work[?]', '(what does|why) quantiz(e|ing) (do|help)[?]', 'why (should i|would i|do people|would anybody|would anyone) (quantize|squeeze a model into 4 bits|compress a model|use fewer bits|shrink a model)[ a model| models][?]'],
		answer: ['Quantization stores the weights with fewer bits, so that a model needs less memory and runs faster. At 4-bit a model takes about a quarter of its F16 size, for a small loss of quality.'],
		follow: () => [
			harm,
			harm,
			choice,
			choice,
			howToSwap,
			...partings,
		],
		weight: 7,
	},
	{
		id: 'quantization/which',
		ask: [
			'(which|what) (quantization|quant|rung|quantization type|file type|bits|precision) (should i (use|take|choose|pick|start with|download)|is best|is the best|is recommended|do you recommend|is good|is the usual choice|to choose|would you recommend)[?]',
			'(best|recommended|usual|default|good|most common) (quantization|quant|rung|precision|quantization level)[?]',
'(which|what) (quant|level|quantization|rung|one) (would you pick|do most people use|do people take|do most folks use|is popular|would you choose|is the standard|is normal)[?]',
'(i am|i\'m) (new|a beginner|unsure)[,|:] (which|what) (quant|quantization|level|rung) [should i take|is for me][?]',
			'(recommend|suggest) (a|me a) (quantization|quant|rung)',
			'how many bits (should i use|are enough|do i need)[?]',
			'(what is|what\'s) (the sweet spot|a good compromise|a sane default|the best tradeoff) (for|of|in|between) (quantization|bits|size and quality|quants)[?]',
			'(i don\'t know|not sure|i am unsure|help me choose|help me decide) (which|what) (quantization|quant|rung) [to ](use|choose|take|pick)',
		],
		answer: ['Start with Q4_K_M, the usual choice. Go up to Q6_K or Q8_0 if they fit in memory, and below Q4 only if nothing else fits.'],
		follow: () => [
			...Array.from({length: 2}, () => ({ask: [...whyThat, '(but |and |)why (that one|that|this one|q4|not q8|not more|not f16|four bits|q4 and not q8)[?]', '(what is|what\'s) (so good|special|good) about (it|q4|that one|Q4_K_M)[?]', '(why not|what is wrong with) (q8|f16|more bits|the biggest|a bigger one)[?]'], answer: ['Q4_K_M is less than a third of the size of F16 and loses only a little quality; more bits cost memory and speed for a small gain.']})),
			howToSwap,
			harm,
			...partings,
		],
		weight: 6,
	},
	{
		id: 'quantization/smaller-than-4',
		ask: ['(should i|can i|is it ok to|is it wise to|what if i|what happens if i) go (below|under|lower than) (4 bits|4-bit|q4|Q4_K_M|four bits)[?]', '(what about|are) (2-bit|3-bit|very low|tiny|extreme) (quants|quantizations|models) [any good|good|usable|bad][?]', 'how low can (i|you|one) go (with|in) (bits|quantization|quants)[?]', '(what is|what\'s) the (smallest|lowest) (quantization|rung|quant) [that is |]still (good|usable|useful)[?]'],
		answer: ['Below Q4 the loss becomes clear: Q3_K_M is for cards that are just too small, and Q2_K is a last resort. A smaller model at Q4_K_M is often better.'],
		follow: () => [choice, choice, howToSwap, howToSwap, ...partings],
		weight: 2,
	},
	{
		id: 'quantization/highest',
		ask: ['(which|what) (quantization|rung|quant) (has|gives|is) the (best|highest|most) (quality|accuracy|precision|bits)[?]', '(which|what) (quantization|quant|rung) (has no noticeable loss|is indistinguishable from the original|loses nothing|is lossless|has no loss|is as good as the original)[?]', '(is there a|any) (lossless|perfect) (quantization|quant|rung)[?]', '(best|highest|top) quality (quant|rung|quantization)[?]'],
		answer: ['F16 is the reference, and Q8_0 shows no loss that anyone can tell at half its size.'],
		follow: () => [choice, choice, howToSwap, howToSwap, ...partings],
		weight: 2,
	},
	{
		id: 'quantization/k-quants',
		ask: [...whatIs('(k-quants|K-quants|a k-quant|the K in Q4_K_M|the k in q4_k_m|k quants|_K_M|the letters K and M)'), 'what (do|does) the (letters|K|M|S|L|K_M) (mean|stand for) [in Q4_K_M|in q5_k_s|in the names][?]', '(what is|whats) the difference between (K_M and K_S|_M and _S|K_S and K_M|q4_k_m and q4_k_s|medium and small)[?]'],
		answer: ['K marks the k-quants, which scale weights in blocks of 256 and give important tensors more bits. S, M and L are small, medium and large mixes: M keeps a little more than S.'],
		follow: () => [choice, choice, howToSwap, howToSwap, ...partings],
		weight: 2,
	},
	{
		id: 'quantization/names',
		ask: ['(what do|how do i read|explain|what does) the (names|numbers|name|number) (of quantizations|like Q4_K_M|in Q4_K_M|of the rungs|in a quantization name|after the Q) [mean|stand for][?]', '(what does|what is) the (Q|4|8|number|digit) (in Q4_K_M|in q8_0|in the name|in the file name) [mean|for][?]', 'how (do i|to) read (quantization names|a quant name|the file names|names like q5_k_m)[?]'],
		answer: ['The number after Q is about how many bits each weight takes: Q4_K_M uses about 4.85, Q8_0 about 8.5. More bits mean better answers, more memory and less speed.'],
		follow: () => [choice, choice, howToSwap, howToSwap, ...partings],
		weight: 2,
	},
	{
		id: 'quantization/iq',
		ask: [...whatIs('(IQ quants|i-quants|iq quantizations|the IQ types|IQ4 types)'), '(what does|what is) IQ (mean|in IQ4_XS|for)[?]'],
		answer: ['The IQ types use lookup tables to store weights in fewer bits: IQ4_XS is close to Q4_K_S and smaller. They can be slower on a CPU.'],
	},
	{
		id: 'quantization/faster',
		ask: ['(is|are|does) (a smaller quant|a lower rung|fewer bits|a quantized model|quantization|4-bit|a lower quantization) (faster|quicker|speed things up|make it faster|run faster)[?]', '(which|what) (quantization|rung|quant) is (the fastest|fastest|quickest)[?]', 'do (fewer bits|lower rungs|smaller quants) (make it|make the model|make replies) (quicker|faster|speed up)[?]', '(does|will|do) (quantization|fewer bits|going down a rung) (help|improve|increase|change) (speed|the speed|performance|tokens per second)[?]', '(how|why) does (quantization|fewer bits) (affect|change|influence) (speed|the speed)[?]', '(why are|why is) (smaller quants|q4|a lower rung) faster[ than f16| than q8]?'],
		answer: ['Yes, as a rule: every token reads all the weights from memory, so fewer bits mean more tokens per second. Q4_K_M is a good balance.'],
		follow: () => [choice, choice, howToSwap, howToSwap, ...partings],
		weight: 2.5,
	},
	{
		id: 'quantization/ladder',
		ask: whatIs('(the ladder|a ladder|the quantization ladder|a rung|rungs|the rungs|rung|the word rung|the ladder in lisa)'),
		answer: [`The ladder is every quantization of one model, from the most bits to the fewest; each one is a rung. Press ${firstKey('ladder')} to open it.`],
		follow: () => [
			{ask: ['(and |so |ok, |)(how do i|can i|how to|how can i) (move|go|change|switch|climb|step|get up and down|go up|go down)[ on it| there| between them| along it|][?]', '(and |so |)(how do i use it|how does it work|how is it used|what do i do with it|which keys|what keys|the keys)[ then|][?]', '(up and down|one up|one down|up or down)[, how|: which keys|][?]', '(how|and how|how then|what do i press)[?]'], answer: [`Press ${firstKey('rung-up')} for the rung above and ${firstKey('rung-down')} for the rung below. In the ladder, ${firstKey('accept')} swaps to the chosen rung.`]},
			choice,
			choice,
			...partings,
		],
		weight: 4,
	},
	{
		id: 'quantization/swap-keeps',
		ask: ['(do i|will i|does it) (lose|forget|keep|erase) (my|the) (chat|conversation|history|messages) (when i|if i|after i|by) (swap|swapping|change the rung|switching quantization|change quantization|go down a rung|switch the rung|move on the ladder)[?]', '(what happens to|is) (my|the) (chat|conversation|history) (when|after|during) (i swap|swapping|a swap|changing the rung|the rung changes)[ kept| lost| saved]?', '(does it|will it|does the model) (remember|forget|still know) (what was said|the chat|our talk|everything) (after a swap|on another rung|when i switch quants|when i swap)[?]', '(will|is) (my chat|my conversation|the history) (gone|lost|erased|kept|deleted) (when|if|after) i (move to another rung|switch quants|swap|change rungs)[?]', 'can i (change|switch|swap) (the quantization|quantization|rungs|the rung) (in the middle of|during|while in|without losing) (a|the|my) (chat|conversation)[?]'],
		answer: ['The conversation is kept: after a swap it goes on with its whole history on the other rung.'],
		follow: () => [choice, choice, howToSwap, howToSwap, ...partings],
		weight: 2.5,
	},
	{
		id: 'quantization/bitsandbytes',
		ask: [...whatIs('(bitsandbytes|bits and bytes)'), '(can i use|does lisa use|do i need|should i use) bitsandbytes[?]', '(GPTQ|AWQ|EXL2|gptq|awq) (models|files|quants)[?]', '(can|does) lisa (load|support|run|read) (GPTQ|AWQ|EXL2|gptq|awq|mlx)[ models| files][?]'],
		answer: ['LISA loads GGUF files, which are quantized with llama.cpp. bitsandbytes, GPTQ and AWQ are for other programs; look for the GGUF version of the model.'],
		weight: 1.5,
	},
	{
		id: 'quantization/make',
		ask: [...howTo('(quantize|make a quantization of|convert|produce a smaller version of|shrink|compress) (a model|my model|a gguf|a file|this model|a model file)'), '(how do i add|how can i add|where do i put|where do i get|where can i find|how do i get) (another|a smaller|the other|more) (quantization|rung|rungs|quant|quants)[?]'],
		answer: [`Open the ladder with ${firstKey('ladder')} and choose a rung: LISA makes what is missing from the F16 file. Another GGUF file of the same model in the same folder is a rung, too.`],
		weight: 2,
	},
];

/** What the types of the ladder are, and which to choose. */
export const quantization: readonly Topic[] = [...typeTopics, ...comparisons.map(topic => ({...topic, weight: 1.2})), ...ideas];
