import {describe, expect, test} from 'vitest';
import {palettes} from '../../source/ui/frame/palettes.ts';
import {glyphSets} from '../../source/ui/frame/glyphs.ts';
import {chooseTheme, createTheme, levelMark, levelOf, type ThemeChoice} from '../../source/ui/theme.ts';
import {widthOf} from '../../source/ui/frame/width.ts';

const utf8 = {LANG: 'en_GB.UTF-8', TERM: 'xterm-256color'};

const choices: ReadonlyArray<[name: string, choice: ThemeChoice, palette: string, glyphs: string]> = [
	['a background that is not told', {env: utf8, colorDepth: 24}, 'neutral', 'unicode'],
	['256 colours', {env: utf8, colorDepth: 8}, 'neutral', 'unicode'],
	['dark by COLORFGBG', {env: {...utf8, COLORFGBG: '15;0'}, colorDepth: 8}, 'dark', 'unicode'],
	['light by COLORFGBG', {env: {...utf8, COLORFGBG: '0;15'}, colorDepth: 8}, 'light', 'unicode'],
	['light by COLORFGBG of three', {env: {...utf8, COLORFGBG: '0;default;15'}, colorDepth: 8}, 'light', 'unicode'],
	['dark grey by COLORFGBG', {env: {...utf8, COLORFGBG: '7;8'}, colorDepth: 8}, 'dark', 'unicode'],
	['what the terminal told goes first', {env: {...utf8, COLORFGBG: '15;0'}, colorDepth: 24, background: 'light'}, 'light', 'unicode'],
	['16 colours', {env: utf8, colorDepth: 4}, '16', 'unicode'],
	['16 colours on white', {env: utf8, colorDepth: 4, background: 'light'}, '16-light', 'unicode'],
	['no colours', {env: utf8, colorDepth: 1}, 'none', 'unicode'],
	['NO_COLOR', {env: {...utf8, NO_COLOR: '1'}, colorDepth: 24}, 'none', 'unicode'],
	['an empty NO_COLOR is none', {env: {...utf8, NO_COLOR: ''}, colorDepth: 24}, 'neutral', 'unicode'],
	['TERM=dumb', {env: {...utf8, TERM: 'dumb'}, colorDepth: 24}, 'none', 'ascii'],
	['the Linux console', {env: {...utf8, TERM: 'linux'}, colorDepth: 4}, '16', 'ascii'],
	['LANG=C', {env: {LANG: 'C', TERM: 'xterm'}, colorDepth: 8}, 'neutral', 'ascii'],
	['LC_ALL goes before LANG', {env: {LANG: 'de_DE.UTF-8', LC_ALL: 'POSIX'}, colorDepth: 8}, 'neutral', 'ascii'],
	['an empty LC_ALL does not', {env: {LANG: 'de_DE.utf8', LC_ALL: ''}, colorDepth: 8}, 'neutral', 'unicode'],
	['Latin-1', {env: {LANG: 'de_DE.ISO-8859-1'}, colorDepth: 8}, 'neutral', 'ascii'],
	['no locale at all, as in a container', {env: {TERM: 'xterm'}, colorDepth: 8}, 'neutral', 'unicode'],
	['the old Windows console', {env: {OS: 'Windows_NT'}, colorDepth: 24}, 'neutral', 'blocks'],
	['the Windows terminal', {env: {OS: 'Windows_NT', WT_SESSION: 'x'}, colorDepth: 24}, 'neutral', 'unicode'],
	['LISA_THEME', {env: {...utf8, LISA_THEME: 'light', NO_COLOR: '1'}, colorDepth: 1}, 'light', 'unicode'],
	['LISA_GLYPHS', {env: {LANG: 'C', LISA_GLYPHS: 'blocks'}, colorDepth: 8}, 'neutral', 'blocks'],
	['a name that is not one', {env: {...utf8, LISA_THEME: 'toString', LISA_GLYPHS: 'constructor'}, colorDepth: 8}, 'neutral', 'unicode'],
];

test.each(choices)('%s', (_, choice, palette, glyphs) => {
	const theme = chooseTheme(choice);
	expect([theme.name, theme.glyphs.name]).toEqual([palette, glyphs]);
});

describe('styles', () => {
	test('put their codes around and take them off', () => {
		expect(createTheme('dark').accent('x')).toBe('\u001B[38;5;111mx\u001B[39m');
		expect(createTheme('16').dim('x')).toBe('\u001B[2mx\u001B[22m');
	});

	test('an empty text stays empty', () => {
		expect(createTheme('dark').danger('')).toBe('');
	});

	test('none adds nothing at all', () => {
		const theme = createTheme('none');
		for (const style of Object.keys(palettes.none) as Array<keyof typeof palettes.none>) {
			expect(theme[style]('x')).toBe('x');
		}
	});
});

test.each([[undefined, 'good'], [0, 'good'], [0.699, 'good'], [0.7, 'warning'], [0.899, 'warning'], [0.9, 'danger'], [2, 'danger']] as const)('level of %s is %s', (share, level) => {
	expect(levelOf(share)).toBe(level);
});

test('a level has a sign without colour', () => {
	for (const glyphs of ['unicode', 'blocks', 'ascii'] as const) {
		const theme = createTheme('none', glyphs);
		const marks = (['good', 'warning', 'danger'] as const).map(level => levelMark(level, theme));
		expect(new Set(marks).size).toBe(3);
		expect(marks[0]).toBe(' ');
	}
});

describe('glyphs', () => {
	const glyphsOf = (name: keyof typeof glyphSets) => {
		const {border, bar, name: _, ramp = '', celsius, upDown, ...single} = glyphSets[name];
		return {single: [...Object.values(border), ...Object.values(bar), ...Object.values(single), ...ramp] as string[], words: celsius + upDown};
	};

	test.each(['unicode', 'blocks', 'ascii'] as const)('%s: one cell each', name => {
		for (const glyph of glyphsOf(name).single) {
			expect([glyph, widthOf(glyph)]).toEqual([glyph, 1]);
		}
	});

	test('ASCII is ASCII', () => {
		const {single, words} = glyphsOf('ascii');
		expect(single.join('') + words).toMatch(/^\p{ASCII}+$/u);
	});
});

describe('contrast', () => {
	// Relative luminance of the xterm palette's colours 16 to 255 (WCAG 2).
	const steps = [0, 95, 135, 175, 215, 255];
	const channels = (index: number) => index >= 232
		? Array.from({length: 3}, () => 8 + (index - 232) * 10)
		: [Math.floor((index - 16) / 36), Math.floor((index - 16) / 6) % 6, (index - 16) % 6].map(step => steps[step]!);
	const luminance = (index: number) => {
		const [red, green, blue] = channels(index).map(value => {
			const share = value / 255;
			return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
		});
		return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
	};

	const against = (index: number, background: 0 | 1) => {
		const [high, low] = [luminance(index), background].sort((a, b) => b - a);
		return (high! + 0.05) / (low! + 0.05);
	};

	const colours = ['accent', 'dim', 'border', 'good', 'warning', 'danger'] as const;
	test.each([
		['dark', [0], 4.5],
		['light', [1], 4.5],
		['neutral', [0, 1], 3],
	] as const)('%s', (name, backgrounds, needed) => {
		for (const colour of colours) {
			const index = Number(palettes[name][colour][0].split(';').at(-1));
			for (const background of backgrounds) {
				const ratio = against(index, background);
				expect([name, colour, ratio >= (colour === 'border' ? 3 : needed)]).toEqual([name, colour, true]);
			}
		}
	});
});
