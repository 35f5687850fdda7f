import {afterEach, describe, expect, test} from 'vitest';
import {Painter} from '../../../source/ui/frame/painter.ts';
import {fit} from '../../../source/ui/frame/width.ts';
import {palettes, type PaletteName} from '../../../source/ui/frame/palettes.ts';
import {columnLines} from '../../../source/ui/panels/column.ts';
import {createTheme, type Theme} from '../../../source/ui/theme.ts';
import {PaintedScreen} from '../../helpers/painted.ts';
import {nastyNames, random, randomView} from '../panels/random-views.ts';

const [width, height] = [60, 12];
const screens: PaintedScreen[] = [];
afterEach(() => {
	for (const screen of screens.splice(0)) {
		screen.dispose();
	}
});

function stage() {
	const screen = new PaintedScreen(width, height);
	screens.push(screen);
	return {screen, painter: new Painter(screen.write)};
}

/** What a frame looks like on a screen that nothing else was drawn on. */
async function drawnAnew(lines: readonly string[]): Promise<string[]> {
	const {screen, painter} = stage();
	painter.paint({lines, width});
	return screen.cells();
}

const styles = ['accent', 'strong', 'dim', 'border', 'good', 'danger', 'focus', 'italic', 'strike', 'underline', 'plain'] as const;

/** A line of anything that LISA draws with. */
function randomLine(next: () => number, theme: Theme, certain: boolean): string {
	const pick = <Value>(list: readonly Value[]): Value => list[Math.floor(next() * list.length)]!;
	const words = ['a', 'to', 'weights', '  ', '        ', '│', '⣀⣠⣴', '日本', '한국', 'ñ', '12.5', 'x'.repeat(30), ...(certain ? [] : [...nastyNames, '👩‍👩‍👧‍👦', 'e\u0301', '☎\uFE0F', '🇩🇪'])];
	const parts = Array.from({length: Math.floor(next() * 9)}, () => theme[pick(styles)](theme[pick(styles)](pick(words)) + pick([' ', '', '   '])));
	const link = next() < 0.2 ? '\u001B]8;;https://example.org/\u0007link\u001B]8;;\u0007' : '';
	const line = parts.join('') + link;
	return next() < 0.5 ? line : fit(line, width - 1, '') + theme.border('│');
}

describe('a frame over another', () => {
	test.each(Object.keys(palettes) as PaletteName[])('looks as if it had been drawn alone, in the colours %s', async name => {
		const next = random(5);
		const theme = createTheme(name);
		const {screen, painter} = stage();
		let lines = Array.from({length: height}, () => '');
		for (let round = 0; round < 60; round++) {
			lines = lines.map(line => (next() < 0.4 ? randomLine(next, theme, true) : line));
			painter.paint({lines, width});
			expect(await screen.cells()).toEqual(await drawnAnew(lines));
		}
	});

	test('also with signs whose width terminals may not agree on', async () => {
		const next = random(11);
		const theme = createTheme('dark');
		const {screen, painter} = stage();
		for (let round = 0; round < 60; round++) {
			const lines = Array.from({length: height}, () => randomLine(next, theme, false));
			painter.paint({lines, width});
			expect(await screen.cells()).toEqual(await drawnAnew(lines));
		}
	});

	test('draws nothing once the terminal is given back, not even what was to be drawn again', () => {
		let written = '';
		const painter = new Painter(sequence => {
			written += sequence;
		});
		painter.paint({lines: ['one'], width});
		expect(written).toContain('one');
		painter.stop();
		written = '';
		painter.paint({lines: ['two'], width});
		painter.repaint();
		expect(written).toBe('');
	});

	test('and the panels of any view', async () => {
		const next = random(3);
		const {screen, painter} = stage();
		for (let round = 0; round < 40; round++) {
			const lines = columnLines({view: randomView(next), width: 44, height, theme: createTheme('dark')});
			painter.paint({lines, width});
			expect(await screen.cells()).toEqual(await drawnAnew(lines));
		}
	});
});

describe('what is written', () => {
	const frame = (...lines: readonly string[]) => ({lines: [...lines, ...Array.from({length: height - lines.length}, () => '')], width, cursor: {x: 3, y: 5}});
	const cases: ReadonlyArray<readonly [string, string, string, number]> = [
		['nothing where nothing changed', 'the same', 'the same', 0],
		['a word at the end of a line, and not the border behind it', `${fit('the weights', 50)}│`, `${fit('the weights of', 50)}│`, 16],
		['a figure in the middle', `${'─'.repeat(20)} 12.5 ${'─'.repeat(20)}`, `${'─'.repeat(20)} 13.5 ${'─'.repeat(20)}`, 14],
		['the end of a line that became shorter', 'x'.repeat(50), 'x', 15],
		['a colour', '\u001B[31mred\u001B[39m and more', '\u001B[32mred\u001B[39m and more', 22],
		['no colour again for each word', '', '\u001B[38;5;245mone two three\u001B[39m', 40],
	];
	test.each(cases)('%s', async (_, before, after, most) => {
		const {screen, painter} = stage();
		painter.paint(frame(before));
		screen.written = '';
		painter.paint(frame(after));
		expect(screen.written.length).toBeLessThanOrEqual(most);
		expect(await screen.cursor()).toEqual({x: 3, y: 5});
	});
});

test('a line from outside that nobody cleaned does nothing to the terminal', async () => {
	const {screen, painter} = stage();
	painter.paint({lines: ['a\u001B[2Jb', 'c\rd', 'e\u001B]0;title\u0007f', ...Array.from({length: height - 3}, () => '')], width});
	const text = await screen.text();
	expect(text.slice(0, 2)).toEqual(['a[2Jb', 'cd']);
	expect(screen.written).not.toMatch(/\u001B\[2J|\u001B\]0/u);
});

test('a window of another size is drawn whole', async () => {
	const {screen, painter} = stage();
	const lines = Array.from({length: height}, (_, row) => `row ${row} ${'y'.repeat(40)}`);
	painter.paint({lines, width});
	screen.resize(30, height - 2);
	screen.write('\u001B[5;5Hgarbage');
	const narrow = lines.slice(2).map(line => line.slice(0, 20));
	painter.paint({lines: narrow, width: 30});
	expect(await screen.text()).toEqual(narrow);
});

test('while another program has the terminal nothing is drawn, and then all of it', async () => {
	const {screen, painter} = stage();
	const lines = (text: string) => [text, ...Array.from({length: height - 1}, () => '')];
	painter.paint({lines: lines('one'), width});
	await painter.pausedFor(async () => {
		screen.write('\u001B[H\u001B[2Jthe editor');
		screen.written = '';
		painter.paint({lines: lines('two'), width});
		expect(screen.written).toBe('');
	});
	const [first] = await screen.text();
	expect(first).toBe('two');
});

test('the cursor is shown where there is one, and hidden where there is none', () => {
	const {screen, painter} = stage();
	const lines = Array.from({length: height}, () => '');
	painter.paint({lines, width, cursor: {x: 1, y: 1}});
	expect(screen.written).toMatch(/\u001B\[\?25h(?:\u001B\[\?2026l)?$/u);
	screen.written = '';
	painter.paint({lines, width});
	expect(screen.written).toBe('\u001B[?25l');
	screen.written = '';
	painter.paint({lines, width, cursor: {x: 1, y: 1}});
	expect(screen.written).toContain('\u001B[?25h');
});
