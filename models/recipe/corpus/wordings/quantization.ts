import {quantizations} from '../../../../source/core/ladder.ts';
import {rungSpellings, type rungs} from '../memory.ts';
import type {Wordings} from './wordings.ts';

/** Asks after one type of the ladder. */
const perType = Object.fromEntries(quantizations.map(({name}) => {
	const asks = rungSpellings[name as (typeof rungs)[number]] ?? `(${name}|${name.toLowerCase()})`;
	return [`quantization/${name}`, [
		`(what is|what's|what does|tell me what) ${asks} (in this context|here|in this list|on the ladder|for a model|in the file name)[ mean| stand for|?]`,
		`(are|is) (models in ${asks}|${asks} models|a ${asks} model|${asks} files) (worth anything|any good|usable|good|bad|worth it|ok|decent|trash|fine)[?]`,
		`${asks}[:|,] (good or bad|yes or no|how good|how bad|any good|worth it|what is that|how many bits|how lossy)[?]`,
		`(does|will|would) ${asks} (damage|hurt|ruin|change|degrade|affect) (the answers|the model|quality|the output)[ much| a lot|?]`,
		`(how close|how near) is ${asks} to (the original|full precision|the real thing)[?]`,
		`(my|the|a) (file|model|gguf) (is|says|ends in|is called) ${asks}[. is that (good|ok|bad)?|, what does that mean?|. what have i got?]`,
		`(i took|i downloaded|i use|i run|i have|i am on|someone gave me) [a ]${asks}[ file| model| version|][. is that (ok|good|bad)?|, good choice?|. how good is it?]`,
		`(newbie|beginner|simple|quick) question[:|,] (what is|is|should i use) ${asks}[ good| any good|][?]`,
		`(tell|teach) me (about|something about|everything about|more about) ${asks}`,
		`(what|how much) (quality|accuracy) (is left|remains|do i keep|is gone) (with|at|in) ${asks}[?]`,
		`(everyone|my colleague|reddit|a friend|the model card) (uses|recommends|mentions|swears by|warns of) ${asks}[. (is it good|why|what is it|should i)|][?]`,
		`(thinking of|considering|i consider|tempted by) ${asks}[. good idea|, ok|: what do you think|, any good|][?]`,
		`(pros and cons|advantages|drawbacks|downsides|strengths|summary|facts) of ${asks}[?]`,
		`(how many|what) bits (per weight |)(does|has|is|in) ${asks}[ have| exactly| use|][?]`,
		`(can|should|may) (i|one) (live with|settle for|go with|be happy with|trust) ${asks}[?]`,
		`(when|for whom|for what) is ${asks} (the right choice|right|good|meant|made|useful)[?]`,
		`${asks} (quant|rung|quality loss|bpw|review|explained|opinion|experience)[?]`,
		`(is there|do i see) a (noticeable|visible|real|big) (loss|drop) (in|with|at) ${asks}[?]`,
	]];
}));

/**
Questions about quantization in everyday words.
*/
export const quantizationWordings: Wordings = {
	...perType,
	'quantization/what': ['(what is|what\'s|explain|tell me about) (this|all this|the|that) (quantization|quant|quants|quantisation) (business|thing|stuff|talk|story|about)[?]', '(how can|how do) (they|people|you|i) (make|get) (a model|models|the weights) (smaller|fit in less memory|take less space)[?]', '(what happens|what is done) (to|with) (the weights|a model|the model) when it (is|gets) quantized[?]', '(why are there|what are) (4-bit|8-bit|small|compressed|so many) (versions|variants|files|models) of (a|the same) model[?]', '(shrinking|compressing|squeezing|rounding) (weights|a model|models)[, how does that work?|, what is that called?|?]', '(in two sentences|in a sentence|briefly|shortly|quickly)[,|:] (what is quantization|quantization|what do quants do)[?]', '(i don\'t get|i never understood|i am new to) (quantization|quants|quantizing|this quant thing)', 'quantization (for beginners|for dummies|101|explained|in short|basics)', '(what does it mean|what is it) (that|when|if) a model is (quantized|in 4 bits|compressed)[?]'],
	'quantization/which': ['(which|what) (quant|one|quantization|rung|file) (would you|should a beginner|do you|does everybody|should one) (pick|take|choose|use|start with|go for|get)[ if you were me| in my place| for a start|]?', '(there are|i see|the page has) (so many|twenty|a dozen|many) (files|quants|versions|ggufs)[, which one|. which one do i (take|download|want|need)|][?]', '(q4, q5 or q8|q4 or q5 or q6|4, 5 or 8 bits|which number after the q)[?]', '(a good|the usual|your favourite|the most popular|the default|the standard|a safe) (quant|quantization|choice of quant|choice)[?]', '(just|simply|quickly) tell me (which|what) (quant|quantization|rung) to (use|take)', '(is there|what is) a (rule of thumb|sane default|recommendation|sweet spot) for (quants|the quantization|choosing a quant)[?]', '(i can\'t|i cannot|hard to) (decide|choose) (between|among) (the |)(quants|rungs|files|quantizations)'],
	'quantization/smaller-than-4': ['(are|is) (2 bit|3 bit|2-bit|3-bit|q2 and q3|very small) (models|quants|quantizations|files) (worth anything|worth it|any good|usable|junk|useless)[?]', '(a big model|13b|a larger model) (in|at) (2|3) bits or (a small model|7b|a smaller one) (in|at) (4|8) bits[?]', '(is|would) (anything|something) (below|under|beneath) (q4|four bits|4-bit) (ok|sensible|a good idea|worth trying)[?]', 'when does (quantization|the loss|it) (become|get) (bad|visible|noticeable|too much)[?]', '(extreme|heavy|strong|aggressive|too much) quantization[?]'],
	'quantization/highest': ['(i want|give me|which gives) (no loss at all|the very best quality|perfect quality|the best answers|zero loss)[, which (quant|rung)|][?]', '(closest|nearest|identical|equal) to the (original|full model|unquantized model)[?]', '(which|what) (rung|quant) (can nobody tell apart|is as good as) (from |)the original[?]', '(money|memory) is no object[,|:] which (quant|rung)[?]'],
	'quantization/k-quants': ['(what is|what\'s|what does) the (K|k|M|S|L|last letter|letter at the end) (for|in those names|in these names|in the names|in the file name|mean)[?]', '(why do|how come) (the names|they|some names|files) end in (S or M|M|S|K_M|K_S|L)[?]', '(meaning|sense) of (the K|K_M|K_S|the letters|S and M|the suffix)[ in (those|the) names|?]', '(S, M or L|M or S|_S or _M|K_S or K_M)[?]', '(small|medium|large) (mix|mixes|variant|variants) of (a quant|the k-quants|q4|q5)[?]'],
	'quantization/names': ['(how do i|how should i|teach me to) (decode|decipher|understand|read) (these|the|those) (cryptic |)(names|quant names|labels|file endings)[?]', '(what|how) (does|do) the (4 and the 8|number|digits|numbers) (mean|tell|say)[ in those names| after the q|?]', '(is|does) a (bigger|higher|larger) number (better|mean better)[?]', '(naming|name scheme|naming scheme|nomenclature) of (quants|rungs|quantizations)'],
	'quantization/faster': ['(will|does|would|do) (it|the model|a model|answers|i) (be|get|run|become|come|write) (faster|quicker|snappier) (with|at|in|on) (4 bits|fewer bits|a smaller quant|q4|a lower rung|less precision)[?]', '(speed|performance) (of|gain from|gain with|difference between) (quants|a smaller quant|q4 and q8|fewer bits)[?]', '(why|how come) (is q4|are small quants|is a lower rung|do fewer bits run) (faster|quicker)[?]', '(fastest|quickest|speediest) (quant|rung|quantization|version)[?]', '(size|bits) and speed[?| how are they related?]'],
	'quantization/ladder': ['(why|what) (is it|are they) called (a ladder|rungs|the ladder|a rung)[?]', '(lisa|the screen|the help|everyone) (speaks|talks|writes) of (rungs|a ladder|the ladder)[. what (is|are) (that|they)?|, meaning?]', '(ladder|rung)[: what is that?| meaning| in lisa| explained|?]', '(what does|what is) (the word|the term) (rung|ladder) (mean|in lisa|here)[?]'],
	'quantization/swap-keeps': ['(switch|swap|change|go to another) (quants|the quant|rungs|quantization) (mid conversation|midway|in the middle|in mid-chat|halfway)[ -|,|:|.] (does it|will it|do i) (remember|keep|lose|know) (what was said|the chat|everything|it all)[?]', '(is|will) (everything|what we said|our talk|what i wrote|the text) (still there|lost|kept|gone|safe) (after|when|if) (a swap|i change the quant|i swap|i go up a rung|switching)[?]', '(must|do) i (begin|start) (again|over|anew) (after|when|if) (a swap|i change the rung|i switch quants)[?]', 'swap (and|but|without) (keep|losing) (the |my |)(chat|conversation|history)[?]'],
	'quantization/bitsandbytes': ['(can|could|may) i (use|load|open|run) (my |an |a |)(AWQ|awq|GPTQ|gptq|EXL2|exl2|bitsandbytes|mlx|nf4) (model|file|quant|checkpoint)[ here| with lisa| in lisa|?]', '(what about|how about|and) (AWQ|GPTQ|EXL2|bitsandbytes|nf4|mlx|other quant formats)[?]', '(awq|gptq|exl2|nf4|mlx|bnb|other formats)[?]'],
	'quantization/make': ['(how do i|can i|i want to) (add|get|have|make|create|put) (another|one more|a missing|a further|a new) (rung|quant|quantization) (to|on|in|for) (the|my|this) (ladder|model|list)[?]', '(can|does|will) lisa (quantize|make quants|create rungs|produce the smaller files|convert f16 to q4)[ by itself| itself|?]', '(i have|i\'ve got|there is) only (the f16|an f16|one file|the full file)[, how do i get (q4|smaller ones|the other rungs)|. can lisa make the rest|][?]', '(a rung|q4|the quant i want) is (missing|not there|not in the ladder)[, how do i get it|][?]', '(where do|how do) (the other|more|missing) rungs come from[?]'],
	'quantization/iq': ['(what are|what is|are) (the iq ones|iq files|iq4|iq3|iq quants|importance quants)[ any good| about| for|?]', '(iq or k|iq4 or q4|iq vs k quants)[?]'],
};
