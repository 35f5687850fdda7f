import {expect, test} from 'vitest';
import {converse} from '../../models/recipe/corpus/conversation.ts';
import {bare, heldOutQuestions} from '../../models/recipe/corpus/held-out.ts';
import {Random} from '../../models/recipe/corpus/random.ts';
import {agreement} from '../../models/recipe/evaluation/agreement.ts';
import {formsOf, heldOut} from '../../models/recipe/evaluation/questions.ts';
import {isHonest, score} from '../../models/recipe/evaluation/score.ts';
import {table} from '../../models/recipe/evaluation/table.ts';

test('there are at least 300 questions, none twice', () => {
	const questions = heldOut().map(({turns}) => turns.join('\n'));
	expect(questions.length).toBeGreaterThanOrEqual(300);
	expect(new Set(questions).size).toBe(questions.length);
});

test('every question in subject asks for at least one fact', () => {
	for (const {subject, must, turns} of heldOut()) {
		expect(subject === 'elsewhere' || must.length > 0, turns.join(' ')).toBe(true);
	}
});

test('the grammar hardly ever writes a held-out question; where it does, the corpus leaves it out', () => {
	const random = new Random(99);
	const asked = Array.from({length: 5000}, () => bare(converse(random, 1).turns[0]!));
	expect(asked.filter(question => heldOutQuestions.has(question)).length).toBeLessThan(10);
});

test('facts are read from the tables', () => {
	expect(formsOf('{key:rung-down}')).toContain('Alt+↓');
	expect(formsOf('{need:llama-2-13b:Q4_K_M}')).toEqual(['11.7 GB']);
	expect(formsOf('GGUF')).toEqual(['GGUF']);
	expect(() => formsOf('{key:no-such-command}')).toThrow('No command');
});

test('a reply is scored by its facts', () => {
	const question = {subject: 'keys', turns: ['?'], must: [['Ctrl+T'], ['ladder', 'rungs']], mustNot: ['palette']};
	const scored = (text: string) => score(question, {text, ended: true});
	expect(scored('Press ctrl+t to see the rungs.').right).toBe(true);
	expect(scored('Press Ctrl+T.').right).toBe(false);
	expect(scored('Press Ctrl+T for the ladder or the palette.').right).toBe(false);
	expect(scored('Yes. No. Yes.').repeats).toBe(true);
	expect(score({...question, subject: 'elsewhere'}, {text: 'Paris.', ended: true}).right).toBe(false);
	expect(isHonest('I am a small built-in guide to LISA, and that is beyond what I know.')).toBe(true);
});

test('distributions are compared place by place', () => {
	const sure = new Map([[1, 0.9], [2, 0.1]]) as never;
	const other = new Map([[2, 0.6], [1, 0.4]]) as never;
	expect(agreement([sure], [sure])).toEqual({places: 1, top: 1, divergence: 0});
	expect(agreement([sure, sure], [sure, other])).toMatchObject({places: 2, top: 0.5});
	expect(agreement([sure], [other]).divergence).toBeCloseTo(0.9 * Math.log(0.9 / 0.4) + 0.1 * Math.log(0.1 / 0.6));
});

test('a table is Markdown', () => {
	expect(table(['a', 'bc'], [['long', '1']])).toBe('| a    | bc |\n|------|---:|\n| long |  1 |');
});
