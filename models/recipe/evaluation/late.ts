import {beside} from './beside.ts';
import {lanes, type Guide} from './guide.ts';
import type {Question} from './questions.ts';
import {score, type Reply, type Score} from './score.ts';

type Asked = {readonly question: Question; readonly reply: Reply};

/** Questions that come before. Their answers fill about half of the context. */
export const before = 8;

/** So far apart in the set lie the questions that come before, for they are to be of many subjects. */
const stride = 41;

/**
Every third question once more, late in a conversation: after others and what the guide said to them.
*/
export async function late(guide: Guide, asked: readonly Asked[]): Promise<Score[]> {
	const single = asked.filter(({question}) => question.turns.length === 1);
	const chosen = [...single.keys()].filter(index => index % 3 === 0);
	return beside(chosen, lanes, async index => {
		const said = Array.from({length: before}, (_, step) => single[(index + ((step + 1) * stride)) % single.length]!);
		const {question} = single[index]!;
		const reply = await guide.answer([...said.flatMap(({question: {turns}, reply: {text}}) => [turns[0]!, text]), question.turns[0]!]);
		return score(question, reply);
	});
}
