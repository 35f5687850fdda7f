import stringWidth from 'string-width';
import stripAnsi from 'strip-ansi';
import {describe, expect, test} from 'vitest';
import {chart, type ChartValue} from '../../../source/ui/chart/chart.ts';
import {createTheme, levelOf} from '../../../source/ui/theme.ts';

const none = createTheme('none');
const ascii = createTheme('none', 'ascii');
const blocks = createTheme('none', 'blocks');

const rows: ReadonlyArray<[name: string, values: ChartValue[], width: number, height: number, expected: string[]]> = [
	['nothing', [], 4, 1, [' '.repeat(4)]],
	['zero is a dot, not a blank', [0, 0], 2, 1, [' ⣀']],
	['missing is a blank, not zero', [undefined, 0], 1, 1, ['⢀']],
	['a gap', [1, 1, undefined, undefined, 1, 1], 3, 1, ['⣿ ⣿']],
	['quarters', [0.25, 0.5, 0.75, 1], 2, 1, ['⣠⣾']],
	['the newest is at the right', [1, 0, 0], 2, 1, ['⢸⣀']],
	['only the newest are shown', [1, 1, 1, 0, 0], 1, 1, ['⣀']],
	['two rows', [0.5, 1], 1, 2, ['⢸', '⣿']],
	['four rows', [0.25, 1], 1, 4, ['⢸', '⢸', '⢸', '⣿']],
	['above the axis is at its top', [9, 9], 1, 2, ['⣿', '⣿']],
	['not a number is missing', [NaN, 1], 1, 1, ['⢸']],
];

describe('chart in braille', () => {
	test.each(rows)('%s', (_, values, width, height, expected) => {
		expect(chart(values, {width, rows: height, max: 1, theme: none})).toEqual(expected);
	});

	test('has every pair of the 5×5 table', () => {
		const seen = new Set<string>();
		for (let left = 0; left <= 4; left++) {
			for (let right = 0; right <= 4; right++) {
				seen.add(chart([left === 0 ? undefined : left, right === 0 ? undefined : right], {width: 1, rows: 1, max: 4, theme: none})[0]!);
			}
		}

		expect(seen.size).toBe(25);
	});
});

describe('chart without braille', () => {
	test('blocks', () => {
		expect(chart([0, 0.5, 1, undefined], {width: 6, rows: 1, max: 1, theme: blocks})).toEqual(['  ▁▄█ ']);
	});

	test('blocks in two rows', () => {
		expect(chart([0.5, 0.75, 1], {width: 3, rows: 2, max: 1, theme: blocks})).toEqual([' ▄█', '███']);
	});

	test('in ASCII', () => {
		expect(chart([0, 0.5, 0.75, 1], {width: 5, rows: 1, max: 1, theme: ascii})).toEqual([' .:|#']);
	});
});

describe('colour', () => {
	const dark = createTheme('dark');

	test('follows the greater value of a cell, one pair of codes for a run', () => {
		const [line] = chart([0.1, 0.1, 0.2, 0.2, 0.1, 0.95], {width: 3, rows: 1, max: 1, theme: dark, color: value => dark[levelOf(value)]});
		expect(line).toBe(dark.good('⣀⣀') + dark.danger('⣸'));
	});

	test('does not change the width', () => {
		const values = Array.from({length: 90}, (_, index) => index % 7 === 0 ? undefined : index / 90);
		for (let width = 0; width < 60; width += 7) {
			for (const line of chart(values, {width, rows: 3, max: 1, theme: dark, color: value => dark[levelOf(value)]})) {
				expect(stringWidth(stripAnsi(line))).toBe(width);
			}
		}
	});
});
