import stringWidth from 'string-width';
import stripAnsi from 'strip-ansi';
import {describe, expect, test} from 'vitest';
import {bar} from '../../../source/ui/chart/bar.ts';
import {createTheme} from '../../../source/ui/theme.ts';

const none = createTheme('none');
const dark = createTheme('dark');

describe('bar', () => {
	test.each([
		[undefined, '──────────'],
		[NaN, '──────────'],
		[-1, '──────────'],
		[0, '──────────'],
		[0.001, '╸─────────'],
		[0.05, '╸─────────'],
		[0.1, '━─────────'],
		[0.5, '━━━━━─────'],
		[0.55, '━━━━━╸────'],
		[0.999, '━━━━━━━━━╸'],
		[1, '━━━━━━━━━━'],
		[7, '━━━━━━━━━━'],
	])('%s', (share, expected) => {
		expect(bar(share, 10, none).text).toBe(expected);
	});

	test('in ASCII', () => {
		expect(bar(0.45, 10, createTheme('none', 'ascii')).text).toBe('====-.....');
	});

	test('no width', () => {
		expect(bar(0.5, 0, none)).toEqual({text: '', width: 0});
	});

	test.each([[0.5, dark.good], [0.7, dark.warning], [0.9, dark.danger]] as const)('the colour at %s tells the level', (share, style) => {
		expect(bar(share, 10, dark).text).toContain(style('━'.repeat(Math.floor(share * 10))));
	});

	test('LISA’s own part is in the accent colour and within what is used', () => {
		const {text} = bar(0.5, 10, dark, {own: 0.2});
		expect(text.startsWith(dark.accent('━━') + dark.good('━━━'))).toBe(true);
		expect(stripAnsi(bar(0.2, 10, dark, {own: 0.9}).text)).toBe('━━────────');
	});

	test('is as wide as asked for', () => {
		for (let width = 0; width < 30; width++) {
			for (let share = -0.1; share < 1.2; share += 0.07) {
				const {text} = bar(share, width, dark, {own: share / 2});
				expect(stringWidth(text)).toBe(width);
			}
		}
	});
});
