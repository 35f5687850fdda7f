/**
A model LISA knows by name: what its memory follows from, and what the hardware document says of it.

Shapes are those of the `config.json` published with the weights.
*/
export type CatalogModel = {
	/** A stable short name, as in `mistral-7b-instruct`. */
	readonly id: string;
	readonly name: string;
	readonly family: string;
	/** Other ways people write the name. */
	readonly aliases: readonly string[];
	/** Weights, in thousands of millions. */
	readonly parameters: number;
	readonly layers: number;
	readonly embedding: number;
	readonly heads: number;
	readonly kvHeads: number;
	readonly headSize: number;
	/** The longest context it was made for, in tokens. */
	readonly context: number;
	readonly licence: string;
	/** The repository on Hugging Face that the weights come from. */
	readonly source: string;
	/** The repository on Hugging Face that has it in GGUF, for `lisa pull`; absent where there is none that llama.cpp loads. */
	readonly gguf?: string;
	/** What it is good for, in one sentence. */
	readonly use: string;
	/** VRAM in GB that the hardware document gives for it, quantized: from, to. */
	readonly documented?: readonly [from: number, to: number];
	/** False where llama.cpp cannot load its architecture. */
	readonly loads: boolean;
};

/**
The models LISA knows: those of the hardware document, then a few of today’s that take their places.
*/
export const catalog: readonly CatalogModel[] = [
	{
		id: 'mistral-7b-instruct',
		name: 'Mistral 7B Instruct',
		family: 'Mistral',
		aliases: ['Mistral 7B', 'Mistral', 'mistral-7b'],
		parameters: 7.25,
		layers: 32,
		embedding: 4096,
		heads: 32,
		kvHeads: 8,
		headSize: 128,
		context: 32_768,
		licence: 'Apache 2.0',
		source: 'mistralai/Mistral-7B-Instruct-v0.3',
		gguf: 'bartowski/Mistral-7B-Instruct-v0.3-GGUF',
		use: 'a good all-round assistant for a card with 8 GB',
		documented: [5, 6],
		loads: true,
	},
	{
		id: 'tinyllama-1.1b',
		name: 'TinyLlama 1.1B',
		family: 'TinyLlama',
		aliases: ['TinyLlama', 'tiny llama', 'tinyllama-1.1b'],
		parameters: 1.1,
		layers: 22,
		embedding: 2048,
		heads: 32,
		kvHeads: 4,
		headSize: 64,
		context: 2048,
		licence: 'Apache 2.0',
		source: 'TinyLlama/TinyLlama-1.1B-Chat-v1.0',
		gguf: 'TheBloke/TinyLlama-1.1B-Chat-v1.0-GGUF',
		use: 'lightweight tasks on almost any machine',
		documented: [1, 2],
		loads: true,
	},
	{
		id: 'gpt4all-j',
		name: 'GPT4All-J 6B',
		family: 'GPT4All',
		aliases: ['GPT4All-J', 'gpt4all j', 'gptj'],
		parameters: 6.05,
		layers: 28,
		embedding: 4096,
		heads: 16,
		kvHeads: 16,
		headSize: 256,
		context: 2048,
		licence: 'Apache 2.0',
		source: 'nomic-ai/gpt4all-j',
		use: 'an early assistant, kept for comparison',
		documented: [6, 6],
		loads: false,
	},
	{
		id: 'gpt4all-13b-snoozy',
		name: 'GPT4All 13B Snoozy',
		family: 'GPT4All',
		aliases: ['Snoozy', 'gpt4all snoozy', 'gpt4all 13b'],
		parameters: 13.02,
		layers: 40,
		embedding: 5120,
		heads: 40,
		kvHeads: 40,
		headSize: 128,
		context: 2048,
		licence: 'GPL 3.0',
		source: 'nomic-ai/gpt4all-13b-snoozy',
		gguf: 'TheBloke/GPT4All-13B-snoozy-GGUF',
		use: 'the larger assistant of the GPT4All family',
		documented: [4, 12],
		loads: true,
	},
	{
		id: 'llama-2-7b',
		name: 'Llama-2 7B',
		family: 'Llama-2',
		aliases: ['Llama 2 7B', 'llama2 7b', 'llama-2-7b'],
		parameters: 6.74,
		layers: 32,
		embedding: 4096,
		heads: 32,
		kvHeads: 32,
		headSize: 128,
		context: 4096,
		licence: 'Llama 2 Community License',
		source: 'meta-llama/Llama-2-7b-chat-hf',
		gguf: 'TheBloke/Llama-2-7B-Chat-GGUF',
		use: 'chat on a card with 8 GB',
		documented: [8, 8],
		loads: true,
	},
	{
		id: 'llama-2-13b',
		name: 'Llama-2 13B',
		family: 'Llama-2',
		aliases: ['Llama 2 13B', 'llama2 13b', 'llama-2-13b'],
		parameters: 13.02,
		layers: 40,
		embedding: 5120,
		heads: 40,
		kvHeads: 40,
		headSize: 128,
		context: 4096,
		licence: 'Llama 2 Community License',
		source: 'meta-llama/Llama-2-13b-chat-hf',
		gguf: 'TheBloke/Llama-2-13B-chat-GGUF',
		use: 'better answers than the 7B, on a card with 12 GB',
		documented: [12, 12],
		loads: true,
	},
	{
		id: 'llama-3.2-3b',
		name: 'Llama 3.2 3B',
		family: 'Llama 3',
		aliases: ['llama3.2 3b', 'llama-3.2-3b', 'Llama 3.2'],
		parameters: 3.21,
		layers: 28,
		embedding: 3072,
		heads: 24,
		kvHeads: 8,
		headSize: 128,
		context: 131_072,
		licence: 'Llama 3.2 Community License',
		source: 'meta-llama/Llama-3.2-3B-Instruct',
		gguf: 'bartowski/Llama-3.2-3B-Instruct-GGUF',
		use: 'a small assistant for machines without a large GPU',
		loads: true,
	},
	{
		id: 'llama-3.1-8b',
		name: 'Llama 3.1 8B',
		family: 'Llama 3',
		aliases: ['llama3.1 8b', 'llama-3.1-8b', 'Llama 3 8B', 'llama 3.1'],
		parameters: 8.03,
		layers: 32,
		embedding: 4096,
		heads: 32,
		kvHeads: 8,
		headSize: 128,
		context: 131_072,
		licence: 'Llama 3.1 Community License',
		source: 'meta-llama/Llama-3.1-8B-Instruct',
		gguf: 'bartowski/Meta-Llama-3.1-8B-Instruct-GGUF',
		use: 'a strong all-round assistant for a card with 8 GB',
		loads: true,
	},
	{
		id: 'qwen3-4b',
		name: 'Qwen3 4B',
		family: 'Qwen3',
		aliases: ['Qwen 3 4B', 'qwen3-4b', 'qwen 4b'],
		parameters: 4.02,
		layers: 36,
		embedding: 2560,
		heads: 32,
		kvHeads: 8,
		headSize: 128,
		context: 32_768,
		licence: 'Apache 2.0',
		source: 'Qwen/Qwen3-4B',
		gguf: 'Qwen/Qwen3-4B-GGUF',
		use: 'a small assistant that is strong at reasoning and many languages',
		loads: true,
	},
	{
		id: 'qwen3-8b',
		name: 'Qwen3 8B',
		family: 'Qwen3',
		aliases: ['Qwen 3 8B', 'qwen3-8b', 'qwen 8b'],
		parameters: 8.19,
		layers: 36,
		embedding: 4096,
		heads: 32,
		kvHeads: 8,
		headSize: 128,
		context: 32_768,
		licence: 'Apache 2.0',
		source: 'Qwen/Qwen3-8B',
		gguf: 'Qwen/Qwen3-8B-GGUF',
		use: 'reasoning, code and many languages on a card with 8 GB',
		loads: true,
	},
	{
		id: 'gemma-3-4b',
		name: 'Gemma 3 4B',
		family: 'Gemma 3',
		aliases: ['gemma3 4b', 'gemma-3-4b', 'gemma 3', 'gemma'],
		parameters: 3.88,
		layers: 34,
		embedding: 2560,
		heads: 8,
		kvHeads: 4,
		headSize: 256,
		context: 131_072,
		licence: 'Gemma Terms of Use',
		source: 'google/gemma-3-4b-it',
		gguf: 'bartowski/google_gemma-3-4b-it-GGUF',
		use: 'a small assistant that is good at many languages',
		loads: true,
	},
	{
		id: 'phi-4-mini',
		name: 'Phi-4 mini',
		family: 'Phi-4',
		aliases: ['phi 4 mini', 'phi4-mini', 'phi-4', 'phi'],
		parameters: 3.84,
		layers: 32,
		embedding: 3072,
		heads: 24,
		kvHeads: 8,
		headSize: 128,
		context: 131_072,
		licence: 'MIT',
		source: 'microsoft/Phi-4-mini-instruct',
		gguf: 'bartowski/microsoft_Phi-4-mini-instruct-GGUF',
		use: 'a small assistant that is strong at mathematics and reasoning',
		loads: true,
	},
	{
		id: 'mistral-nemo-12b',
		name: 'Mistral Nemo 12B',
		family: 'Mistral',
		aliases: ['Mistral Nemo', 'nemo 12b', 'nemo'],
		parameters: 12.25,
		layers: 40,
		embedding: 5120,
		heads: 32,
		kvHeads: 8,
		headSize: 128,
		context: 131_072,
		licence: 'Apache 2.0',
		source: 'mistralai/Mistral-Nemo-Instruct-2407',
		gguf: 'bartowski/Mistral-Nemo-Instruct-2407-GGUF',
		use: 'a larger assistant for a card with 12 GB',
		loads: true,
	},
];

/**
The span of VRAM in GB that the hardware document gives for the whole GPT4All family.
*/
export const gpt4allSpan = [4, 12] as const;

/**
@returns The model of that name, id or alias, in any letter case.
*/
export function catalogModel(name: string): CatalogModel | undefined {
	const wanted = name.toLowerCase();
	return catalog.find(model => [model.id, model.name, ...model.aliases].some(known => known.toLowerCase() === wanted));
}
