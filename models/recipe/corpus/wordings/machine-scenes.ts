import type {Wordings} from './wordings.ts';

/**
Hardware, quantization and the words of the field, as people ask about what they see, own or have heard.
*/
export const machineScenes: Wordings = {
	'hardware/cpu': [
		'(an old|my) (i5|i7|quad core|six core|xeon from 2014) (does it do|is it enough|too weak)[, or what processor|, or which cpu][?]', '(more cores or more ghz|cores or clock|many cores or fast ones)[,|:] (which processor|what cpu do i get|for lisa)[?]', '(the processor|the cpu) (of|in) my (next|new) (pc|box)[,|:] (what should it be|how many cores|what would you put in)[?]', '(who wants|to run) (models|lisa) (on the processor|without regret) (needs|buys|takes) (which cpu|how many cores)[?]', '(24|32|16) cores[,|:] (exaggerated|really|is that what the guide wants|necessary)[?]',
	],
	'hardware/memory': [
		'(how full|with how much) should (the memory slots|the ram banks) be[, for lisa|, in gb][?]', '(16|32) gb of (ram|system memory) (built in|in the machine)[,|:] (should i add more|upgrade it|is that what the guide wants)[?]', '(ram is|memory modules are) (expensive|cheap) now[,|:] (how much shall i buy|how many gigabytes do i take)[?]', '(the ram|the main memory) (of|in) my (next|new) (pc|box)[,|:] (how big|how many gb|what should it be)[?]', '(not the card\'s memory|not vram)[,|:|;] how much (ram|main memory) (does the guide want|should i have)[?]',
	],
	'hardware/gpu': [
		'(the graphics card|the card) (of|in) my (next|new) (pc|box)[,|:] (which|how much memory must it have|what should it be)[?]', '(what|which) (card|gpu) would you (take|buy|choose) (in my place|for models|with 500 euros)[?]', '(not ram|not main memory)[,|:|;] how much (vram|memory on the card) (does the guide want|should the card have)[?]', '(shop|dealer) (offers|has) (several|many) (cards|rtx)[,|:] (on what do i look|how many gb on the card|which one is right)[?]', '(8 gb card|12 gb card)[,|:] (which of the two|is 8 the minimum|is 12 better)[, says the guide|][?]',
	],
	'hardware/storage': [
		'(where|on what kind of disk) do (models|the files) (go|belong)[,|:] (ssd, nvme or hard disk|which size|how fast)[?]', '(the disk|the ssd) (of|in) my (next|new) (pc|box)[,|:] (how big|which kind|what should it be)[?]', '(500 gb|256 gb|2 tb) (ssd|nvme)[,|:] (too small|enough|as the guide wants)[?]', '(an old|my) hard disk (still ok|is it good enough|too slow)[,|:] or (an ssd|must it be nvme)[?]', '(how much|how many gb of) disk (does one need|will models take|should be there)[?]',
	],
	'hardware/network': [
		'(the network|the lan) (of|in|for) my (next|new) (pc|box)[,|:] (which|how fast|what should it be)[?]', '(cable or wireless|wlan or cable)[,|:] (for lisa|what does the guide say|does it matter)[?]', '(does it need|is there need of) a (fast|good|wired) (network|connection)[?]', '(network card|network adapter|lan port)[,|:] (1 gbit enough|which one|what does the guide want)[?]',
	],
	'hardware/all': [
		'(i can spend|budget is|there is) (2000|3000|a lot of) (euros|dollars) for a (machine|pc)[,|:] (what goes in|what does the guide want in total)[?]', '(from processor to disk|part by part|all parts)[,|:] (what does the guide recommend|what should be in it)[?]', '(what|which) (would|should) a (good|right) (box|machine|computer) for (this|models) (have|look like|consist of)[?]', '(build|buy|order) (me |)a (pc|machine) for (lisa|models)[,|:] (what do i write on the list|which values)[?]', '(the it department|my boss|the dealer) (asks|wants) (what the machine must have|the specification)[?]',
	],
	'hardware/no-gpu': [
		'(what|how) if (there is|my pc has) (no|only built-in) graphics[,|:] (useless|can i still chat|does it run)[?]', '(only|just) a processor[,|:|;] no card[,|:] (does lisa start|can models run|will that do)[?]', '(i don\'t|we don\'t) (play games|have a gaming pc)[,|:|;] (no card in it|no graphics card)[,|:] (can i use lisa|is that a problem)[?]', '(must|do) i (buy|get) a card first[?|,|:] (or does it go without|or is the cpu enough)',
	],
	'hardware/laptop': [
		'(my|this) (laptop|notebook|little machine) has (only |)(4|8) gb and no card[,|:] (is there a model for it|can i do anything with it|any use)[?]', '(travel|school|office) (laptop|notebook)[,|:] (does lisa run on it|will a small model go|too weak)[?]', '(i have nothing like|far from|much less than) (what the guide wants|those specs)[,|:] (can i still use it|does it run anyway)[?]', '(old|tired|slow) (pc|mac|netbook|computer) (from 2012|of my parents)[,|:] (does it run there|possible at all)[?]',
	],
	'hardware/amd': [
		'(my card is|i have) (not nvidia|from amd|a radeon|an intel arc)[,|:] (does lisa use it|any good|what happens then)[?]', '(only|just) (nvidia|green cards)[?|,|:] (or amd too|and what about radeon|does amd work)', '(rx 580|rx 7800|vega|arc a770)[,|:] (supported|will lisa use it|or just the cpu)[?]', '(red|amd) instead of (green|nvidia)[,|:] (ok for lisa|a mistake|does it work)[?]',
	],
	'hardware/several': [
		'(two|three) models (ready|in memory) (at the same time|at once)[,|:] (how much ram|does it go|what do i need)[?]', '(one for code and one for text|a big and a small one)[,|:] (both loaded|both in memory at once)[, possible|][?]', '(keep|leave) (one|the first) model (in memory|loaded) (while|and) (another|a second) is loaded[?]',
	],
	'hardware/pinning': [
		'(what does|what is) (locking|nailing|pinning) (a model|pages|weights) (in|to) memory (good for|do)[?]', '(the system|linux) (may|can) (move|push) the model to (swap|disk)[,|:] (what stops that|is there a remedy)[?]', '(mlock|pinning)[,|:] (advantage|danger|when is it worth it)[?]',
	],
	'hardware/throughput': [
		'(what|which) (word|figure) (tells|says) how much a (box|machine) (produces|gets done) (per second|in a time)[?]', '(output|yield) of the (box|machine) in tokens[,|:] (how is it measured|what is it called)[?]', '(throughput|tokens in a time)[,|:] (where do i see it|how measured)[?]',
	],
	'hardware/profile': [
		'(something|what) (holds up|brakes) (the whole|my box)[,|:] (cpu, card or memory|how do i find which part)[?]', '(find|hunt for) (the brake|the narrow spot|the bottleneck)[, how|, with what][?]', '(where|in which part) is the (narrow place|bottleneck|brake)[,|:] (before i buy anything|how do i see it)[?]',
	],
	'quantization/what': [
		'(why|how come) (are there|does one model have) (so many|ten|twelve) files of (different|various) size[?|, the same model]', '(files|models) (made smaller|squeezed|shrunk)[,|:] (what was done to them|what is that called|what happened to the numbers)[?]', '(what|how) does one do to (get|make) a (14|16) gb model (into 4|fit in 4 gb|four times smaller)[?]', '(my son|a friend) says (my|the) model is quantized[,|:|.] (what did they do to it|is that good|meaning)[?]', '(rounding|coarser numbers|fewer bits) in a model[,|:] (what for|why do that|what is it good for)[?]',
	],
	'quantization/which': [
		'(the page|hugging face|the list) (offers|has|shows) (twelve|q2 to q8|a dozen) (files|versions)[,|:] (which one do i take|which is for me)[?]', '(i want|give me) (no thinking|one simple answer)[,|:] (which quant|which rung|how many bits)[?]', '(normal|average|ordinary) (person|user|pc)[,|:] (which quant|which version of the file|which bits)[?]', '(what|which) do (most|others|experienced people) (take|use)[,|:] (q4|q5 or q8|which quant)[?]', '(not the smallest|not the biggest)[,|:|;] (the sensible|a good middle) (quant|rung)[,|:] which[?]',
	],
	'quantization/smaller-than-4': [
		'(q2|q3|2 bits|3 bits)[,|:] (does it still make sense|is it worth the trouble|or too broken)[?]', '(my card is|memory is) so (small|tiny) that only (q2|q3|two bits) (fits|goes)[,|:] (is that ok|do it or a smaller model)[?]', '(how far|where) (down|below) (does it get|is it) (stupid|bad|useless)[,|:] (q3|q2|under 4 bits)[?]', '(a big model at q2|13b at 2 bits) or (a small one at q4|7b at q4)[?]',
	],
	'quantization/highest': [
		'(memory|vram) (is no problem|enough)[,|:] which (quant|rung) (is the very best|comes closest to the original)[?]', '(i want|give me) (no loss|the full quality|nothing lost)[,|:] which (quant|rung)[?]', '(the best|the finest) there is[,|:] (in quality|without loss)[,|:] which (rung|quant)[?]',
	],
	'quantization/faster': [
		'(does|will) (q4|a smaller file) (write|answer|run) (quicker|faster) than (q8|f16|a big one)[?]', '(smaller file|fewer bits)[,|:] (more words per second|is it quicker too|only smaller or also faster)[?]', '(which|what) (rung|quant) (writes|answers) (quickest|the fastest)[?]', '(speed|the speed) (and|depends on) bits[,|:] (is that so|how|why)[?]',
	],
	'quantization/k-quants': [
		'(K_M, K_S, K_L|the letters behind q4|those letters at the end)[,|:] (what do they say|which is better|meaning)[?]', '(q4_k_m or q4_k_s|s or m|m or l)[,|:] (what is the difference|what do the letters mean)[?]', '(why|what for) is there a k in (q4_k_m|q6_k)[?]',
	],
	'quantization/names': [
		'(the file is called|it says) (model-q5_k_m|something-q8_0)[,|:] (what does that tell me|what does the number mean|translate)[?]', '(5|8|4) (in the name|after the q)[,|:] (bits|what does it count|more is better)[?]', '(how do i|can one) (read|understand) (names like|a name such as) (q6_k|q4_k_m)[?]',
	],
	'quantization/ladder': [
		'(why|what) (do you|does lisa) (call|mean by) (a ladder|it a ladder|rungs)[?]', '(people|the help|the screen) (speaks of|talks of|says) (rungs|a rung|the ladder)[,|:] (what is meant|a rung of what)[?]', '(rung|rungs)[,|:] (is that a quant|another word for what|meaning here)[?]',
	],
	'quantization/swap-keeps': [
		'(i am in the middle of|in) a (talk|chat)[,|:] (can i take another rung|if i change the bits) (without losing it|is it lost)[?]', '(will|does) it (still know|remember) (my name|what i said) (on|after) (the other rung|changing the bits|the swap)[?]', '(afraid|worried) (to swap|to change the rung)[,|:] (is the chat kept|does the talk survive)[?]',
	],
	'quantization/make': [
		'(there is|i have) only (f16|the big file)[,|:] (how do i get the other rungs|can lisa make the rest|where do more rungs come from)[?]', '(a rung|q5) (is missing|not there|greyed) in the ladder[,|:] (how does it get there|can it be made)[?]', '(add|put) (another|a second) (rung|quant) (to|beside) (the|my) model[, how|][?]',
	],
	'quantization/bitsandbytes': [
		'(the model is|i only find|there is) (awq|gptq|exl2)[,|:] (can lisa take it|does that go|or must it be gguf)[?]', '(gptq|awq|exl2|bitsandbytes) (and|in|with) lisa[,|:] (works|possible|no)[?]', '(python people|a tutorial) (use|uses) (bitsandbytes|load_in_4bit)[,|:] (here too|is that for lisa)[?]',
	],
	'concept/ttft': [
		'(after|when) i press enter (nothing happens|it is quiet) for (five|ten|a few) seconds[,|;|:] (then it writes quickly|then it flows)[, why|][?]', '(it takes a breath|a pause|it thinks) before (the first word|it begins)[,|:] (what is it doing|normal)[?]', '(a long text|a big paste) (makes|made) it (wait|silent) (at first|before it starts)[,|:] (why|what is that called)[?]', '(not slow writing|the writing is quick)[,|:|;] (the wait before|only the beginning is slow)',
	],
	'concept/first-load': [
		'(the first time|in the morning|after a reboot) (the model|it) (takes long|needs a minute) to (open|load)[,|;|:] (the second time|later) it is (quick|fast)[, why|][?]', '(how long|why so long) (does|until) (a model|the model) (load|is loaded|is ready)[?]', '(loading bar|it says loading) for (a minute|ages)[,|:] (normal|is the disk slow|why)[?]',
	],
	'concept/cpu-panel': [
		'(the processor|all cores|cpu) (goes|jumps|shoots) to 100 (percent |% |)(as soon as|when|while) it (answers|writes)[,|:] (dangerous|normal|should i worry)[?]', '(fan|my fan) (gets loud|howls) (at each|with every) (answer|reply)[,|:] (is that normal|why)[?]', '(cores|bars) (all full|all red) (in the cpu panel|on the right) (during|while) a reply[, ok|][?]',
	],
	'concept/gpu-panel': [
		'(the box|the corner|the part) (with|for) (the card|vram) (on the right|in the panels)[,|:] (what do i see|what do the bars say)[?]', '(two values|percent and gb) (for|of) the gpu (in the panel|on the right)[,|:] (meaning|which is which)[?]',
	],
	'concept/memory-panel': [
		'(the box|the part) (with|for) ram (on the right|in the panels)[,|:] (what does it count|all programs or only the model)[?]', '(the memory graph|ram panel) shows (12|20) gb[,|:] (is that all lisa|whose memory is it)[?]',
	],
	'concept/panels': [
		'(all these|the) (curves|bars|moving lines) (at the side|on the right)[,|:] (what are they|what do they tell|how do i read them)[?]', '(which|what) (values|things) (can i watch|are drawn) (beside|next to) the chat[?]',
	],
	'concept/status-bar': [
		'(the strip|the last line|that line) (at the bottom|down there|under the input)[,|:] (what is it|what does it show)[?]',
	],
	'concept/host': [
		'(i closed it|i quit) and (something|a process called lisa) (lives on|is still there)[,|:] (what is that|why|is it meant so)[?]', '(the part|what) that (stays|runs) in the background[,|:] (what does it do|what is it called|why is it there)[?]', '(why|what for) (two processes|a host and an engine|a background process)[?]',
	],
	'concept/engine': [
		'(the help|a message) (speaks of|mentions) (the engine|an engine)[,|:] (which engine|what is that|what does it do)[?]', '(host and engine|engine and screen)[,|:] what does the engine (do|part do)[?]',
	],
	'concept/kv-cache': [
		'(besides|next to) the weights (something|another part) (grows|takes memory) (as we talk|with the context)[,|:] what[?]', '(the longer the chat|with a long talk) the more (memory|vram) it (takes|eats)[,|:] (why|what is that)[?]', '(k and v|keys and values|kv)[,|:] (what is kept there|what for|in plain words)[?]',
	],
	'concept/context': [
		'(how much|how many words|how far back) can (it|the model) (see|keep in mind|look back) (at once|in a talk)[?]', '(4096|8192) (tokens|context)[,|:] (what does it limit|of what|both sides of the talk)[?]', '(does it|does the model) (see|read) (the whole talk|everything i wrote|all of it) (each time|at once)[,|:] (is there a limit|up to what)[?]',
	],
	'concept/tokens-per-second': [
		'(7|11|22|40) (words|tokens) (a|per) second[,|:] (fast for a pc|good or bad|is that a good value)[?]', '(the figure|number) (with t/s|followed by tok/s|in tok/s) (under|after) (the answer|a reply)[?|,|:] (what is it|what is good)',
	],
	'concept/threads': [
		'(more threads|all threads) (makes|made) it (slower|crawl)[,|:] (why|how many then|strange)[?]', '(how many|what number of) (cores|threads) (should it have|is right|does lisa choose by itself)[?]',
	],
	'concept/layers': [
		'(28/33|20 of 32|all 33) layers (on the gpu|offloaded)[,|:] (what are layers|what does that mean)[?]', '(part on the card|half on the card and half on the cpu)[,|:] (what are those parts called|how is a model divided)[?]',
	],
	'concept/parameters': [
		'(7b|8b|13b|70b)[,|:] (b for what|billion of what|what does it count|bytes or what)[?]', '(a model with|what are) (seven|eight) billion (numbers|parameters|weights)[,|:] (what are they|where does it get them)[?]',
	],
};
