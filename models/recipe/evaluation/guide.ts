import {LlamaLogLevel, getLlama, resolveChatWrapper, type ChatHistoryItem, type LlamaContextSequence, type LlamaModel, type Token} from 'node-llama-cpp';
import type {Reply} from './score.ts';

/** No answer of the corpus is as long. */
const longest = 160;

/** One thread has no one to wait for: on a busy machine it is up to forty times faster than two. */
const threads = 1;

/** Questions that are answered side by side. */
export const lanes = 8;

/**
A rung of the guide, loaded into the same engine that LISA uses, with the chat template of its file.
*/
export class Guide {
	readonly model: LlamaModel;
	/** Sequences no question is using. Several questions at a time share each step of the engine. */
	readonly #free: LlamaContextSequence[];

	private constructor(model: LlamaModel, sequences: LlamaContextSequence[]) {
		this.model = model;
		this.#free = sequences;
	}

	static async load(path: string): Promise<Guide> {
		const llama = await getLlama({gpu: false, maxThreads: threads, logLevel: LlamaLogLevel.error});
		const model = await llama.loadModel({modelPath: path});
		const context = await model.createContext({contextSize: Math.min(1024, model.trainContextSize), sequences: lanes, threads});
		return new Guide(model, Array.from({length: lanes}, () => context.getSequence()));
	}

	/** The tokens of a conversation up to where the guide is to speak. */
	prompt(turns: readonly string[]): Token[] {
		const history: ChatHistoryItem[] = turns.map((text, index) => (index % 2 === 0 ? {type: 'user', text} : {type: 'model', response: [text]}));
		const {contextText} = resolveChatWrapper(this.model).generateContextState({chatHistory: [...history, {type: 'model', response: []}]});
		return contextText.tokenize(this.model.tokenizer);
	}

	/** Answers greedily. `turns` alternate and end with the person's. */
	async answer(turns: readonly string[]): Promise<Reply> {
		return this.#with(async sequence => this.#answer(sequence, turns));
	}

	async #answer(sequence: LlamaContextSequence, turns: readonly string[]): Promise<Reply> {
		const tokens: Token[] = [];
		for await (const token of sequence.evaluate(this.prompt(turns), {temperature: 0, yieldEogToken: true})) {
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
		const prompt = this.prompt(turns);
		const said = this.model.tokenize(reply);
		const measured = {generateNext: {probabilities: true, token: true, options: {temperature: 1}}} as const;
		const input = [...prompt.slice(0, -1), ...[prompt.at(-1)!, ...said].map(token => [token, measured] satisfies [Token, unknown])];
		const outputs = await this.#with(async sequence => sequence.controlledEvaluate(input));
		return outputs.flatMap(output => output?.next.probabilities ?? []);
	}

	async #with<Result>(use: (sequence: LlamaContextSequence) => Promise<Result>): Promise<Result> {
		const sequence = this.#free.pop();
		if (!sequence) {
			throw new Error(`Ask no more than ${lanes} questions at a time`);
		}

		try {
			await sequence.clearHistory();
			return await use(sequence);
		} finally {
			this.#free.push(sequence);
		}
	}

	async close(): Promise<void> {
		await this.model.dispose();
	}
}
