import stripAnsi from 'strip-ansi';
import {describe, expect, test} from 'vitest';
import {keyLabel, keymap} from '../../../source/core/keymap.ts';
import type {Progress} from '../../../source/core/chat.ts';
import type {View} from '../../../source/core/view.ts';
import {conversationsFound, conversationsLines} from '../../../source/ui/dialogs/conversations.ts';
import {helpLines, helpRows} from '../../../source/ui/dialogs/help.ts';
import {ladderPreview} from '../../../source/ui/dialogs/ladder-preview.ts';
import {ladderLines} from '../../../source/ui/dialogs/ladder.ts';
import {paletteLines, paletteRows} from '../../../source/ui/dialogs/palette.ts';
import {slashCommands} from '../../../source/ui/slash.ts';
import {createTheme} from '../../../source/ui/theme.ts';
import {mock, noCard, nothing, rungs} from '../panels/views.ts';

const theme = createTheme('none');
const gib = 2 ** 30;
const progressOf = (): Progress => ({phase: 'decoding', prefilled: 1, prefillTotal: 1, tokens: 1, latency: mock.latency});
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

	test('what is cut in its line is told whole below, and nothing where all of it fits', () => {
		const index = paletteRows('').findIndex(({command}) => command === 'accept' || command === 'focus-panels');
		const {help} = paletteRows('')[index]!;
		const lines = (width: number) => paletteLines(width, 60, '', index, theme).map(line => stripAnsi(line));
		expect(lines(74).at(-2)).toContain(help);
		const narrow = lines(54).slice(-4).map(line => line.replaceAll('│', '').trim()).join(' ');
		expect(narrow).toContain(help);
		expect(lines(120).join('\n')).not.toContain('…');
		expect(lines(120).at(-2)).not.toContain('├');
		expect(lines(120).at(-2)).toMatch(/stats/u);
	});

	test('by name a command needs no empty message', () => {
		expect(text(paletteLines(120, 60, '', 0, theme))).not.toContain('when the message is empty');
		const rows = helpRows(theme).map(row => stripAnsi(row));
		expect(rows.find(row => row.startsWith('/help'))).not.toContain('empty');
		expect(rows.find(row => row.startsWith('? '))).toContain('when the message is empty');
	});

	test('a choice that is gone is the last one', () => {
		expect(text(paletteLines(78, 30, 'rung', 99, theme)).match(/▸/g)).toHaveLength(1);
	});
});

describe('the conversations', () => {
	const sessions = ['How much VRAM?', '漢字 and more', 'a\u001B[2Jb\u202Ec'].map((title, index) => ({id: String(index), title, saved: Date.UTC(2026, 10, 20 - index, 12), messages: index * 1000, model: 'm'}));
	const view: View = {...mock, sessions};
	const draw = (filter: string, selected = 0, width = 76) => text(conversationsLines(view, width, 20, {filter, selected}, undefined, theme));

	test.each([['', 3], ['vram', 1], ['VRAM', 1], ['字', 1], ['nothing', 0]])('%j finds %d', (filter, count) => {
		expect(conversationsFound(view, filter)).toHaveLength(count);
	});

	test('each with its title, its messages and its day', () => {
		expect(draw('')).toMatch(/▸ How much VRAM\? +m +0 2026-11-20 \d\d:\d\d/);
		expect(draw('')).toMatch(/漢字 and more +m +1,000 2026-11-19/);
	});

	test('what was said is found too, and deleting asks first', () => {
		const hits = [{session: '1', title: '漢字 and more', message: 'x', role: 'user', time: 0, before: '', found: 'needle', after: ''}] as const;
		expect(conversationsFound(view, 'needle', {words: 'needle', hits}).map(({id}) => id)).toEqual(['1']);
		expect(conversationsFound(view, 'needles', {words: 'needle', hits})).toEqual([]);
		expect(text(conversationsLines(view, 76, 20, {filter: '', selected: 0, sure: '0'}, undefined, theme))).toContain('Del again deletes “How much VRAM?”');
		expect(text(conversationsLines(view, 76, 20, {filter: '', selected: 1, sure: '0'}, undefined, theme))).not.toContain('again');
	});

	test('a title cannot bring escape sequences', () => {
		expect(draw('')).not.toMatch(/[\u001B\u202E]/);
	});

	test('none saved, or none found', () => {
		expect(text(conversationsLines(mock, 76, 20, {filter: '', selected: 0}, undefined, theme))).toContain('no conversation has been saved yet');
		expect(draw('nothing')).toContain('no title and no message has these letters');
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

	const missing: View = {...mock, rungs: rungs.map((rung, index) => index === 6 ? {...rung, source: rungs[0]!.path, makeTime: 41, outlook: {words: 'fits', tone: 'good', needs: 3 * gib}} : rung)};

	test('what a missing rung would take', () => {
		expect(draw(missing, 6)).toMatch(/Q2_K .* fits · make ~41 s/);
		expect(ladderPreview(missing, missing.rungs[6])).toContain('Made first: 2.0 GiB written, about 41 s; 612.0 GiB left on the disk.');
		expect(draw(missing, 6)).toMatch(/Enter make and swap {3}m make {3}Esc/);
		expect(draw(missing, 5)).toMatch(/Enter swap {3}c compare {3}Esc/);
	});

	test('one that is being made', () => {
		const view: View = {...missing, making: {name: 'Q2_K', path: rungs[6]!.path, fraction: 0.43, since: 0, left: 23}};
		expect(draw(view, 6)).toMatch(/Q2_K .* making 43 %/);
		expect(draw(view, 6)).toContain('Q2_K is being made: 43 %, about 23 s left.');
		expect(draw(view, 6)).toMatch(/choose {3}m stop making {3}Esc/);
	});

	test.each([
		['both fit', 3, {needs: 4 * gib}, {}, 'needs 4.0 GiB; 4.1 GiB free now, so both fit (load about'],
		['both fit while a reply runs', 3, {needs: 4 * gib}, {progress: progressOf()}, 'so both fit and the reply goes on meanwhile'],
		['one at a time', 1, {needs: 8.8 * gib}, {}, 'needs 8.8 GiB; 4.1 GiB free now, 9.4 GiB once Q4_K_M is released. Loading takes about 4 s.'],
		['one at a time while a reply runs', 1, {needs: 8.8 * gib}, {progress: progressOf()}, 'released. The reply pauses about 4 s and goes on.'],
		['neither', 0, {needs: 15 * gib, tone: 'bad'} as const, {}, 'it does not fit.'],
		['carried', 1, {needs: gib}, {}, '1,180 tokens of KV cache are carried.'],
	])('the preview where %s', (_, index, outlook, more, sentence) => {
		const view: View = {...mock, ...more, rungs: rungs.map((rung, at) => at === index ? {...rung, outlook: {words: 'fits', tone: 'good', ...outlook}} : rung)};
		expect(ladderPreview(view, view.rungs[index])).toContain(sentence);
	});

	test('the preview says why a conversation is read again, and how long that takes', () => {
		const rung = {...rungs[6]!, obstacle: 'the KV cache types differ'};
		expect(ladderPreview(mock, rung)).toContain('1,180 tokens are read again, about 1 s: the KV cache types differ.');
	});

	test('the rung in use shows what the last swap did, in a place that keeps its height', () => {
		const lastSwap = {from: 'Q8_0', to: 'Q4_K_M', carried: true, tokens: 540, overlapped: true, total: 900, gap: 12, memoryBefore: 8.8 * gib, memoryAfter: 5.3 * gib, expectedFreed: 8.7 * gib, freed: 8.5 * gib, steps: [{step: 'plan', milliseconds: 1}, {step: 'load', milliseconds: 850}] as const, before: {ttft: 401, rate: 24.1}};
		const view: View = {...mock, lastSwap, figures: {rate: 42.7}};
		const card = draw(view);
		expect(card).toMatch(/memory +8\.8 GiB +5\.3 GiB +freed 8\.5 GiB, expected 8\.7 GiB/);
		expect(card).toMatch(/tok\/s +24\.1 +42\.7/);
		expect(card).toMatch(/first token +401 ms +—/);
		expect(card).toContain('540 tokens of KV cache carried; between two tokens 12.0 ms');
		expect(card).toContain('plan 1 · load 850 ms');
		expect(draw(view, 2).split('\n')).toHaveLength(card.split('\n').length);
	});

	test('a swap under way shows its step', () => {
		const view: View = {...mock, swap: {from: 'Q4_K_M', to: 'Q8_0', step: 'prefill', fraction: 0.42, since: 0}};
		expect(draw(view)).toContain('Q4_K_M → Q8_0 · reading again');
		expect(draw(view)).toContain(' 42 %');
	});

	test('no model, no rungs', () => {
		expect(draw(nothing, 0)).toContain('picks one');
	});
});

test('a ladder without rungs says what comes, and how to have one', () => {
	const draw = (view: View, drawing = theme) => text(ladderLines({...view, rungs: []}, 76, 30, 0, drawing));
	expect(draw(mock)).toContain('looking for the rungs of this model');
	expect(draw({...nothing, model: {phase: 'loading', path: '/m', name: 'm', fraction: 0.5}})).toContain('the model is being loaded');
	expect(draw(nothing)).toContain('no model is loaded; ⌥M picks one');
	expect(draw(nothing, createTheme('none', 'ascii'))).toContain('no model is loaded; Alt+M picks one');
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
