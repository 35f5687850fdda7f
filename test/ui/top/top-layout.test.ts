import {describe, expect, test} from 'vitest';
import {computeTopLayout, type TopLayout} from '../../../source/ui/top/top-layout.ts';

const sizes: ReadonlyArray<readonly [columns: number, rows: number, band: TopLayout['band']]> = [
	[1, 1, 'line'],
	[20, 5, 'line'],
	[43, 40, 'line'],
	[44, 40, 'stack'],
	[44, 9, 'strip'],
	[44, 8, 'line'],
	[60, 16, 'strip'],
	[60, 21, 'strip'],
	[60, 22, 'stack'],
	[80, 24, 'stack'],
	[99, 60, 'stack'],
	[100, 15, 'strip'],
	[100, 16, 'side'],
	[120, 40, 'side'],
	[200, 60, 'side'],
];

describe('computeTopLayout', () => {
	test.each(sizes)('%i×%i: %s', (columns, rows, band) => {
		expect(computeTopLayout(columns, rows).band).toBe(band);
	});

	test('panels and processes fill the screen at every size', () => {
		for (let columns = 1; columns <= 220; columns += 3) {
			for (let rows = 1; rows <= 70; rows++) {
				const {band, panels, table, statusBar} = computeTopLayout(columns, rows);
				const height = statusBar ? rows - 1 : rows;
				const shared = band === 'stack' ? 1 : 0;
				expect([columns, rows, band === 'side' ? panels.width + table.width : table.width]).toEqual([columns, rows, columns]);
				expect([columns, rows, band === 'side' ? table.height : panels.height + table.height - shared]).toEqual([columns, rows, height]);
			}
		}
	});

	test('beside each other both have the width they need, and above each other the rows', () => {
		for (let columns = 44; columns <= 220; columns++) {
			for (let rows = 16; rows <= 70; rows++) {
				const {band, panels, table} = computeTopLayout(columns, rows);
				expect([columns, rows, panels.width >= 44 || band === 'line']).toEqual([columns, rows, true]);
				expect([columns, rows, table.height >= 8 || band !== 'stack']).toEqual([columns, rows, true]);
			}
		}
	});
});
