import type {CommandRow} from './subcommands.ts';

/** Asks what an option is, by name. */
const named = (name: string): string[] => [
	`(what does|what is|what's|explain|tell me about) (--${name}|the --${name} option|the --${name} flag|the option --${name}|the ${name} option)[ do| for| mean][?]`,
	`--${name}[?]`,
	`(when do i use|why would i use|how do i use|what happens with|purpose of) --${name}[?]`,
	`--${name} (does what|is for what|what for|meaning|usage|example|how)[?]`,
	`(i see|i saw|there is) (--${name}|an option --${name}) in the (help|readme|usage text)[, what is it for|, what does it do|][?]`,
	`(should i|do i need to|must i|why should i) (give|set|pass|use) --${name}[?]`,
	`(lisa with|starting with|if i give|if i pass) --${name}[,|:] what (changes|happens|does it do|is different)[?]`,
];

/**
Options of the command line that have no topic of their own yet.
*/
export const options: readonly CommandRow[] = [
	{id: 'continue', deeds: '(continue the conversation of last time|open the last conversation at the start|start where i left off|resume the last chat when starting|go on with yesterday\'s conversation|pick up where i stopped|begin with my last conversation|reopen the last session)', answer: 'Start with `lisa --continue`: it opens the conversation of last time.', more: named('continue'), weight: 1.6},
	{id: 'session', deeds: '(start with a certain conversation|open a conversation by its title|start lisa in a named session|open a particular session from the shell|start with the chat named project)', answer: 'Start with `lisa --session NAME`: it opens that conversation by its title or id.', more: named('session'), weight: 1.2},
	{id: 'kv-type', deeds: '(set the kv type on the command line|start with a quantized kv cache|start with an 8-bit kv cache|choose the kv cache type at the start|give the kv cache fewer bits when starting|use q8 for the cache from the shell)', answer: 'Start with `lisa --kv-type Q8_0`: the KV cache then takes about half the memory of F16; Q4_0 takes about a quarter.', more: [...named('kv-type'), '(can|could) lisa (start|be started) with the (kv cache|cache) (quantized|smaller|compressed|in 8 bits)[?]'], weight: 1.6},
	{id: 'mlock', deeds: '(pin the model in ram at the start|start with mlock|keep the model from being swapped out|stop the system from swapping the model out|lock the weights in memory with an option)', answer: 'Start with `lisa --mlock`: it pins the model in RAM, so that it cannot be swapped out.', more: named('mlock'), weight: 1},
	{id: 'gpu-layers', deeds: '(set the gpu layers|choose how many layers go on the card|put fewer layers on the gpu|offload 20 layers|put more layers on the card|set how much runs on the gpu|keep the model off the gpu|run only on the cpu although there is a gpu)', answer: 'Start with `lisa --gpu-layers N`: N layers go on the card, and 0 keeps all of them on the CPU.', more: named('gpu-layers'), weight: 1.4},
	{id: 'batch', deeds: '(set the batch size|choose the batch size on the command line|compute fewer tokens at once|lower the batch size to save memory|read the prompt in larger pieces|set the ubatch|set n-batch)', answer: 'Start with `lisa --batch N`: N tokens of a prompt are computed at once; fewer need less memory, more read long prompts sooner on a card.', more: named('batch'), weight: 1},
	{id: 'max-tokens', deeds: '(limit the length of the answer|end the reply after 100 tokens|cap the answer of lisa ask|get short answers from lisa ask|limit how many tokens it writes|set a maximum length for the reply)', answer: 'Use `lisa ask --max-tokens 100 "your question"`: the reply ends after that many tokens.', more: [...named('max-tokens'), '-n[?]'], weight: 1.2},
	{id: 'ask-temperature', deeds: '(set the temperature on the command line|get the same answer each time from lisa ask|ask with temperature 0|make lisa ask deterministic|choose the temperature for lisa ask)', answer: 'Use `lisa ask --temperature 0 "your question"`: 0 takes the likeliest token each time.', more: named('temperature'), weight: 1},
	{id: 'seed', deeds: '(make sampling repeatable|get repeatable answers from lisa ask|set the seed of lisa ask|fix the random seed|reproduce an answer|get the same random answer again)', answer: 'Use `lisa ask --seed 1 "your question"`: with the same seed the sampling is repeatable.', more: named('seed'), weight: 1},
	{id: 'ask-system', deeds: '(give lisa ask a system prompt|set a system prompt on the command line|pass a system prompt from a script|ask with a system prompt)', answer: 'Use `lisa ask --system "text" "your question"`; in the screen type /system TEXT.', more: named('system'), weight: 1},
	{id: 'build', deeds: '(build the engine for my cpu|get a faster engine for this processor|compile llama.cpp for this machine|make the engine use my cpu fully|build the engine in the background)', answer: 'Run `lisa doctor --build`: it builds the engine for this CPU, in the background, and takes it if it is faster.', more: named('build'), weight: 1},
	{id: 'profile', deeds: '(profile a token|see where the time of a token goes|find out why each token takes so long|split the time of a token|see how much time sampling and drawing take)', answer: 'Run `lisa bench --profile`: it shows where the time of a token goes.', more: named('profile'), weight: 1},
	{id: 'bench-format', deeds: '(get the benchmark as markdown|export the benchmark as csv|paste the benchmark into an issue|get the bench as a table for a report)', answer: 'Use `lisa bench --format markdown`: the format is csv or markdown; `--json` prints one JSON object.', more: [], weight: 0.8},
	{id: 'requantize', deeds: '(make a rung from a quantized file|quantize a file that is quantized already|requantize a q8 file|go from q8 to q4 without the f16)', answer: 'Run `lisa quantize MODEL TYPE --requantize`: it makes a rung of a file that is quantized already, at some cost in quality.', more: named('requantize'), weight: 1},
	{id: 'since', deeds: '(export only the last two hours|limit the export to the last week|choose how far back the record goes|get the measurements since yesterday)', answer: 'Use `lisa record export --since 2h`: the time says how far back, as in 2h or 7d.', more: named('since'), weight: 0.8},
	{id: 'format', deeds: '(export the measurements as csv|get the record as json|choose the format of the record|export in another format)', answer: 'Use `lisa record export --format csv`: the format is csv, json or prometheus.', more: named('format'), weight: 0.8},
	{id: 'out', deeds: '(choose where the answers of lisa run go|set the output file of a batch|write the exported conversation to a certain file)', answer: 'Use `--out FILE`: it says where the answers of `lisa run` go, the vectors of `lisa embed`, or the conversation of `lisa sessions export`.', more: named('out'), weight: 0.8},
	{id: 'port', deeds: '(change the port of the metrics|serve metrics on another port|choose the port for prometheus)', answer: 'Use `lisa metrics --port 9100`: it sets the port to serve on.', more: named('port'), weight: 0.8},
];
