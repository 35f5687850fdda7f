import stripAnsi from 'strip-ansi';
import {describe, expect, test} from 'vitest';
import type {LastSwap, View} from '../../../source/core/view.ts';
import {keysLine} from '../../../source/ui/dialogs/keys-line.ts';
import {ladderColumns} from '../../../source/ui/dialogs/ladder-columns.ts';
import {ladderLines} from '../../../source/ui/dialogs/ladder.ts';
import {swapCardLines} from '../../../source/ui/dialogs/swap-card.ts';
import {createTheme} from '../../../source/ui/theme.ts';
import {mock, rungs} from '../panels/views.ts';

const theme = createTheme('none');
const gib = 2 ** 30;

const view: View = {...mock, rungs: rungs.map((rung, index) => index === 5 ? {...rung, outlook: {words: 'fits', tone: 'good', needs: 4 * gib, speed: {tokensPerSecond: 51.3, measured: false}}} : rung)};

const swap: LastSwap = {from: 'Q8_0', to: 'Q4_K_M', carried: true, tokens: 540, overlapped: true, total: 840, gap: 12, memoryBefore: 8.8 * gib, memoryAfter: 5.3 * gib, expectedFreed: 8.7 * gib, freed: 8.5 * gib, steps: [{step: 'plan', milliseconds: 12}, {step: 'make-room', milliseconds: 3}, {step: 'load', milliseconds: 8500}, {step: 'carry', milliseconds: 120}, {step: 'switch', milliseconds: 10}, {step: 'verify', milliseconds: 130}, {step: 'release', milliseconds: 220}], before: {ttft: 401, rate: 24.1}};

describe('the columns of the ladder', () => {
	test.each([
		[72, 'called', true, true, true],
		[67, 'called', true, true, true],
		[66, 'called', false, true, true],
		[60, 'called', false, false, true],
		[48, 'called', false, false, false],
		[42, 'called', false, false, false],
		[41, 'signed', false, false, false],
		[34, 'signed', false, false, false],
		[33, undefined, false, false, false],
	])('in %d cells the rate is %s', (room, rate, hasBits, hasSize, hasNeeds) => {
		expect(ladderColumns(room)).toMatchObject({rate, hasBits, hasSize, hasNeeds});
	});

	test('a prediction is called one, in a word or by a sign, and no row is cut', () => {
		const draw = (width: number) => ladderLines(view, width, 30, 5, theme).map(line => stripAnsi(line));
		for (const width of [78, 73, 60, 54, 48]) {
			const lines = draw(width);
			expect(lines.find(line => line.includes('Q3_K_M'))).toMatch(/fits +51\.3 predicted/);
			expect(lines.find(line => line.includes('on this box'))).toContain('tok/s');
			expect(lines.slice(1, -6).join('\n')).not.toContain('…');
		}

		expect(draw(40).find(line => line.includes('Q3_K_M'))).toMatch(/fits +~51\.3 │/);
	});
});

describe('what the last swap did, where it is narrow', () => {
	test.each([74, 50, 44])('in %d cells no line is too long', width => {
		const lines = swapCardLines(swap, {rate: 42.7}, width, theme);
		for (const line of lines) {
			expect(line.length).toBeLessThanOrEqual(width);
		}

		expect(lines[0]).toContain('840 ms');
		expect(lines.join('\n')).toContain('540 tokens');
	});

	test('the steps that took longest stay, in their order', () => {
		expect(swapCardLines(swap, {}, 52, theme).at(-1)).toBe('load 8,500 · carry 120 · check 130 · release 220 ms');
		expect(swapCardLines(swap, {}, 34, theme).at(-1)).toBe('load 8,500 · release 220 ms');
	});
});

describe('the keys at the foot of a dialog', () => {
	const keys = [['↑↓', 'choose'], ['Enter', 'make and swap'], ['m', 'make'], ['Esc', 'back']] as const;

	test.each([
		[60, '↑↓ choose   Enter make and swap   m make   Esc back'],
		[50, '↑↓ choose  Enter make and swap  m make  Esc back'],
		[40, 'Enter make and swap  m make  Esc back'],
		[10, 'Esc back'],
	])('in %d cells', (room, line) => {
		expect(keysLine(keys, room, theme)).toBe(line);
	});

	test('in ASCII the arrows are not the letter of a Ctrl key', () => {
		expect(ladderLines(view, 76, 30, 5, createTheme('none', 'ascii')).join('\n')).toContain('Up/Dn choose');
	});
});
