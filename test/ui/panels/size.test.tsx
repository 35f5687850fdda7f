import {render} from 'ink-testing-library';
import stringWidth from 'string-width';
import stripAnsi from 'strip-ansi';
import {describe, expect, test} from 'vitest';
import type {View} from '../../../source/core/view.ts';
import {Lines} from '../../../source/ui/frame/lines.tsx';
import {columnLines, createColumn} from '../../../source/ui/panels/column.ts';
import {sectionNames} from '../../../source/ui/panels/section-names.ts';
import {narrowLine, stripLines} from '../../../source/ui/panels/strip-lines.ts';
import {createTheme} from '../../../source/ui/theme.ts';
import {nastyNames, random, randomView} from './random-views.ts';
import {card, mock, model, noCard, nothing, rungs, samplesOf, twoCards} from './views.ts';

const themes = (['dark', 'light', 'neutral', 'contrast', '16', '16-light', 'none'] as const).flatMap(name => (['unicode', 'blocks', 'ascii'] as const).map(glyphs => createTheme(name, glyphs)));

/** What a terminal makes of lines: nothing but SGR may be in them. */
function expectSize(lines: readonly string[], width: number, height: number): void {
	expect(lines).toHaveLength(height);
	for (const line of lines) {
		expect([stripAnsi(line), stringWidth(line)]).toEqual([stripAnsi(line), width]);
		expect(line).not.toMatch(/NaN|Infinity|∞|undefined/);
		expect(line.replaceAll(/\u001B\[[\d;]*m/gu, '')).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E]/u);
	}
}

const named = (name: string): View => ({
	...mock,
	model: {phase: 'ready', model: {...model, name, quantization: name, backend: name}},
	rungs: rungs.map(rung => ({...rung, name})),
	samples: samplesOf([{...card, name}], 3),
});

describe('every line has exactly the width, and the column the height', () => {
	test.each([mock, noCard, twoCards, nothing].flatMap(view => [44, 60, 72].map(width => [view, width] as const)))('%#', (view, width) => {
		for (const theme of themes) {
			for (const height of [2, 9, 14, 15, 20, 24, 39, 44, 60]) {
				expectSize(columnLines({view, width, height, theme, focused: 'cpu'}), width, height);
			}
		}
	});

	test.each(sectionNames)('with %s zoomed', zoomed => {
		for (const view of [mock, noCard, twoCards, nothing]) {
			for (const theme of themes) {
				for (const [width, height] of [[44, 15], [60, 39], [72, 44], [20, 5], [160, 44]] as const) {
					expectSize(columnLines({view, width, height, theme, zoomed}), width, height);
				}
			}
		}
	});

	test.each(nastyNames.map(name => [name]))('with names like %j', name => {
		for (const theme of [createTheme('dark'), createTheme('none', 'ascii')]) {
			for (const width of [44, 60, 72]) {
				expectSize(columnLines({view: named(name), width, height: 39, theme}), width, 39);
				expectSize(stripLines(named(name), width, theme), width, width < 56 ? 1 : 2);
			}
		}
	});

	test('in columns far too small', () => {
		for (let width = 0; width < 44; width++) {
			expectSize(columnLines({view: mock, width, height: 30, theme: createTheme('dark')}), width, 30);
		}
	});
});

test.each(Array.from({length: 40}, (_, seed) => [seed]))('random views, seed %i', seed => {
	const next = random(seed);
	const drawColumn = createColumn();
	for (let round = 0; round < 6; round++) {
		const view = randomView(next);
		const theme = themes[Math.floor(next() * themes.length)]!;
		const width = 20 + Math.floor(next() * 80);
		const height = 2 + Math.floor(next() * 60);
		const zoomed = next() < 0.4 ? sectionNames[Math.floor(next() * sectionNames.length)] : undefined;
		expectSize(drawColumn({view, width, height, theme, zoomed}), width, height);
		expectSize(stripLines(view, width, theme), width, width < 56 ? 1 : 2);
		expectSize([narrowLine(view, width, theme)], width, 1);
	}
});

describe('drawn again', () => {
	test('a column that remembers is the same as a new one', () => {
		const next = random(7);
		const draw = createColumn();
		const theme = createTheme('dark');
		let view = mock;
		for (let round = 0; round < 30; round++) {
			const other = randomView(next);
			const part = (['model', 'rungs', 'contextUsed', 'swap', 'lastSwap', 'samples', 'progress'] as const)[round % 7]!;
			view = {...view, [part]: other[part]};
			expect(draw({view, width: 44, height: 39, theme})).toEqual(columnLines({view, width: 44, height: 39, theme}));
		}
	});

	test('nothing jumps: contents never change which line a section begins on', () => {
		const next = random(11);
		const starts = (view: View) => columnLines({view, width: 44, height: 39, theme: createTheme('none')}).map(line => /^[╭├]/.test(line));
		for (let round = 0; round < 20; round++) {
			expect(starts({...randomView(next), samples: mock.samples})).toEqual(starts(mock));
		}
	});
});

describe('in Ink', () => {
	test('the column is the lines it is made of', () => {
		const {lastFrame, unmount} = render(<Lines lines={columnLines({view: mock, width: 44, height: 39, theme: createTheme('dark')})} width={44} height={39}/>);
		expect(stripAnsi(lastFrame()!)).toBe(columnLines({view: mock, width: 44, height: 39, theme: createTheme('none')}).join('\n'));
		unmount();
	});

	test('wide names do not move the border', () => {
		const {lastFrame, unmount} = render(<Lines lines={columnLines({view: named('日本語 👩‍👩‍👧‍👦 モデル'), width: 44, height: 39, theme: createTheme('dark')})} width={44} height={39}/>);
		for (const line of stripAnsi(lastFrame()!).split('\n')) {
			expect(stringWidth(line)).toBe(44);
		}

		unmount();
	});

	test('a new view is drawn, a smaller height too', () => {
		const theme = createTheme('none');
		const draw = createColumn();
		expect(draw({view: nothing, width: 44, height: 39, theme}).join('\n')).toContain('no reply yet: each is timed here');
		const small = draw({view: mock, width: 44, height: 20, theme, focused: 'model'});
		expect(small.join('\n')).toContain('▸Q4_K_M◂');
		expect(small.join('\n')).toContain('› Model');
		expect(small).toHaveLength(20);
		const zoomed = draw({view: mock, width: 44, height: 20, theme, zoomed: 'memory'}).join('\n');
		expect(zoomed).toContain('available');
		expect(zoomed).not.toContain('Latency');
	});
});
