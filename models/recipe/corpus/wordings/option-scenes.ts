import type {Wordings} from './wordings.ts';

/**
What people want an option of the shell for, told without its name, with what tells it from its neighbour.
*/
export const optionScenes: Wordings = {
	'command/continue': [
		'(lisa opens|it opens|it starts) with an empty (page|talk|screen)[,|:] (i want|bring me) (yesterday\'s|the last) talk (at once|right at the start)', '(at the start|when it starts) (go on|pick up) where (we stopped|i was|we left off)[, which option|]', '(my start line|the alias|my shortcut) should (lead|bring me) (back to|into) the (last|latest) (talk|chat|conversation)', '(not a named one|not a new one)[,|:|;] the (last|latest) (chat|conversation) (at the start|when lisa opens)', '(every morning|each day) i (search|look for) yesterday\'s chat[,|:] (can it open with it|start lisa right in it)[?]',
	],
	'command/session': [
		'(lisa should|let lisa|make lisa) (open|come up|start) with the (chat|talk) (named|called) (work|diary|thesis)', '(one|a) start line (per|for each) (project|talk|topic)[,|:] (each opens its own chat|how do i name the chat)[?]', '(not the latest|not yesterday\'s)[,|:|;] (a certain|that particular) (chat|conversation) (by name|by title) (at the start|when lisa opens)', '(say|give|name) (which|what) (chat|conversation) (lisa opens|to open) (on the command line|in the start line|at the start)', '(my alias|a shortcut) (opens|should open) (always |)(the same|one particular) (chat|conversation)',
	],
	'command/kv-type': [
		'(the cache|the kv cache|the memory of the chat) (takes|eats) too much[,|:] (start with|begin with) (8 bits|fewer bits|a smaller kind) (for it|there)', '(at the start|on the command line|in the start line)[,|:] (keys and values|the kv cache) (in|with) (8 bit|4 bit|less precision)', '(not the model|not the weights)[,|:|;] the (kv cache|cache) (smaller|in q8|with fewer bits) (at the start|when starting)', '(long|longer) (chats|context) in the same (vram|memory)[,|:] (make the kv cache smaller|squeeze the kv cache) (at the start|when starting)', '(which|what) do i (add|append) to (the start|the line) (so that|that) the (kv cache|cache) (is halved|takes half)[?]',
	],
	'command/mlock': [
		'(the model|it) (must|should) (stay|remain) in ram[,|:] (which option|what do i start it with|even when other programs want memory)[?]', '(linux|the system) (pushes|moves|puts) the model (out|to disk|into swap) (after a while|when i am away)[,|:] (start so that it can\'t|forbid that by an option)', '(not mmap|not the gpu)[,|:|;] (hold|keep) the (weights|model) (fixed|locked) in ram (from the start|when starting)', '(start lisa|launch it) (so that|in a way that) (nothing of it|no part of the model|the weights never) (is swapped|goes to swap)', '(first answer after lunch|after a pause the answer) is (slow|very slow)[,|:] (keep the model in ram|an option to hold it in ram)',
	],
	'command/mmap': [
		'(my models|the ggufs) are on (a network share|nfs|a slow disk|a usb disk)[,|:] (read all at once|load it whole into ram|don\'t leave it on the share)', '(if|when) (the share|the stick|the disk) goes away (it|lisa) (crashes|breaks)[,|:] (copy all into memory first|read it in fully)[, an option|]', '(do not|don\'t) map the file[,|:|;] (read it|load it) (whole|completely)[, how|]', '(not mlock|not pinned)[,|:|;] (without mapping|read in fully|no mmap)', '(mapping|mmap) (off|away|not wanted) (at the start|when starting|by an option)',
	],
	'command/flash-attention': [
		'(attention|the fast attention|flash attention) (on|off|forced) (at the start|by an option|from the command line)[?]', '(q8 cache|a quantized kv cache) (says it needs|wants|needs) flash attention[,|:] (turn it on|how do i switch it on)[?]', '(i suspect|maybe it is) flash attention[,|:] (start without it|switch it off|an option to turn it off)', '(let|can) (me|i) (decide|choose|say) (whether|if) flash attention is used[?]', '(i know what it is|not what it is)[,|:|;] (switch|turn) flash attention (on|off)',
	],
	'command/gpu-layers': [
		'(part|half|some) of the model on the card[,|:|;] (the rest|the other part) on the cpu[,|:] (how do i say that|which option)[?]', '(it fills|the model fills) my whole card[,|:] (put less of it there|fewer layers there|leave room for a game)', '(i have a card|there is a gpu) but (want|would like) (all|everything) on the (processor|cpu)[,|:] (which option|how do i start)[?]', '(how much|how many layers) of (the model|it) (goes|lies|sits) on the card[,|:] (i want to set that|let me choose|at the start)', '(vram|the card) a little too (small|tight)[,|:] (20 layers only|not all layers|part of it to the cpu)', '(not threads|not the context)[,|:|;] the (layers|part) on the (card|gpu) (at the start|by an option)',
	],
	'command/batch': [
		'(a long prompt|my document) (is read|goes in) (too slowly|in tiny bites)[,|:] (bigger bites|more tokens at once)[, an option|, at the start]', '(buffers|the buffers) (take|eat) (vram|memory) while (reading|the prompt is read)[,|:] (fewer tokens at once|smaller pieces)', '(how many|number of) (prompt tokens|tokens of the prompt) (at once|in one go|per step)[,|:] (set it|as an option|at the start)', '(not a batch of prompts|not a file of prompts)[,|:|;] (tokens at once|the size n_batch|the batch size)', '(512|256|2048) tokens (at once|per step) (while reading|for reading) (the prompt|prompts)',
	],
	'command/max-tokens': [
		'(in a script|from the shell) (the answer|lisa ask) (should|must) (end|stop) after (a sentence|50 tokens|a few tokens)', '(short|brief) (answers|replies) only (from|in) (lisa ask|my script|the shell)[,|:] (a limit|how do i cap it)[?]', '(lisa ask|the one-shot answer) (never ends|writes pages|runs on)[,|:] (put an end to it|a length limit|cut it)', '(not the context|not the window)[,|:|;] the length of the (answer|reply) (in|of) lisa ask', '(how long|how many tokens) may the (answer|reply) (of lisa ask|in my script) (be|become)[,|:] (set it|limit it)',
	],
	'command/ask-temperature': [
		'(asked twice|i ask twice|each run) (in the shell|in my script|with lisa ask)[,|:] (another|a different) answer[,|:|;] (less chance|it should be sober)', '(more|less) (imagination|fantasy|freedom|chance) (in|for) (lisa ask|my script|a question in the shell)', '(how wild|how free|how sober) (lisa ask|the answer in the shell) (is|may be)[,|:] (set it|which option)[?]', '(not a seed|not in the chat)[,|:|;] temperature (for|of) (lisa ask|the shell question)', '(only|always) the most likely (word|token) (in|from) (a script|lisa ask)',
	],
	'command/seed': [
		'(random yes|chance is fine)[,|:|;] but (the same again|repeatable|the same on every run) (in|with|from) lisa ask', '(i want|let me) (repeat|get again) (exactly|precisely) that (random|lucky) answer (from|of) lisa ask', '(a number|some number) that (fixes|starts|steers) the (dice|chance|randomness) (of|in) lisa ask[?]', '(not temperature|temperature stays)[,|:|;] (the same|fixed) (dice|random numbers|draw) in lisa ask', '(my paper|a test|a demo) (needs|wants) the (same|identical) (sampled|random) answer (twice|each time)',
	],
	'command/ask-system': [
		'(before|ahead of) the question (tell|say to) lisa ask (who it is|how to behave|to be brief)', '(my script|the one-shot question) (wants|needs) (a role|rules|an instruction) (for|given to) the model', '(lisa ask|the shell question) as (a lawyer|a teacher|a pirate|a reviewer)[, how|]', '(not in the chat|not on the screen)[,|:|;] (rules|a role|an instruction) for lisa ask', '(two things|a rule and a question) (to|for) lisa ask[,|:] (how do i pass the rule|where does the rule go)[?]',
	],
	'command/build': [
		'(my processor|my cpu) (can do more|has avx512|is newer)[,|:] (an engine made for it|compile one|let lisa make one for it)', '(the engine|it) (does not use|ignores) (all|what) my cpu can[,|:] (make a better one|compile it here)', '(make|compile|let lisa make) (a tuned|an own|a faster) (engine|llama.cpp) (here|on this box|for this chip)', '(not failed|not yet tried)[,|:|;] (how do i build|build) the engine for (this|my) (cpu|chip)', '(faster on the cpu|more speed from the cpu) by (compiling|building)[, how|][?]',
	],
	'command/profile': [
		'(where does the time of a token go|into what goes the time of each token)[,|:] (sampling|drawing|computing)[?]', '(which part|what) of (a token|each token) (takes|costs) (longest|the most)[,|:] (measure it|a breakdown)', '(split|break up|divide) (a token|the time per token) (into|in) (parts|steps|its pieces)[, measured|]', '(not tokens per second|not only the speed)[,|:|;] where (the time|each millisecond) of a token (goes|is spent)', '(is the screen|is drawing|is sampling) (slowing|holding up) (each|the) token[?|,|:] (measure|show me)',
	],
	'command/bench-format': [
		'(speed|bench|benchmark) (results|numbers) (for|in) (a readme|a forum post|an issue)[,|:] (as a table|ready to paste)', '(the bench|lisa bench|the speed test) (prints|shows) (text|lines)[,|:|;] (i want|i need) (a table|csv|columns)', '(bench|speed) numbers (into|for) (a spreadsheet|excel|a script)[, how|]', '(not the record|not the measurements)[,|:|;] the (bench|benchmark) as (csv|markdown)',
	],
	'command/requantize': [
		'(i only have|there is only) the (q8|q6|quantized) file[,|:] (make a q4 of it|smaller from that|can it be made smaller still)[, anyway|][?]', '(f16|the original) (gone|not here|too big to fetch)[,|:] (use|take) the (q8|q6) (as the source|instead) for a (q4|smaller one)', '(it refuses|lisa quantize refuses)[,|:|;] (the file is quantized already|already q8)[,|:] (how do i make it do it|do it all the same)', '(not from f16|no f16)[,|:|;] a (rung|q4) (from|of) (a quant|a q8|a quantized file)', '(shrink|squeeze) an already (shrunk|squeezed|quantized) (file|gguf) (further|again)[, allowed|, how]',
	],
	'command/since': [
		'(the record|the measurements|the samples)[,|:] (but only|just) (from yesterday|the last hour|since noon)', '(too much|weeks) in the (record|exported file|export of samples)[,|:|;] (only|just) (today|two hours|one night)', '(how far back|since when) does the (record|export of measurements) go[,|:|?] (set it|can i choose)', '(from|since) (9 o\'clock|midnight|the last 30 minutes)[,|:] (the measurements|lisa record export)',
	],
	'command/format': [
		'(the record|the measurements|the samples) (for|into) (a spreadsheet|a database|pandas)[,|:] (which form|as csv)', '(commas|columns|csv|json) (for|in) the (record|exported measurements|recorded samples)[, how|]', '(not the bench|not lisa ask)[,|:|;] the (record|recorded samples) as (csv|json)', '(lisa record export|the record) (comes|is) (in the wrong form|not as csv|as text)[,|:] (change that|another form)',
	],
	'command/out': [
		'(the answers|the results) of (the batch|lisa run) (should|must) (go|be written) (to|into) a file[, which|]', '(the batch|lisa run|lisa embed) (floods|fills) my (screen|terminal)[,|:] (to a file please|where do i name the file)', '(say|name|choose) the file (that|which) (lisa run|lisa embed|the batch) (writes|fills)', '(not the input|not the prompts)[,|:|;] (the file|where) the (answers|vectors) (go|are written) (of|from) (lisa run|lisa embed)',
	],
	'command/port': [
		'(lisa metrics|the metrics) (on|at) (another|a free|a certain) (port|number)[, how|][?]', '(the port|9100|that number) is (taken|in use)[,|:] (lisa metrics|serve the metrics) (elsewhere|on another)', '(firewall|prometheus) (allows|expects) only (9200|8080)[,|:] (metrics there|serve lisa\'s metrics on it)', '(which|what) port (does lisa metrics use|do the metrics listen on)[,|:] (change it|can i change it)[?]',
	],
};
