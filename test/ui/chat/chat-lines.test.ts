import stringWidth from 'string-width';
import stripAnsi from 'strip-ansi';
import {describe, expect, test} from 'vitest';
import type {Message} from '../../../source/core/chat.ts';
import {computeLayout} from '../../../source/core/layout.ts';
import type {View} from '../../../source/core/view.ts';
import {chatLines, composerRoom, transcriptHeight, type ChatLinesOptions} from '../../../source/ui/chat/chat-lines.ts';
import {editComposer, emptyComposer} from '../../../source/ui/chat/composer-state.ts';
import {helpLines} from '../../../source/ui/dialogs/help.ts';
import {ladderLines} from '../../../source/ui/dialogs/ladder.ts';
import {paletteLines} from '../../../source/ui/dialogs/palette.ts';
import {foldedPanels} from '../../../source/ui/first-frame.ts';
import {createTheme} from '../../../source/ui/theme.ts';
import {mock, model, nothing} from '../panels/views.ts';
import {hostile} from './hostile.ts';

const sizes = [[1, 1], [1, 9], [2, 2], [3, 1], [4, 4], [5, 6], [12, 5], [20, 5], [20, 6], [23, 9], [24, 8], [24, 9], [40, 10], [59, 13], [59, 30], [60, 13], [60, 14], [80, 24], [99, 40], [100, 15], [100, 16], [120, 40], [200, 60]] as const;
const dark = createTheme('dark');
const written = (text: string) => editComposer(emptyComposer, {type: 'insert', text});
const saying = (text: string, name = model.name): View => {
	const messages: Message[] = [
		{id: 'q', role: 'user', text, time: 0},
		{id: 'a', role: 'model', text, time: 0, ending: 'end', rungs: [text], model: text},
	];
	return {...mock, model: {phase: 'ready', model: {...model, name}}, session: {...mock.session, title: text, saved: 1, messages}};
};

function draw(view: View, columns: number, rows: number, rest: Partial<ChatLinesOptions> = {}) {
	const layout = computeLayout(columns, rows);
	const theme = rest.theme ?? dark;
	const picture = chatLines({view, layout, composer: emptyComposer, theme, strip: foldedPanels({view, columns, rows}, theme), ...rest});
	const at = `${columns}×${rows}`;
	expect([at, picture.lines.length]).toEqual([at, layout.chat.height]);
	for (const line of picture.lines) {
		const bare = stripAnsi(line);
		if (stringWidth(line) !== layout.chat.width || /[\u0000-\u001F\u007F-\u009F\u202A-\u202E]/.test(bare)) {
			expect.fail(`${at}: ${stringWidth(line)} cells in ${JSON.stringify(line)}`);
		}
	}

	const {x, y} = picture.cursor;
	expect([at, x >= 0 && x < layout.chat.width && y >= 0 && y < layout.chat.height]).toEqual([at, true]);
	return picture;
}

describe('every line has exactly the width, and the pane the height', () => {
	test.each(sizes)('%d×%d', (columns, rows) => {
		for (const view of [nothing, mock, saying('a plain text of some words '.repeat(20))]) {
			for (const theme of [dark, createTheme('none', 'ascii')]) {
				draw(view, columns, rows, {theme});
				draw(view, columns, rows, {theme, composer: written('one\ntwo\nthree\nfour\nfive')});
				draw(view, columns, rows, {theme, composer: written('漢字'.repeat(100))});
				draw(view, columns, rows, {theme, scroll: {message: 0, line: 0}});
			}
		}
	});

	test.each(sizes.filter(([columns, rows]) => columns >= 24 && rows >= 14))('%d×%d, with a notice', (columns, rows) => {
		const notice = {level: 'error', text: 'The file is cut short.', hint: 'Fetch it again, and look at its size. '.repeat(9), time: 0} as const;
		for (const view of [nothing, mock, saying('a plain text of some words '.repeat(20))]) {
			const before = draw(view, columns, rows, {composer: written('one\ntwo\nthree\nfour\nfive')});
			const {lines, cursor} = draw(view, columns, rows, {composer: written('one\ntwo\nthree\nfour\nfive'), notice});
			expect(cursor).toEqual(before.cursor);
			expect(bare(lines)).toContain('! The file is cut');
		}
	});

	test.each(hostile)('with %s', (_, text) => {
		for (const [columns, rows] of sizes) {
			draw(saying(text, text), columns, rows);
			draw(saying(text, text), columns, rows, {scroll: {message: 0, line: 1}});
		}
	});

	test.each(sizes)('with a dialog, %d×%d', (columns, rows) => {
		draw(mock, columns, rows, {overlay: (width, height) => ladderLines(mock, width, height, 3, dark)});
		draw(mock, columns, rows, {overlay: (width, height) => paletteLines(width, height, '漢', 0, dark)});
		draw(mock, columns, rows, {overlay: (width, height) => helpLines(width, height, 7, dark)});
	});
});

const bare = (lines: readonly string[]) => lines.map(line => stripAnsi(line)).join('\n');

describe('what it shows', () => {
	test('the model and the conversation in the title, when it was saved', () => {
		const {lines} = draw(saying('a question'), 120, 40, {theme: createTheme('none')});
		expect(lines[0]).toMatch(/^╭─ mistral-7b-instruct-v0\.3 · a question ─+ saved \d\d:\d\d ─╮$/);
	});

	test('the context where there is no panel for it', () => {
		expect(bare(draw(mock, 80, 24).lines)).toContain('ctx 1,180/8,192');
	});

	test('how much lies below, and nothing at the end', () => {
		const view = saying('line\n'.repeat(100));
		expect(bare(draw(view, 80, 24, {scroll: {message: 0, line: 0}}).lines)).toMatch(/↓ \d+ more lines/);
		expect(bare(draw(view, 80, 24).lines)).not.toContain('more lines');
	});

	test('the cursor where the next letter goes', () => {
		const {lines, cursor} = draw(mock, 80, 24, {composer: written('hello')});
		expect(stripAnsi(lines[cursor.y]!).slice(0, cursor.x)).toBe('│ › hello');
	});

	test('a composer of many lines takes a third at most', () => {
		const layout = computeLayout(80, 24);
		const {lines} = draw(mock, 80, 24, {composer: written('x\n'.repeat(50))});
		expect(bare(lines).match(/^│ {3}x/gm)!.length).toBeLessThanOrEqual(composerRoom(layout));
		expect(transcriptHeight(layout, composerRoom(layout), 2)).toBeGreaterThan(3);
	});
});

test('a step up is given back as it was drawn', () => {
	const view = saying('line\n'.repeat(100));
	const {top} = draw(view, 80, 24, {scroll: {message: 1, line: 3}});
	expect(top).toEqual({message: 1, line: 3});
});

test('a place that is no more, as in a thought that has folded, leads to the end', () => {
	const view = saying('line\n'.repeat(100) + 'the end');
	const text = bare(draw(view, 80, 24, {scroll: {message: 1, line: 5000}}).lines);
	expect(text).toContain('the end');
	expect(text).toBe(bare(draw(view, 80, 24).lines));
});

describe('a notice above the composer', () => {
	const notice = {level: 'info', text: 'one '.repeat(40), time: 0} as const;
	const long = saying(`${'a word or two '.repeat(200)}the end`);

	test('leaves the end in sight where it is followed', () => {
		expect(bare(draw(long, 120, 40, {notice}).lines)).toContain('the end');
	});

	test('leaves what one has scrolled to where it is', () => {
		const scroll = {message: 0, line: 2};
		const before = draw(long, 120, 40, {scroll}).lines;
		expect(draw(long, 120, 40, {scroll, notice}).lines.slice(0, 20)).toEqual(before.slice(0, 20));
	});

	test('takes the place of the strip and no more than it needs', () => {
		const before = draw(mock, 80, 24).lines;
		const {lines} = draw(mock, 80, 24, {notice: {...notice, text: 'one '.repeat(30)}});
		expect(lines.filter((line, index) => line !== before[index])).toHaveLength(2);
	});
});
