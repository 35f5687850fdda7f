import stringWidth from 'string-width';
import stripAnsi from 'strip-ansi';
import {describe, expect, test} from 'vitest';
import {bottomBorder, rule, side, topBorder, type Status, type Title} from '../../../source/ui/frame/border.ts';
import {line, piece} from '../../../source/ui/frame/piece.ts';
import {cut, fit, widthOf} from '../../../source/ui/frame/width.ts';
import {createTheme} from '../../../source/ui/theme.ts';

const none = createTheme('none');

describe('borders', () => {
	const rows: ReadonlyArray<[title: Title, status: Status, width: number, expected: string]> = [
		['Memory', 'no pressure', 30, '╭─ Memory ───── no pressure ─╮'],
		[{name: 'GPU 0', detail: 'RTX 4070'}, '71 °C', 32, '╭─ GPU 0  RTX 4070 ──── 71 °C ─╮'],
		['', '', 10, '╭────────╮'],
		['A', '', 10, '╭─ A ────╮'],
		['', 'ok', 10, '╭─── ok ─╮'],
	];

	test.each(rows)('%j %j', (title, status, width, expected) => {
		expect(topBorder(title, status, width, none)).toBe(expected);
	});

	test('a long title is cut and the status stays', () => {
		expect(topBorder('a title that is too long', 'ok', 20, none)).toMatch(/^╭─ a title.*… ─+ ok ─╮$/);
	});

	test('a rule and a bottom', () => {
		expect(rule('CPU', '', 12, none)).toBe('├─ CPU ────┤');
		expect(bottomBorder(6, none)).toBe('╰────╯');
		expect(side('ab', none)).toBe('│ ab │');
	});

	test('in ASCII', () => {
		expect(topBorder('CPU', 'ok', 20, createTheme('none', 'ascii'))).toBe('+- CPU ------- ok -+');
	});

	test('the focus is seen without colour', () => {
		expect(topBorder('CPU', '', 16, none, {focused: true})).toBe('╭─ › CPU ──────╮');
		expect(topBorder('CPU', '', 16, createTheme('dark'), {focused: true})).toContain('\u001B[7m');
	});

	test('a status can have a level', () => {
		const dark = createTheme('dark');
		expect(topBorder('GPU', {text: 'lost', level: 'danger'}, 30, dark)).toContain(dark.danger('lost'));
	});

	test('blanks within a status stay, so that its figures stand still', () => {
		expect(topBorder('GPU', '71 °C    9 W', 30, none)).toContain('71 °C    9 W');
	});

	const nasty = ['', 'x', 'a'.repeat(200), '日本語のモデル'.repeat(9), '👩‍👩‍👧‍👦 family 🇩🇪', '\u001B[31mred\u001B]0;t\u0007', 'line\nbreak\ttab', 'e\u0301'.repeat(50), '\u202Eevil'];
	test('is as wide as asked for, whatever the words', () => {
		for (const theme of [none, createTheme('dark'), createTheme('16', 'ascii')]) {
			for (const title of nasty) {
				for (const status of nasty) {
					for (const width of [0, 1, 2, 3, 5, 8, 13, 21, 44, 72]) {
						for (const focused of [false, true]) {
							const text = topBorder({name: title, detail: status}, status, width, theme, {focused});
							expect([title, status, width, stringWidth(text)]).toEqual([title, status, width, width]);
							expect(stripAnsi(text)).not.toMatch(/[\u0000-\u001F]/);
						}
					}
				}
			}
		}
	});
});

describe('width', () => {
	test.each([['abc', 3], ['━╸─', 3], ['日本', 4], ['👍🏽', 2], ['\u001B[1mab\u001B[22m', 2]])('of %j is %i', (text, width) => {
		expect(widthOf(text)).toBe(width);
	});

	test.each([['abcdef', 4, 'abc…'], ['abc', 3, 'abc'], ['日本語', 4, '日…'], ['日本語', 5, '日本…'], ['abc', 0, ''], ['abc', 1, '…']])('%j cut to %i', (text, width, expected) => {
		expect(cut(text, width)).toBe(expected);
	});

	test('what is cut inside a wide character is filled', () => {
		expect(fit('日本語', 4)).toBe('日… ');
	});

	test('a line keeps its right end', () => {
		expect(line(piece('left side'), piece('right'), 12)).toBe('left … right');
		expect(line(piece('ab'), piece('cd'), 8)).toBe('ab    cd');
		expect(line(piece('abcdef'), piece('much too wide'), 6)).toBe('abcdef');
	});
});
