import type {Wordings} from './wordings.ts';

/**
Questions about models in general.
*/
export const modelWordings: Wordings = {
	'models/list': ['(which|what) (models|llms) (are|do) (you|known to you|there|in your list|you know of|in the catalog)[?]', '(names|a list|an overview) of (the |)(models|llms)[ you know| lisa knows| in the catalog|]', '(your|the|lisa\'s) (catalog|catalogue|model list|list of models)[?]', '(tell me|name) (every model|the models|all models) (you know|you have heard of|in your catalog)', '(models|llms)[?| known| supported| available]'],
	'models/best': ['(which|what) (llm|model|one) (would you|should i|do i|do people) (start with|take|begin with|try|use|recommend|pick|choose)[ first| as a beginner|?]', '(a good|the best|your favourite|a recommended|a decent|a solid) (model|llm|first model|all-round model)[?]', '(i don\'t know|not sure|no idea) (which|what) (model|llm) (to (take|use|get|load)|i want)', '(advice|recommendation|suggestion)[ on| for] (a|which) model[ please|?]'],
	'models/small': ['(the smallest|the tiniest|a really small|the lightest) (model|llm|one)[?| you know?]', '(something|a model|an llm) (small|tiny|light|little) (for|on) (a laptop|an old box|my weak pc|a pi|cpu)[?]'],
	'models/format': ['(which|what) (file types|formats|kinds of files|sorts of files|file formats) (does lisa|do you|can it) (accept|take|load|open|eat|understand)[ for models|?]', '(must|does) (a model|the file|it) (be|have to be) (gguf|a gguf|in gguf)[?]', '(onnx|safetensors|pytorch|ggml|other formats)[?| supported?| ok?]', '(file format|model format|format)[?| of models]'],
	'models/gpt4all': ['(how much|what) (vram|memory) (is needed|do i need|should i have) for (gpt4all|GPT4All|the gpt4all models)[ in general| as a family|?]', '(gpt4all|GPT4All)[: how much memory| in general| family| range|?]'],
	'models/llama-2': ['(llama-2|Llama-2|llama 2) (requirements|memory|vram|needs) (for|of) (7b and 13b|7B and 13B|both sizes|the 7b and the 13b)[?]', '(what do|how much do) (both|the two) (llama 2|Llama-2) (models|sizes) (need|take)[?]', '(7b and 13b|both) of llama 2[?]'],
};
