import type {Question} from './questions.ts';

/**
What the guide said to a question.
*/
export type Reply = {readonly text: string; /** It ended with the end token, not at the limit. */ readonly ended: boolean};

/**
How a reply fared.
*/
export type Score = {readonly right: boolean; readonly honest: boolean; readonly repeats: boolean; readonly ended: boolean};

/** The subject whose questions have no answer but the honest way out. */
export const outside = 'elsewhere';

/** The reply says that it does not know, and what to do. */
export const isHonest = (text: string): boolean => /beyond what i know|only know english|small (?:built-in )?guide|model trained on lisa alone|i am very small/i.test(text);

const sentences = (text: string): string[] => text.split(/(?<=[.!?])\s+/).map(sentence => sentence.trim()).filter(Boolean);

/**
Scores by facts: each must appear in one of its forms, and none that must not.
*/
export function score({subject, must, mustNot}: Question, {text, ended}: Reply): Score {
	const lower = text.toLowerCase();
	const has = (fact: string): boolean => lower.includes(fact.toLowerCase());
	const said = sentences(text);
	const honest = isHonest(text);
	return {
		right: subject === outside ? honest : must.every(forms => forms.some(form => has(form))) && mustNot.every(fact => !has(fact)),
		honest,
		repeats: new Set(said).size < said.length,
		ended,
	};
}
