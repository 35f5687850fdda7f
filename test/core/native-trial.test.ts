import {describe, expect, test} from 'vitest';
import {differenceOf, isWorthwhile, speedUp, type TrialAnswer} from '../../source/core/native-trial.ts';

const places = 100;
const answer = (change: (place: number) => {choice?: number; likelihood?: number} = () => ({})): TrialAnswer => ({
	said: Array.from({length: places}, () => 7),
	choices: Array.from({length: places}, (_, place) => change(place).choice ?? 7),
	likelihoods: Array.from({length: places}, (_, place) => change(place).likelihood ?? -1),
});

describe('the answers must come out alike', () => {
	test.each([
		['the same', answer(), undefined],
		['one choice in a hundred', answer(place => (place === 3 ? {choice: 8} : {})), undefined],
		['three choices in a hundred', answer(place => (place < 3 ? {choice: 8} : {})), 'it chooses the same word in 97 of 100 places only'],
		['rounding', answer(place => ({likelihood: place % 2 === 0 ? -1.001 : -0.999})), undefined],
		['a word twice as likely', answer(place => (place === 3 ? {likelihood: -1 + Math.log(2)} : {})), 'it finds a word 2.00 times as likely, or less likely, as the prebuilt one does'],
		['no number at all', answer(place => (place === 3 ? {likelihood: NaN} : {})), 'it gives a word no likelihood at all'],
		['fewer places', {...answer(), choices: []}, 'it chooses the same word in 0 of 100 places only'],
	])('%s', (_, own, difference) => {
		expect(differenceOf([answer()], [own])).toBe(difference);
	});

	test('nothing to compare is no proof', () => {
		expect(differenceOf([], [])).toContain('0 of 0');
	});
});

test('a disturbed round counts for one', () => {
	const rounds = [[{decode: 10, prefill: 4}, {decode: 8, prefill: 4}], [{decode: 10, prefill: 4}, {decode: 80, prefill: 1}], [{decode: 11, prefill: 4}, {decode: 8, prefill: 4.1}]] as const;
	const {decode, prefill} = speedUp(rounds);
	expect(decode).toBe(1.25);
	expect(prefill).toBe(1);
});

test.each([
	[1.03, 1, true],
	[1, 1.03, true],
	[1.029, 1.029, false],
	[1.2, 0.97, false],
	[0.97, 1.2, false],
	[1.1, 0.98, true],
	[NaN, 1.2, false],
])('decode %d ×, prompts %d ×: worthwhile %s', (decode, prefill, worthwhile) => {
	expect(isWorthwhile({decode, prefill})).toBe(worthwhile);
});
