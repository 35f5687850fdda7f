import type {Wordings} from './wordings.ts';

/**
Quants and rungs, as people ask for them who doubt, choose, compare or want one more.
*/
export const quantizationVoices: Wordings = {
	'quantization/what': [
		'(why is|how can) the same model (come in ten sizes|4 gb here and 14 gb there|offered in so many sizes)[?]', '(like|is it like) (jpeg|mp3|a zip|rounding)[ for models| for weights|](, quantization|, quantizing)[?]', '(the|those) (numbers|weights) (are|get) (rounded|made coarser|stored in fewer bits)(. why|, what is that called)[?]', '(i|we) (keep hearing|always read) (quant|quantized|quantization)(. explain|, what is it|, huh)[?]', '(from|going from) 16 bits to 4[ bits|](, how does that work|: what is that called)[?]', '(less|lower) precision (weights|model|numbers)(: why|, good for what|, called what)[?]', '(slim|light|diet|shrunk|compressed) (versions|copies) of a model(, how are they made|, what are they)[?]', '(what for|why) would (someone|one|i) (quantize|make quants|compress weights)[?]',
	],
	'quantization/which': [
		'(overwhelmed|confused|lost) by (all the quants|the file list|q2 to q8|the choice of rungs)(. which one|, what do i take)[?]', '(if|suppose) (you had|i have) to (pick|live with|recommend) one (quant|rung)(, which|, what would it be)[?]', '(everyday|daily|normal|general) (use|chat|work)[:|,] (which quant|which rung|what precision)[?]', '(my|a) first (gguf|download|model)[:|,] (which quant|which file|what q)[?]', '(compromise|balance|middle ground|happy medium) (between|of) (size and quality|quality and speed|memory and quality)(: which quant)[?]', '(ollama|lm studio) (takes|picks|defaults to) q4(. should i|, is that right|, good choice)[?]', '(bits|how many bits)[ per weight|] (would you|do you|should i) (take|advise|go for)[?]',
	],
	'quantization/smaller-than-4': [
		'(squeeze|push|force|cram) (it|the model) (further|below four bits|under q4|down to two bits)(, does it still work|, sensible)[?]', '(at|with) (2|3|two|three) bits[,|] (is it still useful|does it go mad|does it talk nonsense|is it any good)[?]', '(q2|q3|a 3 bit 13b) (or|versus) (a smaller model|a 7b at q4|a q4 of a smaller one)[?]', 'how (far|deep|low) (can|may) (i|one) (go|descend|climb down)[ on the ladder| before it breaks|][?]', '(brain damage|broken answers|gibberish) (below|from|at) (which|what|how many) bits[?]', '(tiniest|most squeezed|lowest|extreme) (quants|rungs|files)(: any good|, worth a try|, useless)[?]',
	],
	'quantization/highest': [
		'as (good|close|faithful) as (possible|the original|it gets)(: which rung|, which quant)[?]', '(i|we) have (a 4090|80 gb|memory to spare|more vram than i need)[,|.|:] (what is the top rung|which quant is best in quality|which rung without loss)[?]', '(audiophile|purist|perfectionist|quality freak)[:|,] (which quant|which rung) for me[?]', '(zero|without any|no measurable) (loss|compromise|degradation)(: which quant|, which rung)[?]', '(ceiling|upper end|top|summit) of the ladder[?| in quality?]', '(is|does) (anything|any quant) (equal|match|be identical to) (f16|the full model|the original)[?]',
	],
	'quantization/k-quants': [
		'(why is there a|what does the) (k|K) (in the name|after the q4|behind the number)[?| stand for?| mean?]', '(superblocks|blocks with scales|block-wise scaling|mixed tensors)(: is that k|, what is that)[?]', '(_m|_s|_l|the m|the s) at the end (means what|is for what|of a quant: meaning)[?]', '(q4_0|q4_1|the ones without k) (versus|or|against) (the ones with k|q4_k_m|k ones)(: what is the k)[?]', '(letters|suffixes|endings) (of|in|behind) the (quants|names|files)(: k, m, s|, explain k and m)[?]', '(small|medium|large) in (k-quants|the names|q5_k_m)(: which is better|, meaning)[?]',
	],
	'quantization/names': [
		'(q|the q)[ and the digit|] (is short for|stands for|means) (what|quantized)[?]', '(i|we) (can\'t|cannot) (read|make sense of|decode) (q5_k_s|these labels|the names of the quants|that alphabet soup)[.|, help|]', '(5|4|8|6) (in|from) (q5_k_m|the label|the file)(: is that bits|, what does it count)[?]', '(label|name|tag) (on|of) (a gguf|the file|a quant)(: how do i read it|, what does it tell)[?]', '(alphabet soup|code|hieroglyphs) (like|such as) (q4_k_m|q6_k|q8_0)(, translate please|, how do i read it)[?]', '(is|does) (q8|a higher q|the bigger digit) (mean more bits|more precise|heavier|better than q4)[?| by the name?]',
	],
	'quantization/faster': [
		'(i|we) (need|want) speed[,|:|.] (is a smaller quant the way|does going down a rung help|will q4 bring it)[?]', '(half the bits|half the size|fewer gigabytes)[:|,] (double the speed|twice as fast|faster)[?]', '(why is|how come) (my q8|the f16|q6) (slower|so much slower) than the q4[?]', '(bits|precision) (cost|costs|eat|take) (speed|tokens per second)(, right|, true|, why)[?]', 'does (the rung|the quant) (change|matter for|affect|decide) (how fast it writes|the tok/s|the rate)[?]', '(swift|snappy|nimble|fastest possible) (replies|answers|model)(: which quant|, fewer bits)[?]',
	],
	'quantization/ladder': [
		'(a|the) (list|scale|row|staircase) of (quants|bits|precisions) (of one model|from f16 down)(: what is it called)[?]', '(lisa|your help|the footer|a key hint) (has|mentions|says|shows) ("ladder"|a ladder|rung)(. what is meant|, why a ladder)[?]', '(climb|climbing|step on|go up) (what|which ladder|a ladder)[?| what ladder?]', '(rung|rungs|step of the ladder)[ = what| in this program| as a word|][?]', 'why the (ladder|rung) (metaphor|word|picture|image)[?| in lisa?]',
	],
	'quantization/swap-keeps': [
		'(i am|we are) (deep|an hour|far) into a chat[,|.|:] (can i change the rung|is it safe to swap|will a swap wipe it)[?]', '(the|my) (context|thread|story|history) (survives|survive|is kept after|dies with) a (swap|change of rung|quant change)[?]', '(live|on the fly|hot|mid-talk) (swap|quant change|rung change)(: is the chat kept|, what about the history)[?]', '(do i|must i) (repeat|paste again|retell|explain) everything (after a swap|on the new rung|when i change quants)[?]', '(will|does) (q8|the bigger quant|the next rung) (know|have read|continue) (what q4 said|my chat|where we were)[?]', '(from q4 to q8|up a rung|another quant) without losing (the thread|my chat|what was said)[?]',
	],
	'quantization/bitsandbytes': [
		'(i|we) (come from|used|have models for) (vllm|transformers|exllama|autogptq|text-generation-webui)(. do my (gptq|awq|exl2) files load|, can lisa take awq)[?]', '(thebloke|a repo|the page) (offers|has|only has) (awq|gptq|awq and gptq)(. will that do|, is it ok for lisa|, can i take it)[?]', '(nf4|int8 by bitsandbytes|bnb 4bit|load in 4bit)(: works here|, in lisa|, needed)[?]', '(what|which) (about|of) (hqq|aqlm|eetq|exl2|gptq|awq)[ files| in lisa|][?]', '(quant|other) formats (besides|than|apart from) gguf[?| in lisa?| possible?]',
	],
	'quantization/make': [
		'(i|we) (only have|downloaded|got) the (full|f16|big|16 bit) (file|gguf|one)(. can i get a q4 from it|, how do i shrink it)[?]', '(cook|bake|roll|brew|create) my own (quant|quants|rung|q5)(, how|, possible)[?]', '(does|can) the ladder (make|create|produce|build) (a missing rung|what is not there|new quants)[?]', '(llama-quantize|quantize tool|convert script)(: needed|, built in|, or does lisa do it)[?]', '(put|drop|place|copy) (another|a second) (gguf|quant|file) (beside|next to|in the folder of) (the first|my model)(: is it a rung then)[?]', '(missing|absent|lacking) (rung|quant|q6)(: how do i get one|, can it be made)[?]',
	],
	'quantization/iq': [
		'(iq4_xs|iq3_m|iq4_nl|iq2)[ and such| and the like|](: what are the iq ones|, what does the i mean|, what is iq)[?]', '(i|the page) (see|lists|has) (files with iq|iq files|iq quants)(. what are they|, are they better)[?]', 'are (iq quants|the iq types|iq files) (slower|smaller|better|slow on a cpu|worth it)[?]', '(lookup tables|codebook|importance) (quants|types)[?| is that iq?]', '(the|what does the) i in iq[ mean| stand for|][?]', '(iq|IQ)(: explain| types explained| meaning|, huh)[?]',
	],
};
