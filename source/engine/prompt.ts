import type {ChatHistoryItem, Token} from 'node-llama-cpp';
import type {Turn} from '../core/engine-protocol.ts';
import {LisaError} from '../core/errors.ts';
import {integer} from '../core/format.ts';
import {roomHint} from '../core/room-hint.ts';
import type {Rung} from './rung.ts';

/** A conversation as the model sees it. */
export type Prompt = {
	readonly tokens: readonly Token[];
	/** Tokens and texts that end the reply and are never shown. */
	readonly stopTokens: ReadonlySet<Token>;
	readonly stopTexts: readonly string[];
};

/**
Renders a conversation with the model's own chat template.

What a person or a model wrote is tokenized as plain text: a `<|end|>` in it stays seven characters and never becomes a special token.
A last turn of the model is a reply to go on with.
*/
export function renderPrompt(rung: Rung, turns: readonly Turn[]): Prompt {
	if (turns.every(turn => turn.role !== 'user' || turn.text.trim() === '')) {
		throw new LisaError('There is nothing to answer: the conversation has no question.', {code: 'empty-prompt'});
	}

	const {contextText, stopGenerationTriggers} = rung.wrapper.generateContextState({chatHistory: historyOf(turns)});
	const {tokenizer} = rung.model;
	const stopTokens = new Set<Token>();
	const stopTexts: string[] = [];
	for (const trigger of stopGenerationTriggers) {
		const tokens = trigger.tokenize(tokenizer);
		const only = tokens[0];
		if (tokens.length === 1 && only !== undefined && tokenizer.isSpecialToken(only)) {
			stopTokens.add(only);
		} else if (trigger.toString() !== '') {
			stopTexts.push(plain(trigger.values));
		}
	}

	return {tokens: contextText.tokenize(tokenizer), stopTokens, stopTexts: stopTexts.filter(text => text !== '')};
}

/**
@param needed Tokens of the prompt, and of what was said before the engine was lost.
@throws LisaError `context-full`, with the figures: nothing is cut silently.
*/
export function checkRoom(needed: number, {context, info}: Rung): void {
	const {contextSize} = context;
	if (needed > contextSize - 1) {
		throw new LisaError(
			`The conversation has ${integer(needed)} tokens; the context holds ${integer(contextSize)}.`,
			{code: 'context-full', hint: roomHint({needed, contextSize, trained: info.trainedContextSize})},
		);
	}
}

function historyOf(turns: readonly Turn[]): ChatHistoryItem[] {
	const history: ChatHistoryItem[] = turns.map(({role, text}) => role === 'model' ? {type: 'model', response: [text]} : {type: role, text});
	if (turns.at(-1)?.role !== 'model') {
		history.push({type: 'model', response: []});
	}

	return history;
}

function plain(values: ReadonlyArray<string | {readonly value: string}>): string {
	return values.map(value => typeof value === 'string' ? value : value.value).join('');
}
