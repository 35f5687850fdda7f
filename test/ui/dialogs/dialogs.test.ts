import stripAnsi from 'strip-ansi';
import {describe, expect, test} from 'vitest';
import {keyLabel, keymap} from '../../../source/core/keymap.ts';
import type {View} from '../../../source/core/view.ts';
import {conversationsFound, conversationsLines} from '../../../source/ui/dialogs/conversations.ts';
import {helpLines, helpRows} from '../../../source/ui/dialogs/help.ts';
import {ladderLines} from '../../../source/ui/dialogs/ladder.ts';
import {paletteLines, paletteRows} from '../../../source/ui/dialogs/palette.ts';
import {slashCommands} from '../../../source/ui/slash.ts';
import {createTheme} from '../../../source/ui/theme.ts';
import {mock, noCard, nothing, rungs} from '../panels/views.ts';

const theme = createTheme('none');
const text = (lines: readonly string[]) => lines.map(line => stripAnsi(line)).join('\n');

describe('the palette', () => {
	test.each([
		['ladder', 'ladder'],
		['LADDER', 'ladder'],
		['new', 'new'],
		['fewer bits', 'rung-down'],
		['again', 'regenerate'],
		['qit', 'quit'],
	])('%j finds %s first', (filter, command) => {
		expect(paletteRows(filter)[0]?.command).toBe(command);
	});

	test('what has the letters whole comes before what has them apart', () => {
		const commands = paletteRows('rung').map(({command}) => command);
		expect(commands.slice(0, 2)).toEqual(['rung-up', 'rung-down']);
	});

	test('without letters it has every command that makes sense by name', () => {
		const commands = paletteRows('').map(({command}) => command);
		expect(commands).toEqual(expect.arrayContaining(['ladder', 'new', 'stop', 'quit', 'help', 'focus-panels', 'scroll-end']));
		expect(commands).not.toContain('newline');
	});

	test('letters that nothing has', () => {
		expect(paletteRows('qqq')).toEqual([]);
		expect(text(paletteLines(60, 20, 'qqq', 0, theme))).toContain('no command has these letters');
	});

	test('shows what is typed and each key', () => {
		const lines = text(paletteLines(78, 30, 'rung', 1, theme));
		expect(lines).toContain('› rung▏');
		expect(lines).toMatch(/▸ rung-down\s+⌥↓/);
	});

	test('a choice that is gone is the last one', () => {
		expect(text(paletteLines(78, 30, 'rung', 99, theme)).match(/▸/g)).toHaveLength(1);
	});
});

describe('the conversations', () => {
	const sessions = ['How much VRAM?', '漢字 and more', 'a\u001B[2Jb\u202Ec'].map((title, index) => ({id: String(index), title, saved: Date.UTC(2026, 10, 20 - index, 12), messages: index * 1000}));
	const view: View = {...mock, sessions};
	const draw = (filter: string, selected = 0, width = 76) => text(conversationsLines(view, width, 20, filter, selected, theme));

	test.each([['', 3], ['vram', 1], ['VRAM', 1], ['字', 1], ['nothing', 0]])('%j finds %d', (filter, count) => {
		expect(conversationsFound(view, filter)).toHaveLength(count);
	});

	test('each with its title, its messages and its day', () => {
		expect(draw('')).toMatch(/▸ How much VRAM\? +0 2026-11-20 \d\d:\d\d/);
		expect(draw('')).toMatch(/漢字 and more +1,000 2026-11-19/);
	});

	test('a title cannot bring escape sequences', () => {
		expect(draw('')).not.toMatch(/[\u001B\u202E]/);
	});

	test('none saved, or none found', () => {
		expect(text(conversationsLines(mock, 76, 20, '', 0, theme))).toContain('no conversation has been saved yet');
		expect(draw('nothing')).toContain('no title has these letters');
	});
});

describe('the ladder', () => {
	const draw = (view: View, selected = 4, width = 76, height = 30) => text(ladderLines(view, width, height, selected, theme));

	test('every rung from the most bits to the fewest, the one in use marked', () => {
		const lines = draw({...mock, rungs: rungs.toReversed()});
		expect(lines.match(/\b(?:F16|Q8_0|Q6_K|Q5_K_M|Q4_K_M|Q3_K_M|Q2_K)\b/g)).toEqual(rungs.map(({name}) => name));
		expect(lines).toMatch(/▸ Q4_K_M .* running/);
		expect(lines).toContain('4.85');
	});

	test('what it needs, whether it fits and how fast it is', () => {
		const view: View = {...mock, rungs: rungs.map((rung, index) => index === 5 ? {...rung, outlook: {words: 'fits', tone: 'good', needs: 4 * 2 ** 30, speed: {tokensPerSecond: 51.3, measured: true}}} : rung)};
		expect(draw(view)).toMatch(/Q3_K_M .*4\.0 GiB\s+fits\s+51\.3/);
	});

	test('the memory of the card, or of the box where there is none', () => {
		expect(draw(mock)).toContain('4.1');
		expect(draw(noCard)).toContain('42.6 GiB of RAM free');
	});

	test('what a missing rung would take', () => {
		const view: View = {...mock, rungs: rungs.map((rung, index) => index === 6 ? {...rung, source: rungs[0]!.path} : rung)};
		expect(draw(view, 6)).toMatch(/2\.0 GiB .*written/);
		expect(draw(view, 6)).toContain('make and swap');
	});

	test('no model, no rungs', () => {
		expect(draw(nothing, 0)).toContain('no model is loaded yet');
	});
});

describe('help', () => {
	test('every key and every slash command', () => {
		const rows = helpRows(theme).join('\n');
		for (const {keys, help} of keymap) {
			expect(rows).toContain(help);
			for (const key of keys) {
				expect(rows).toContain(keyLabel(key));
			}
		}

		for (const {name} of slashCommands) {
			expect(rows).toContain(`/${name}`);
		}
	});

	test('is ASCII where the terminal is', () => {
		expect(helpRows(createTheme('none', 'ascii')).join('\n')).toMatch(/^[\n\u0020-\u007E]*$/);
	});

	test('scrolls to its last row', () => {
		const rows = helpRows(theme);
		const lines = text(helpLines(78, 12, rows.length - 1, theme));
		expect(lines).toContain(rows.at(-1)!.slice(0, 60).trim());
		expect(lines).not.toMatch(/\d more/);
	});

	test('each row fits its box', () => {
		expect(text(helpLines(78, 200, 0, theme))).not.toContain('…');
	});
});
