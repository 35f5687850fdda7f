import stringWidth from 'string-width';
import stripAnsi from 'strip-ansi';
import {describe, expect, test} from 'vitest';
import type {CompareState} from '../../../source/core/view.ts';
import {compareLines, compareRows} from '../../../source/ui/dialogs/compare.ts';
import {createTheme} from '../../../source/ui/theme.ts';

const theme = createTheme('none');
const done: CompareState = {
	from: 'F16',
	to: 'Q4_K_M',
	phase: 'done',
	said: {rungs: ['F16'], text: 'About 4.1 GiB for its weights.\n\nAnd 1.0 GiB for the KV cache at 8,192 tokens, 漢字 included.', rate: 42.71, memory: 15 * 2 ** 30, cut: false},
	other: {rungs: ['Q4_K_M'], text: 'Some four GiB, I would think', rate: 61.2, memory: 4.1 * 2 ** 30, cut: true},
	agreement: {places: 100, same: 97, divergence: 0.0123},
};
const running = (phase: 'waiting' | 'make' | 'load' | 'answer' | 'score', fraction = 0.42): CompareState => ({from: 'F16', to: 'Q4_K_M', phase, fraction});
const draw = (compare: CompareState | undefined, width = 100, height = 30, from = 0) => compareLines({compare}, width, height, from, theme);
const text = (lines: readonly string[]) => lines.map(line => stripAnsi(line)).join('\n');

describe('every line has exactly the width', () => {
	const states = {done, asked: undefined, waiting: running('waiting'), make: running('make'), load: running('load'), answer: running('answer', 1), score: running('score', 0), swapped: {...done, said: {...done.said, rungs: ['Q8_0', 'F16'], memory: undefined, rate: undefined}}, 'hostile names': {...done, from: '\u001B[31m漢', to: 'x'.repeat(200), other: {...done.other, rungs: ['\u001B[2J\n' + '漢'.repeat(100)], text: '\u001B]0;x\u0007' + '👩‍👩‍👧 '.repeat(80)}}};
	test.each(Object.entries(states))('%s', (_, compare) => {
		for (const drawing of [theme, createTheme('dark'), createTheme('none', 'ascii')]) {
			for (let width = 40; width <= 120; width++) {
				for (const height of [4, 7, 8, 12, 30]) {
					const lines = compareLines({compare}, width, height, 0, drawing);
					expect(lines.length).toBeLessThanOrEqual(height);
					expect(lines.map(line => stringWidth(line))).toEqual(lines.map(() => width));
					expect(text(lines)).not.toMatch(/undefined|NaN|[\u0000-\u0009\u000B-\u001F]/);
				}
			}
		}
	});
});

describe('when it is done', () => {
	test('two columns where there is room', () => {
		const lines = text(draw(done, 70));
		expect(lines).toMatch(/F16 +│ Q4_K_M/);
		expect(lines).toMatch(/42\.7 tok\/s · 15\.0 GiB +│ 61\.2 tok\/s · 4\.1 GiB/);
		expect(lines).toMatch(/About 4\.1 GiB for its weights\. +│ Some four GiB/);
		expect(lines).toContain('I would think…');
	});

	test('one above the other where there is not', () => {
		const rows = compareRows({compare: done}, 69, theme).map(row => stripAnsi(row));
		expect(rows.indexOf('F16')).toBe(0);
		expect(rows.indexOf('Q4_K_M')).toBeGreaterThan(4);
		expect(rows).not.toContain('│');
	});

	test('how often both would have said the same', () => {
		expect(text(draw(done))).toContain('same token at 97 of 100 places (97 %), KL 0.012 nats');
	});

	test('in two lines where one is too long, and above where it is low', () => {
		expect(text(draw(done, 44))).toMatch(/same token at 97 of 100 places \(97 %\) +│\n│ KL 0\.012 nats/);
		expect(text(draw(done, 80, 7))).toContain('same token at 97 of 100 places (97 %)');
	});

	test.each([
		[{places: 1000, same: 999, divergence: 0}, '999 of 1,000 places (99 %), KL 0.000 nats'],
		[{places: 8, same: 8, divergence: 0}, '8 of 8 places (100 %)'],
		[{places: 0, same: 0, divergence: 0}, '0 of 0 places (—)'],
	])('%j: %s', (agreement, words) => {
		expect(text(draw({...done, agreement}))).toContain(words);
	});

	test('a figure that is not known is not drawn', () => {
		const lines = text(draw({...done, said: {...done.said, memory: undefined}, other: {...done.other, memory: undefined, rate: undefined}}));
		expect(lines).toMatch(/42\.7 tok\/s +│ — /);
	});

	test('a long one scrolls', () => {
		const long = {...done, said: {...done.said, text: Array.from({length: 60}, (_, index) => `line ${index}`).join('\n')}};
		expect(text(draw(long, 100, 20))).toMatch(/\d+ more ↓/);
		expect(text(draw(long, 100, 20, 99))).toContain('line 59');
		expect(text(draw(long, 100, 20, 99))).toContain('97 of 100');
	});
});

describe('while it runs', () => {
	test.each([
		[running('waiting'), 'waiting for the reply to end'],
		[running('make'), /making Q4_K_M first .* 42 %/],
		[running('load'), /loading Q4_K_M .* 42 %/],
		[running('answer'), /Q4_K_M answers .* 42 %/],
		[running('score', 1), /comparing token by token .* 100 %/],
		[undefined, 'asking'],
	])('%#', (compare, words) => {
		const lines = text(draw(compare));
		expect(lines).toMatch(words);
		expect(lines).toContain('Esc stop');
	});
});
