import stripAnsi from 'strip-ansi';
import {describe, expect, test} from 'vitest';
import {composerLines} from '../../../source/ui/chat/composer-lines.ts';
import {widthOf} from '../../../source/ui/frame/width.ts';
import {createTheme} from '../../../source/ui/theme.ts';

const theme = createTheme('none');
/** `|` is where the cursor is. */
const draw = (marked: string, width: number, maxLines = 5) => {
	const {lines, cursor} = composerLines({text: marked.replace('|', ''), cursor: marked.indexOf('|'), width, maxLines, theme, placeholder: 'ask something'});
	return {lines: lines.map(line => stripAnsi(line).trimEnd()), cursor: [cursor.x, cursor.y]};
};

const drawings: ReadonlyArray<readonly [name: string, text: string, width: number, lines: readonly string[], cursor: readonly [number, number]]> = [
	['nothing', '|', 20, [' › ask something'], [3, 0]],
	['a word', 'hello|', 20, [' › hello'], [8, 0]],
	['the cursor within', 'he|llo', 20, [' › hello'], [5, 0]],
	['a line of its own', 'a\n|b', 20, [' › a', '   b'], [3, 1]],
	['an empty last line', 'a\n|', 20, [' › a', ''], [3, 1]],
	['wrapped where it is full', 'abcdefg|', 8, [' › abcde', '   fg'], [5, 1]],
	['a full line: the cursor goes where the next sign will be', 'abcde|', 8, [' › abcde', ''], [3, 1]],
	['a full line before a line break', 'abcde|\nfg', 8, [' › abcde', '   fg'], [7, 0]],
	['a full line of wide signs', '漢字|', 7, [' › 漢字', ''], [3, 1]],
	['before a wide sign that begins the next line', '漢字|漢', 8, [' › 漢字', '   漢'], [3, 1]],
	['a cell left, and a wide sign in a line of its own', '漢字|\n漢', 8, [' › 漢字', '   漢'], [7, 0]],
	['a cell left, for a narrow sign', '漢字|', 8, [' › 漢字'], [7, 0]],
	['wide signs over several lines', '漢字漢字漢|字', 7, [' › 漢字', '   漢字', '   漢字'], [5, 2]],
	['the cursor at the seam', 'abcde|fg', 8, [' › abcde', '   fg'], [3, 1]],
	['wide signs', '漢字|', 20, [' › 漢字'], [7, 0]],
	['a wide sign that does not fit any more', '漢字漢|', 8, [' › 漢字', '   漢'], [5, 1]],
	['signs of several parts', 'a👩‍👩‍👧b|', 20, [' › a👩‍👩‍👧b'], [7, 0]],
	['a tab is four blanks', 'a\tb|', 20, [' › a    b'], [9, 0]],
];

test.each(drawings)('%s', (_, text, width, lines, cursor) => {
	expect(draw(text, width)).toEqual({lines, cursor});
});

describe('more lines than there is room for', () => {
	test.each([
		['at the end', 'a\nb\nc\nd\ne|', ['   d', '   e'], [4, 1]],
		['at the beginning', '|a\nb\nc\nd\ne', [' › a', '   b'], [3, 0]],
		['in the middle', 'a\nb\nc|\nd\ne', ['   b', '   c'], [4, 1]],
	])('%s', (_, text, lines, cursor) => {
		expect(draw(text, 20, 2)).toEqual({lines, cursor});
	});
});

const texts = ['x'.repeat(300), '漢字'.repeat(90), 'one two three '.repeat(20), '👩‍👩‍👧'.repeat(40), 'a\n\n\nb\tc'.repeat(20), 'e\u0301'.repeat(100), '🇫🇷'.repeat(60)];

test('at every width, from any place: each line fills it, and the cursor is among them', () => {
	for (const text of texts) {
		const everywhere = [0, ...[...new Intl.Segmenter(undefined, {granularity: 'grapheme'}).segment(text)].map(({index, segment}) => index + segment.length)];
		const places = everywhere.filter((_, index) => index % 13 === 0);
		for (const width of [1, 4, 5, 9, 20, 58]) {
			for (const cursor of places) {
				const {lines, cursor: place} = composerLines({text, cursor, width, maxLines: 4, theme, placeholder: ''});
				expect(lines.length).toBeGreaterThan(0);
				expect(lines.length).toBeLessThanOrEqual(4);
				expect(lines.map(line => widthOf(line))).toEqual(lines.map(() => Math.max(width, 4)));
				expect([text.slice(0, 5), width, cursor, place.y >= 0 && place.y < lines.length && place.x >= 3 && place.x < Math.max(width, 4)]).toEqual([text.slice(0, 5), width, cursor, true]);
			}
		}
	}
});

test('a paste of megabytes is drawn around the cursor', () => {
	const text = 'word '.repeat(1_000_000);
	const start = performance.now();
	const {lines} = composerLines({text, cursor: text.length, width: 60, maxLines: 10, theme, placeholder: ''});
	expect(lines).toHaveLength(10);
	expect(performance.now() - start).toBeLessThan(2000);
});
