import type {Token} from 'node-llama-cpp';
import type {TrialAnswer} from '../core/native-trial.ts';
import {logitsAfter} from './logits-after.ts';
import {renderPrompt} from './prompt.ts';
import type {Rung} from './rung.ts';
import {firstChoice, logProbabilities} from './score.ts';

/** What the guide is asked: it knows the answers, so its choices are clear ones. */
const questions = ['Who are you?', 'What does Q4_K_M mean?', 'How do I go down a rung?'];

/** Tokens of a reply that are looked at. */
const length = 48;

/**
Lets a model answer, or reads what was answered before, and notes in each place what it would say there.

@param said The replies to read; absent ones are made at temperature 0.
*/
export async function replyPlaces(rung: Rung, said?: ReadonlyArray<readonly number[]>): Promise<TrialAnswer[]> {
	const answers: TrialAnswer[] = [];
	for (const [index, text] of questions.entries()) {
		const {tokens} = renderPrompt(rung, [{role: 'user', text}]);
		answers.push(await read(rung, tokens, (said?.[index] ?? await reply(rung, tokens)) as Token[]));
	}

	return answers;
}

async function reply({sequence}: Rung, prompt: readonly Token[]): Promise<Token[]> {
	await sequence.clearHistory();
	const tokens: Token[] = [];
	for await (const token of sequence.evaluate([...prompt], {temperature: 0})) {
		tokens.push(token);
		if (tokens.length >= length) {
			break;
		}
	}

	return tokens;
}

/** Both libraries read the very same words in the same parts: what differs then is their arithmetic. */
async function read({sequence}: Rung, prompt: readonly Token[], said: readonly Token[]): Promise<TrialAnswer> {
	await sequence.clearHistory();
	await sequence.evaluateWithoutGeneratingNewTokens(prompt.slice(0, -1));
	const places = await logitsAfter(sequence, [...prompt.slice(-1), ...said.slice(0, -1)]);
	return {
		said,
		choices: places.map(logits => firstChoice(logits)),
		likelihoods: places.map((logits, place) => logProbabilities(logits)[said[place]!]!),
	};
}
