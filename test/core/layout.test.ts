import {describe, expect, test} from 'vitest';
import {computeLayout, type Layout} from '../../source/core/layout.ts';

const sizes: ReadonlyArray<readonly [columns: number, rows: number, expected: Partial<Layout>]> = [
	[1, 1, {band: 'line', borders: false, statusBar: false, strip: 0}],
	[20, 5, {band: 'line', borders: false, statusBar: false, strip: 0}],
	[20, 6, {band: 'line', borders: false, statusBar: true, strip: 0}],
	[40, 8, {band: 'line', borders: false, statusBar: true, strip: 1}],
	[23, 9, {band: 'line', borders: false, statusBar: true, strip: 1}],
	[24, 9, {band: 'line', borders: true, statusBar: true, strip: 1}],
	[59, 40, {band: 'line', borders: true, strip: 1}],
	[60, 40, {band: 'strip', borders: true, strip: 3}],
	[60, 14, {band: 'strip', strip: 3}],
	[60, 13, {band: 'line', strip: 1}],
	[80, 24, {band: 'strip', inner: {width: 78, height: 21}}],
	[99, 40, {band: 'strip'}],
	[100, 40, {band: 'side', strip: 0, panels: {x: 56, y: 0, width: 44, height: 39}}],
	[100, 16, {band: 'side'}],
	[100, 15, {band: 'strip'}],
	[120, 40, {band: 'side', chat: {x: 0, y: 0, width: 76, height: 39}, panels: {x: 76, y: 0, width: 44, height: 39}}],
	[160, 45, {band: 'side', panels: {x: 102, y: 0, width: 58, height: 44}}],
	[200, 60, {band: 'side', panels: {x: 128, y: 0, width: 72, height: 59}}],
	[500, 200, {band: 'side', panels: {x: 428, y: 0, width: 72, height: 199}}],
];

test.each(sizes)('%d×%d', (columns, rows, expected) => {
	const layout = computeLayout(columns, rows);
	expect(layout).toMatchObject({columns, rows, ...expected});
	expect(layout.panels !== undefined).toBe(expected.band === 'side');
});

describe('at every size', () => {
	test('the rectangles tile the screen, and the composer has a line', () => {
		for (let columns = 1; columns <= 260; columns++) {
			for (let rows = 1; rows <= 70; rows++) {
				const {chat, inner, panels, statusBar, borders, strip} = computeLayout(columns, rows);
				const bar = statusBar ? 1 : 0;
				const frame = borders ? 2 : 0;
				const rules = borders && strip > 0 ? 1 : 0;
				const correct = [chat, ...(panels ? [panels] : [])].every(({x, y, width, height}) => x >= 0 && y === 0 && width >= 1 && height >= 1 && x + width <= columns && height + bar === rows)
					&& chat.width + (panels?.width ?? 0) === columns
					&& inner.width >= 1
					&& inner.height >= 1
					&& inner.width + frame <= Math.max(chat.width, 3)
					&& inner.height + frame <= chat.height
					&& strip + rules < inner.height;
				if (!correct) {
					expect.fail(`${columns}×${rows}: ${JSON.stringify(computeLayout(columns, rows))}`);
				}
			}
		}
	});
});
