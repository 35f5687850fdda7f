
import {catalog, gpt4allSpan, type CatalogModel} from '../../../../source/core/catalog.ts';
import {fetchingIt, sameFor} from '../follow-ups.ts';
import {whatIs} from '../frames.ts';
import {nameSpellings, sizes, weightsOf} from '../memory.ts';
import type {Exchange, Topic} from '../topic.ts';
import {fitAnswer, plainNeed} from './fit.ts';
import {partings} from './smalltalk.ts';

const tokens = (count: number): string => count.toLocaleString('en-US');

const about = (model: CatalogModel): string =>
	`${model.name} has ${model.parameters} billion parameters and a context of ${tokens(model.context)} tokens: ${model.use}.${model.loads ? '' : ' LISA cannot load it: llama.cpp does not know its architecture.'}`;

/** The facts of a model that people ask for one at a time. */
const facts = (model: CatalogModel): Array<{id: string; noun: string; asks: (name: string) => string[]; answer: string}> => [
	{
		id: 'parameters',
		noun: '(parameters|the number of parameters|the parameter count|the size|how many parameters|its size|how big|how many billions)',
		asks: name => [`how many (parameters|weights|params|billion parameters) does ${name} (have|has)[?]`, `(parameters|parameter count|number of parameters|params|size) of ${name}[?]`, `(what is|whats) the (parameter count|number of parameters) of ${name}[?]`, `how (big|large) a model is ${name}[?]`],
		answer: `${model.name} has ${model.parameters} billion parameters.`,
	},
	{
		id: 'layers',
		noun: '(layers|the layers|the number of layers|how many layers|its layers|the depth|how many blocks)',
		asks: name => [`how many (layers|blocks|transformer layers) (does|has) ${name} (have|has|)[?]`, `(layers|number of layers|layer count|depth) of ${name}[?]`, `${name} (layers|layer count)[?]`, `how deep is ${name}[?]`, `how many layers are (in|inside|there in) ${name}[?]`, `(number of layers|layer count|layers) (for|in) ${name}[?]`],
		answer: `${model.name} has ${model.layers} layers of width ${model.embedding}.`,
	},
	{
		id: 'context',
		noun: '(context|the context|context length|its context window|the context length|how long a context|how many tokens|its window|the longest prompt)',
		asks: name => [`(what is|what's|how long is|how large is|how big is) the (context|context window|context length|maximum context) of ${name}[?]`, `(context|context length|context window|max context|context size) (of|for) ${name}[?]`, `how many tokens (can|does) ${name} (take|handle|read|remember|support|hold)[?]`, `${name} (context|context length|context window|context size)[?]`, `how (long|much) (a prompt|text|a conversation) can ${name} (take|handle|read|swallow)[?]`, `(what is|what's) the longest (prompt|text|conversation|context) (${name} can (take|handle|swallow|read)|for ${name}|of ${name})[?]`, `(ctx|ctx length|context tokens|maximum tokens) (of|for|) ${name}[?]`, `how (big|long|large) a context (was ${name} (built|made|trained) for|does ${name} have|can ${name} take)[?]`],
		answer: `${model.name} was made for a context of up to ${tokens(model.context)} tokens.`,
	},
	{
		id: 'licence',
		noun: '(the licence|licence|license|its license|its licence|the licence terms|which licence|what licence|under what licence|commercial use|at work|in a product)',
		asks: name => [`(what|which) (licence|license) (does ${name} have|is ${name} under|has ${name}|applies to ${name})[?]`, `(licence|license|licensing|terms) (of|for) ${name}[?]`, `(may|can|could) (my company|we|our team|a business|i) (use|sell|ship) ${name} (in a product|in its product|commercially|at work|for money)[?]`, `is ${name} (really|truly) (open source|free|open)[?]`, `${name} (licence terms|license terms|terms of use|legal)[?]`, `(can i use|may i use|am i allowed to use) ${name} (commercially|at work|in a product|for business|in my company)[?]`, `is ${name} (open source|free|free to use|open|open weight)[?]`, `${name} (licence|license)[?]`],
		answer: `${model.name} is under the ${model.licence}${/License|Terms/.test(model.licence) ? '' : ' licence'}.`,
	},
	{
		id: 'source',
		noun: '(where from|where do i get it|the download|where to download it|the link|its repository|a download link|the source|who made it)',
		asks: name => [`where (do|can|could) i (get|download|find|obtain) ${name}[?]`, `(download|get|obtain|find) ${name}`, `(where does|where do) ${name} come from[?]`, `who (made|makes|trained|published|built) ${name}[?]`, `(link|source|repository|repo|url|download link|download location|publisher|home) (for|of|to) ${name}[?]`, `(who is behind|who publishes|who released|where is) ${name}[ published| hosted| and where can i get it][?]`, `i (want|need|would like) ${name}, where (is it|do i get it|can i fetch it|is it published)[?]`, `where can i fetch ${name}[?]`],
		answer: `${model.name} is published on Hugging Face as ${model.source}. Fetch a GGUF version of it with \`lisa pull hf:org/repo:Q4_K_M\`, or copy one here, and start \`lisa --model path/to/file.gguf\`.`,
	},
	{
		id: 'heads',
		noun: '(kv heads|the kv heads|attention heads|how many heads|its heads|the heads)',
		asks: name => [`how many (KV heads|kv heads|key-value heads|attention heads|heads) (does|has) ${name} (have|has|)[?]`, `(KV heads|kv heads|heads|attention heads) of ${name}[?]`],
		answer: `${model.name} has ${model.heads} attention heads and ${model.kvHeads} KV heads of size ${model.headSize}.`,
	},
	{
		id: 'use',
		noun: '(what is it good for|what is it good at|good for what|its strengths|what for|is it any good|the use)',
		asks: name => [`what is ${name} (good for|good at|useful for|for|best at|made for)[?]`, `(is|would) ${name} (any good|good|worth it|a good choice|a good model|be a good choice)[?]`, `(should i use|do you recommend|would you recommend|why use|why would i use|when should i use) ${name}[?]`],
		answer: `${model.name}: ${model.use}.${model.loads ? '' : ' LISA cannot load it: llama.cpp does not know its architecture.'}`,
	},
];

/** The same facts, asked of a model that was just spoken of. */
const spoken: Readonly<Record<string, readonly string[]>> = {
	parameters: ['(how|just how) (big|large) is (it|that)[ in parameters| then|][?]', '(how many) (billion|billions|parameters|weights)[ is that| has it|][?]'],
	layers: ['(how many|number of) layers[ has it| are there| then|][?]', '(how|and how) deep[ is it|][?]'],
	context: ['(how|and how) (long|much) (can it|does it) (read|remember|take|handle)[?]', '(how long|how big) (is|can) (its|the) (context|window|prompt)[ be|][?]', '(does it take|can it read|will it swallow) (long texts|a long prompt|a whole book)[?]'],
	licence: ['(and |so |ok, |)(what|which) (licence|license) (is it|does it come|is that|is this one|was it released|is it published) (under|with)[?]', '(under|with) (what|which) (licence|license|terms)[?]', '(is it|is that one|is this) (free|open|open source|really open|free for business)[?]', '(can|may|could) (i|we|my company) (use|sell|ship) it (commercially|at work|in a product|for money)[?]', '(am i|are we) allowed to (use|ship|sell) it[ at work| commercially|][?]', '(any|what) (licence|license|legal) (restrictions|conditions|terms|strings attached)[?]'],
	source: fetchingIt,
	heads: ['(how many|and how many) (heads|kv heads|attention heads)[ has it| are there|][?]'],
	use: ['what (is it|is that one) (good|used|meant|useful) for[ then|][?]', '(good|used|useful|meant) for what[?]', '(would you|do you|should i) (recommend|take|use|pick) it[?]', '(is it|is that one) (any good|worth it|good|a good choice|decent)[?]'],
};

const perModel = catalog.flatMap((model): Topic[] => {
	const name = nameSpellings(model);
	const follow = (fact?: string) => (): Exchange[] => [
		...facts(model).flatMap(({id, noun, asks, answer}) => Array.from({length: 3}, () => ({
			ask: [`(and|what about|how about|and what about|ok and|hm, and|also|but) ${noun}[?]`, `(and |so |ok, |)${noun}[ then|]?`, `(tell me|i also need|i'd like to know|do you know|say) ${noun}`, ...asks('(it|that one|that model|this one|that|this model)'), ...spoken[id] ?? []],
			answer: [answer],
		}))),
		...Array.from({length: 3}, () => ({ask: ['(and |so |ok, |)how much (memory|vram|ram|space|video memory) (does|would|will) (it|that one|that|this model) (need|take|use|want|eat)[ then|][?]', '(and |what about |)(the memory|its memory|memory|vram|the vram|how much vram|how much ram|how many gb|how much memory)[ does it need| for it| then|][?]', '(what|how much) (must|should) my (card|machine|gpu|laptop) have[ for it| for that|][?]', '(is|how) (it|that) (heavy|big|large) (in memory|on the card|when loaded)[?]'], answer: [plainNeed(model)]})),
		...sizes.map(size => ({ask: [`(does|will|would|can) (it|that one|that|this) (fit|run|work|go) (in|on|into|with) ${size}[ ](gb|GB|gigs)[?]`, `(is|are) ${size}[ ](gb|GB) (enough|ok|sufficient)[ for (it|that)|][?]`, `(i have|i've got|my card has) ${size}[ ](gb|GB)[. does it fit|, enough|, can i run it|][?]`], answer: [fitAnswer(model, 'Q4_K_M', size)]})),
		...catalog.filter(other => other !== model).map(other => ({ask: sameFor(nameSpellings(other)), answer: [facts(other).find(({id}) => id === fact)?.answer ?? about(other)]})),
		...partings,
	];
	return [
		{id: `model/${model.id}`, ask: [...whatIs(name), `what (do you know|can you tell me|can you say) about ${name}[?]`, `(which|what) (kind of|sort of) (model|thing) is ${name}[?]`, `(give me|i need) (a profile|a quick profile|the facts|the data|a summary|the numbers) (of|on|about) ${name}`, `${name} (facts|profile|data|numbers|specs)[?]`, `anything i should know about ${name}[?]`, `${name}[?]`], answer: [about(model)], follow: follow(), weight: 3},
		...facts(model).map((fact): Topic => ({id: `model/${model.id}/${fact.id}`, ask: fact.asks(name), answer: [fact.answer], follow: follow(fact.id)})),
	];
});

const lines = catalog.filter(model => model.loads).map(model => model.name);

const others = ['Falcon 40B', 'Mixtral 8x7B', 'Vicuna 13B', 'Yi 34B', 'StableLM', 'OPT', 'BLOOM', 'Command R', 'DeepSeek', 'GPT-4', 'Claude', 'Gemini', 'MPT 7B', 'Orca 2', 'WizardLM', 'Zephyr', 'Solar 10.7B', 'Granite', 'Nemotron', 'OLMo', 'Grok', 'StarCoder', 'CodeLlama', 'Dolly', 'Pythia', 'gpt-oss', 'GPT-2', 'Kimi', 'MiniMax', 'SmolLM', 'Aya', 'InternLM', 'Baichuan', 'GLM', 'Phi-2', 'Alpaca', 'Koala', 'RWKV', 'Jamba', 'Mamba', 'DBRX', 'Openchat', 'Starling', 'Hermes', 'Dolphin', 'Airoboros', 'Guanaco', 'Cerebras', 'Persimmon', 'Stable Beluga'];

/** After talk of models in general: where to get one, and which there are. */
const toGet: Exchange = {ask: fetchingIt, answer: ['`lisa pull hf:org/repo:Q4_K_M` fetches a GGUF file from Hugging Face, or from a URL; then start `lisa --model path/to/file.gguf`.']};
const toChoose: Exchange = {
	ask: ['(and |so |ok, |)(which|what)( one| model| of them|) (is (the |)best|should i (take|use|start with)|do you recommend|would you take|is for me|to take)[ then|][?]', '(and |so |)which( one|)[ then|][?]', '(recommend|suggest|pick|name) one[ for me| please|]', '(the best|your favourite|a good one|the best of them)[ then| please|][?]'],
	answer: ['With 8 GB take Llama 3.1 8B or Mistral 7B Instruct at Q4_K_M; with 4 GB take Llama 3.2 3B. Start it with `lisa --model path/to/file.gguf`.'],
};
const toKnow: Exchange = {
	ask: ['(so |and |ok, |then |)(which|what)( ones| models|) (do you know|are in it|are in the catalog|are there|can i use|do you have)[ then| instead|][?]', '(can you|could you|would you|) (name|list) (some|them|a few|the ones you know)[ for me| then|][?]', '(which ones|like which|such as|for example|what else is there)[?]', '(what is|what\'s) in (it|your catalog|there)[ then|][?]'],
	answer: [`I know ${lines.slice(0, -1).join(', ')} and ${lines.at(-1)!}. LISA runs any other GGUF file that llama.cpp can load, too.`],
};

const general: Topic[] = [
	{
		id: 'models/list',
		ask: ['(which|what) (models|llms|language models) (do you know|are there|does lisa know|are supported|can lisa run|can i use|are in the catalog|work with lisa|does lisa support|can i load|exist)[?]', '(list|show|show me|tell me|give me) (the|all|all the|some) (models|supported models|catalog|model catalog|known models)', '(model list|models|the catalog|catalog|supported models)[?]', '(what is|what\'s) in the (catalog|model catalog)[?]'],
		answer: [`I know ${lines.slice(0, -1).join(', ')} and ${lines.at(-1)!}. LISA runs any other GGUF file that llama.cpp can load, too.`],
		follow: () => [toGet, toChoose, toChoose, ...partings],
		weight: 6,
	},
	{
		id: 'models/gpt4all',
		ask: [...whatIs('(GPT4All|gpt4all|the GPT4All ecosystem|the gpt4all family)'), 'how much (VRAM|vram|memory|ram) (does|do) (GPT4All|gpt4all|the gpt4all models|gpt4all models|the GPT4All ecosystem) (need|take|use|require)[?]', '(GPT4All|gpt4all) (vram|memory|requirements|memory requirements)[?]'],
		answer: [`GPT4All is a family of local models; depending on the model they need from ${gpt4allSpan[0]} GB to ${gpt4allSpan[1]} GB of VRAM. GPT4All-J 6B needs around 6 GB.`],
		follow: () => [toGet, toGet, toKnow, toKnow, ...partings],
		weight: 6,
	},
	{
		id: 'models/llama-2',
		ask: [...whatIs('(Llama-2|Llama 2|llama2|llama-2|the Llama 2 family)'), 'how much (VRAM|vram|memory|ram) (does|do) (Llama-2|Llama 2|llama2) (need|take|use|require)[?]', '(Llama-2|llama 2|llama2) (vram|memory|requirements)[?]'],
		answer: ['Llama-2 comes as 7B and 13B: the 7B needs around 8 GB of VRAM and the 13B around 12 GB when quantized.'],
		follow: () => [toGet, toGet, toChoose, ...partings],
		weight: 5,
	},
	{
		id: 'models/best',
		ask: ['(which|what) (model|llm) (is|would be) (the |)(best|better|recommended|good)[ overall| for chat| to start with| for a beginner| for me]?', '(which|what) model (should i|do i|would you) (use|start with|try first|take|load|get|recommend)[?]', '(recommend|suggest) (a|me a) (model|llm|good model)', 'best (model|llm)[ for chat][?]', '(i need|i want) a (better|good|real|bigger|smarter) (model|llm)[. which one?|, which one?| - which?]'],
		answer: ['With 8 GB take Llama 3.1 8B or Mistral 7B Instruct at Q4_K_M; with 4 GB take Llama 3.2 3B. Start it with `lisa --model path/to/file.gguf`.'],
		follow: () => [toGet, toGet, toKnow, ...partings],
		weight: 6,
	},
	{
		id: 'models/small',
		ask: ['(which|what) (is the|is your|) (smallest|lightest|tiniest) model[ you know| in the catalog][?]', '(a|any|recommend a|which) (small|tiny|light|lightweight|little) model (for|on) (a weak machine|an old laptop|a laptop|my old computer|a small machine|a raspberry pi|cpu only|a cpu|lightweight tasks)[?]', '(i have|on) (an old laptop|a weak machine|no gpu|a slow computer)[,] (which model|what model|what can i run)[?]'],
		answer: ['TinyLlama 1.1B is the lightest: it needs about 1 to 2 GB and runs on almost any machine. Llama 3.2 3B answers better and needs a little more.'],
		follow: () => [toGet, toGet, ...partings],
		weight: 4,
	},
	{
		id: 'models/unknown',
		ask: [`(what is|tell me about|do you know|what about|explain|have you heard of|any facts on|do you have information about|what can you say about) (${others.join('|')}|~ 7B|~-13b|~ 34B|Falcon 180B|~ 3B instruct)[?]`, `(would|could|will) (${others.join('|')}|~ 7B|~ 13B) (go|fit|squeeze|get) (into|in|on) (8|12|16|24|32) (GB|gb|gigs)[?]`, `(is|are) (${others.join('|')}|~ 7B) (any good|supported|in your catalog|known to you|possible here|a good model|worth it)[?]`, `how much (memory|VRAM|vram|ram) does (${others.join('|')}) (need|take|use|require)[?]`, `(will|does|can) (${others.join('|')}) (fit in|run on|run in|fit on) (4|6|8|12|16|24|32) (GB|gb|gigs)[?]`, `can (i|lisa) (run|load|use) (${others.join('|')})[?]`, `(${others.join('|')}) (memory|vram|layers|context|licence|license|parameters)[?]`],
		answer: ['That model is not in my catalog. If there is a GGUF file of it, `lisa --model path/to/file.gguf` loads it; at Q4_K_M count about 0.6 GB for every billion parameters, and more for the KV cache.'],
		follow: () => [toKnow, toKnow, toGet, toChoose, ...partings],
		weight: 10,
	},
	{
		id: 'models/format',
		ask: ['(which|what) (format|file format|formats|file type|files|model files|model format) (does lisa|do you|can lisa|can i) (need|load|read|use|support|open|want|take)[?]', '(can|does|will) lisa (load|open|read|support|use) (safetensors|.bin files|pytorch files|onnx|ggml files|.safetensors|pytorch checkpoints)[?]', '(are|is) (safetensors|onnx|pytorch) (supported|ok|possible)[?]'],
		answer: ['LISA loads GGUF files. Safetensors, .bin and other formats must be converted with llama.cpp first.'],
		follow: () => [toGet, toGet, toKnow, toKnow, ...partings],
		weight: 4,
	},
];

const rule = [1, 3, 7, 8, 13, 14, 20, 27, 30, 32, 34, 40, 65, 70].flatMap(billions => ([['Q4_K_M', '(4-bit|Q4_K_M|q4|4 bit|Q4)'], ['Q8_0', '(8-bit|Q8_0|q8|8 bit|Q8)'], ['F16', '(F16|fp16|16-bit|f16|16 bit)']] as const).map(([rung, spelling]): Topic => ({
	id: `rule/${billions}/${rung}`,
	ask: [
		`how much (memory|VRAM|vram|ram|RAM) (does|would|will) a ${billions}(B|b| billion parameter|B parameter) model (need|take|use|require) (in|at|with) ${spelling}[?]`,
		`how (big|large) is a ${billions}(B|b) (model|llm) (in|at|quantized to) ${spelling}[?]`,
		`(memory|VRAM|size|ram) (of|for) a ${billions}(B|b) model (in|at|with) ${spelling}[?]`,
		`(a |)${billions}(B|b) (model|) (in|at) ${spelling}[?]`,
		...(rung === 'Q4_K_M' ? [`how much (memory|VRAM|vram|ram|RAM) (does|would|will) a ${billions}(B|b| billion parameter) model (need|take|use|require)[?]`, `(memory|vram|ram) (for|of) a ${billions}(B|b) model[?]`] : []),
	],
	answer: [`The weights of a ${billions}B model take about ${weightsOf(billions, rung)} GB at ${rung}; the KV cache and buffers come on top.`],
	follow: () => [1, 3, 7, 8, 13, 14, 30, 32, 34, 70].filter(other => other !== billions).map(other => ({ask: sameFor(`(a |)${other}(b|B|B model|b model)`), answer: [`The weights of a ${other}B model take about ${weightsOf(other, rung)} GB at ${rung}; the KV cache and buffers come on top.`]})),
	weight: 0.7,
})));

/** The models LISA knows, and what holds of those it does not. */
export const models: readonly Topic[] = [...perModel, ...general, ...rule];
