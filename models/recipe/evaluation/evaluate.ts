import {existsSync, mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {resolve, sep} from 'node:path';
import process from 'node:process';
import {parseArgs} from 'node:util';
import {fileURLToPath} from 'node:url';
import {quantize} from '../../../source/engine/quantize.ts';
import {agreement} from './agreement.ts';
import {beside} from './beside.ts';
import {Guide, lanes} from './guide.ts';
import {before, late} from './late.ts';
import {heldOut, type Question} from './questions.ts';
import {outside, score, type Reply, type Score} from './score.ts';
import {table} from './table.ts';

/*
`npm run model:evaluate`: every rung answers the held-out questions on the real engine, greedily, and is compared with F16 token by token.
*/

const {values: options} = parseArgs({options: {
	rungs: {type: 'string', default: 'F16,Q8_0,Q6_K,Q5_K_M,Q4_K_M,Q3_K_M,Q2_K'},
	model: {type: 'string'},
	set: {type: 'string', default: 'held-out'},
	work: {type: 'string'},
	wrong: {type: 'boolean', default: false},
}});
const work = `${resolve(options.work ?? fileURLToPath(new URL('../work', import.meta.url)))}${sep}`;
const reference = options.model ?? fileURLToPath(new URL('../../lisa-tiny-F16.gguf', import.meta.url));
const rungs = options.rungs.split(',');
const questions = heldOut(options.set);

/** The rung's file, made anew from the reference. */
async function fileOf(rung: string): Promise<string> {
	if (rung === rungs[0]) {
		return reference;
	}

	const target = `${work}evaluated-${rung}-${Date.now()}.gguf`;
	await quantize({source: reference, target, type: rung, threads: 2});
	return target;
}

type Outcome = {readonly question: Question; readonly reply: Reply; readonly score: Score};

/** Asks one question turn by turn: what the guide said before is part of what it is asked next. */
async function ask(guide: Guide, question: Question): Promise<Outcome> {
	const said: string[] = [];
	let reply: Reply = {text: '', ended: false};
	for (const turn of question.turns) {
		reply = await guide.answer([...said, turn]);
		said.push(turn, reply.text);
	}

	return {question, reply, score: score(question, reply)};
}

const share = (scores: readonly Score[], good: (score: Score) => boolean): string =>
	`${((100 * scores.filter(each => good(each)).length) / scores.length).toFixed(1)} %`;

/** Replies of the reference, on which the other rungs' distributions are compared. */
const compared = (outcomes: readonly Outcome[]) => outcomes.filter(({question}, index) => question.turns.length === 1 && index % 8 === 0);

if (!existsSync(work)) {
	mkdirSync(work, {recursive: true});
}

const results = new Map<string, Outcome[]>();
const lateScores: Score[][] = [];
const near: string[][] = [];
let exact: Awaited<ReturnType<Guide['distributions']>> | undefined;
for (const rung of rungs) {
	const file = await fileOf(rung);
	const guide = await Guide.load(file);
	const outcomes = await beside(questions, lanes, async question => ask(guide, question));
	results.set(rung, outcomes);
	lateScores.push(await late(guide, outcomes));
	const measured = await beside(compared(results.get(rungs[0]!)!), lanes, async ({question, reply}) => guide.distributions(question.turns, reply.text));
	const distributions = measured.flat();

	exact ??= distributions;
	const {places, top, divergence} = agreement(exact, distributions);
	near.push([rung, String(places), `${(100 * top).toFixed(1)} %`, divergence.toFixed(5)]);
	await guide.close();
	if (file !== reference) {
		rmSync(file);
	}
}

const subjects = [...new Set(questions.map(({subject}) => subject))];
const inside = (outcomes: readonly Outcome[]): Outcome[] => outcomes.filter(({question}) => question.subject !== outside);
const of = (subject: string) => (outcomes: readonly Outcome[]): Outcome[] => outcomes.filter(({question}) => question.subject === subject);
const row = (title: string, part: (outcomes: readonly Outcome[]) => Outcome[], good: (score: Score) => boolean): string[] =>
	[title, String(part(results.get(rungs[0]!)!).length), ...rungs.map(rung => share(part(results.get(rung)!).map(outcome => outcome.score), good))];

const answers = table(['Subject', 'Questions', ...rungs], [
	...subjects.filter(subject => subject !== outside).map(subject => row(subject, of(subject), ({right}) => right)),
	row('all of its subjects', inside, ({right}) => right),
	row('out of subject: honest way out', of(outside), ({right}) => right),
	[`late: after ${before} other questions`, String(lateScores[0]!.length), ...lateScores.map(scores => share(scores, ({right}) => right))],
	row('in subject, but declined', inside, ({honest, right}) => honest && !right),
	row('repeats a sentence', outcomes => [...outcomes], ({repeats}) => repeats),
	row('ends by itself', outcomes => [...outcomes], ({ended}) => ended),
]);
const nearness = table(['Rung', 'Places', 'Top-1 agreement', 'KL divergence (nats)'], near);
console.log(`${answers}\n\n${nearness}`);
writeFileSync(`${work}evaluation${options.set === 'held-out' ? '' : '-other'}.md`, `${answers}\n\n${nearness}\n`);
if (options.wrong) {
	for (const {question, reply, score: {right}} of results.get(rungs[0]!)!) {
		if (!right) {
			console.log(`\n[${question.subject}] ${question.turns.join(' → ')}\n  must ${JSON.stringify(question.must)} → ${reply.text}`);
		}
	}
}

process.exit(0);
