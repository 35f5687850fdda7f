import stringWidth from 'string-width';
import stripAnsi from 'strip-ansi';
import {describe, expect, test} from 'vitest';
import {listLines, type ListOptions} from '../../../source/ui/dialogs/list.ts';
import {createTheme} from '../../../source/ui/theme.ts';

const theme = createTheme('none');
const rows = Array.from({length: 20}, (_, index) => `row ${index}`);
const draw = (rest: Partial<ListOptions>) => listLines({title: 'List', rows, width: 30, height: 10, theme, ...rest});
const shown = (lines: readonly string[]) => lines.join('\n').match(/row \d+/g) ?? [];

describe('the rows scroll so that the chosen one shows', () => {
	test.each(rows.map((_, selected) => [selected]))('%d', selected => {
		const lines = draw({selected});
		expect(lines).toHaveLength(10);
		expect(lines.filter(line => line.includes('▸'))).toEqual([expect.stringContaining(`▸ row ${selected} `)]);
		expect(shown(lines)).toHaveLength(8);
	});

	test('at the ends they stand still', () => {
		expect(shown(draw({selected: 0}))[0]).toBe('row 0');
		expect(shown(draw({selected: 19})).at(-1)).toBe('row 19');
	});
});

test.each([[0, 'row 0'], [5, 'row 5'], [12, 'row 12'], [99, 'row 12']])('from %d where nothing can be chosen: %s', (from, first) => {
	const lines = draw({from});
	expect(shown(lines)[0]).toBe(first);
	expect(lines.join('')).not.toContain('▸');
});

test('how many more there are', () => {
	expect(draw({selected: 0}).at(-1)).toContain('12 more ↓');
	expect(draw({selected: 19}).at(-1)).not.toContain('more');
});

test('the foot goes before the rows do', () => {
	const foot = ['what it does', 'the keys'];
	expect(draw({selected: 0, foot, height: 12}).join('\n')).toContain('the keys');
	const small = draw({selected: 7, foot, height: 6}).join('\n');
	expect(small).not.toContain('the keys');
	expect(small).toContain('▸ row 7');
});

test('at every size: at most the height, exactly the width', () => {
	for (let width = 4; width < 40; width++) {
		for (let height = 0; height < 14; height++) {
			for (const rest of [{}, {selected: 9}, {head: 'the head', foot: ['a', 'b'], selected: 19}, {rows: []}, {rows: ['漢字漢字漢字漢字漢字漢字'], selected: 0}]) {
				const lines = draw({width, height, ...rest});
				expect(lines.length).toBeLessThanOrEqual(height);
				for (const line of lines) {
					expect([width, stripAnsi(line), stringWidth(line)]).toEqual([width, stripAnsi(line), width]);
				}
			}
		}
	}
});
