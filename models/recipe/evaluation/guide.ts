import {LlamaLogLevel, getLlama, resolveChatWrapper, type ChatHistoryItem, type LlamaModel, type Token} from 'node-llama-cpp';
import type {Reply} from './score.ts';

/** No answer of the corpus is as long. */
const longest = 160;

/** One thread has no one to wait for: on a busy machine it is up to forty times faster than two. */
const threads = 1;

/**
A rung of the guide, loaded into the same engine that LISA uses, with the chat template of its file.
*/
export class Guide {
	readonly model: LlamaModel;
	readonly #sequence;

	private constructor(model: LlamaModel, sequence: Awaited<ReturnType<typeof openSequence>>) {
		this.model = model;
		this.#sequence = sequence;
	}

	static async load(path: string): Promise<Guide> {
		const llama = await getLlama({gpu: false, maxThreads: threads, logLevel: LlamaLogLevel.error});
		const model = await llama.loadModel({modelPath: path});
		return new Guide(model, await openSequence(model));
	}

	/** The tokens of a conversation up to where the guide is to speak. */
	prompt(turns: readonly string[]): Token[] {
		const history: ChatHistoryItem[] = turns.map((text, index) => (index % 2 === 0 ? {type: 'user', text} : {type: 'model', response: [text]}));
		const {contextText} = resolveChatWrapper(this.model).generateContextState({chatHistory: [...history, {type: 'model', response: []}]});
		return contextText.tokenize(this.model.tokenizer);
	}

	/** Answers greedily. `turns` alternate and end with the person's. */
	async answer(turns: readonly string[]): Promise<Reply> {
		await this.#sequence.clearHistory();
		const tokens: Token[] = [];
		for await (const token of this.#sequence.evaluate(this.prompt(turns), {temperature: 0, yieldEogToken: true})) {
			if (this.model.isEogToken(token)) {
				return {text: this.model.detokenize(tokens), ended: true};
			}

			tokens.push(token);
			if (tokens.length === longest) {
				break;
			}
		}

		return {text: this.model.detokenize(tokens), ended: false};
	}

	/** What the guide thinks comes next, at each place of the reply and after it. */
	async distributions(turns: readonly string[], reply: string): Promise<Array<Map<Token, number>>> {
		await this.#sequence.clearHistory();
		const prompt = this.prompt(turns);
		const said = this.model.tokenize(reply);
		const measured = {generateNext: {probabilities: true, token: true, options: {temperature: 1}}} as const;
		const outputs = await this.#sequence.controlledEvaluate([...prompt.slice(0, -1), ...[prompt.at(-1)!, ...said].map(token => [token, measured] satisfies [Token, unknown])]);
		return outputs.flatMap(output => output?.next.probabilities ?? []);
	}

	async close(): Promise<void> {
		await this.model.dispose();
	}
}

async function openSequence(model: LlamaModel) {
	const context = await model.createContext({contextSize: Math.min(1024, model.trainContextSize), threads});
	return context.getSequence();
}
