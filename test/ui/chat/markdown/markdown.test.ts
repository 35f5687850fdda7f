import stripAnsi from 'strip-ansi';
import {beforeAll, describe, expect, test} from 'vitest';
import {CodeStream} from '../../../../source/ui/chat/markdown/code-stream.ts';
import {loadHighlighter} from '../../../../source/ui/chat/markdown/highlight.ts';
import {loadLexer} from '../../../../source/ui/chat/markdown/lexer.ts';
import {markdownLines, MarkdownStream} from '../../../../source/ui/chat/markdown/markdown.ts';
import {widthOf} from '../../../../source/ui/frame/width.ts';
import {createTheme} from '../../../../source/ui/theme.ts';
import {hostile} from '../hostile.ts';
import {samples, whole} from './samples.ts';

const plain = createTheme('none');
const dark = createTheme('dark');
const linked = createTheme('dark', 'unicode', true);

beforeAll(async () => {
	await loadLexer();
	await loadHighlighter();
});

test.each(samples)('$name', ({text, width, lines}) => {
	expect(markdownLines(text, width, plain)).toEqual(lines);
});

describe('with styles', () => {
	test('the end of an inner emphasis does not end the outer one', () => {
		expect(markdownLines('**a *b* c**', 40, dark)).toEqual(['\u001B[1ma \u001B[22m\u001B[1m\u001B[3mb\u001B[23m\u001B[22m\u001B[1m c\u001B[22m']);
	});

	test('emphasis that is wrapped is whole on each line', () => {
		expect(markdownLines('**one two**', 5, dark)).toEqual(['\u001B[1mone\u001B[22m', '\u001B[1mtwo\u001B[22m']);
	});

	test('code is coloured by its language', () => {
		const [, line] = markdownLines('```ts\nconst a = "x"; // why\n```', 40, dark);
		expect(line).toContain('\u001B[38;5;111mconst\u001B[39m');
		expect(line).toContain('\u001B[38;5;114m"x"\u001B[39m');
		expect(line).toContain('\u001B[38;5;245m// why\u001B[39m');
	});

	test('code of a language nobody knows is plain', () => {
		expect(markdownLines('```nobody\nconst a\n```', 40, dark)[1]).toBe('  const a');
	});
});

describe('links', () => {
	test.each([
		['[here](https://a.org/b)', '\u001B]8;;https://a.org/b\u0007\u001B[4mhere\u001B[24m\u001B]8;;\u0007', 'here (https://a.org/b)'],
		['https://a.org', '\u001B]8;;https://a.org/\u0007\u001B[4mhttps://a.org\u001B[24m\u001B]8;;\u0007', 'https://a.org'],
		['[run](file:///bin/sh)', undefined, 'run (file:///bin/sh)'],
		['[x](javascript:alert)', undefined, 'x (javascript:alert)'],
		['[https://bank.example](https://thief.example)', undefined, 'https://bank.example (https://thief.example)'],
		['a@b.org', undefined, 'a@b.org'],
	])('%s', (text, link, words) => {
		expect(markdownLines(text, 80, plain).join('')).toBe(words);
		const [line] = markdownLines(text, 80, linked);
		if (link === undefined) {
			expect(line).not.toContain('\u001B]8');
			expect(stripAnsi(line!)).toBe(words);
		} else {
			expect(line).toBe(link);
		}
	});

	test('a link that is wrapped begins and ends on each line', () => {
		for (const line of markdownLines('[one two three](https://a.org)', 8, linked)) {
			expect(line.match(/\u001B\]8;;h/gu)).toHaveLength(1);
			expect(line.match(/\u001B\]8;;\u0007/gu)).toHaveLength(1);
		}
	});
});

const widths = [1, 2, 5, 9, 20, 33, 80];

test.each([...hostile, ['everything', whole] as const])('%s: never wider than its place, nothing that a terminal obeys', (_, text) => {
	for (const width of widths) {
		for (const line of markdownLines(text, width, linked)) {
			expect([width, line, widthOf(line) <= Math.max(2, width)]).toEqual([width, line, true]);
		}
	}
});

describe('while it is written', () => {
	test.each([...samples.map(({name, text}) => [name, text] as const), ['everything', whole] as const])('%s ends as it would be drawn whole', (_, text) => {
		for (const width of [20, 60]) {
			const stream = new MarkdownStream(width, dark);
			let lines: string[] = [];
			for (let end = 1; end <= text.length; end++) {
				lines = stream.lines(text.slice(0, end));
			}

			lines = stream.lines(`${text}\n\n.`);
			expect(lines).toEqual(markdownLines(`${text}\n\n.`, width, dark));
		}
	});

	test('nothing that was drawn above the last block is drawn another way', () => {
		const stream = new MarkdownStream(60, dark);
		let before: string[] = [];
		for (let end = 1; end <= whole.length; end++) {
			const lines = stream.lines(whole.slice(0, end));
			const settled = before.slice(0, -12);
			expect(lines.slice(0, settled.length)).toEqual(settled);
			before = lines;
		}
	});

	test.each([
		['a **bol', 'a bol'],
		['a **bold*', 'a bold'],
		['a **', 'a'],
		['a *it', 'a it'],
		['a `co', 'a co'],
		['a `', 'a'],
		['a ~~ol', 'a ol'],
		['a **b *c', 'a b c'],
		['see [the te', 'see the te'],
		['see [text](http', 'see text'],
		['2 * 3 * 4', '2 * 3 * 4'],
		['snake_case_na', 'snake_case_na'],
		['text\n-', 'text'],
		['text\n- ', 'text'],
		['text\n#', 'text'],
		['text\n``', 'text'],
		['text\n```py', 'text'],
		['| a | b |', ''],
		['| a | b |\n|--', ''],
	])('%j looks like %j', (text, looks) => {
		const lines = new MarkdownStream(60, dark).lines(text);
		expect(stripAnsi(lines.join('\n')).trim()).toBe(looks);
	});

	test.each([
		['```ts\nconst a = 1;\n\n\treturn a;\n', true],
		['text before\n\n~~~~py\nx = """\n~~~\nmore ``` of it\n\n', true],
		['```\n', true],
		['```js\n\n\n', true],
		['```js\nx\n```\n', false],
		['~~~js\nx\n ~~~~ \nmore', false],
	])('%j is drawn as it would be whole, open or not', (text, isOpen) => {
		for (const width of [8, 40]) {
			const stream = new MarkdownStream(width, dark);
			for (let end = 1; end < text.length; end++) {
				stream.lines(text.slice(0, end));
			}

			// Whether an empty line follows is not known before what is in the next one.
			const drawn = stream.lines(text);
			expect(drawn).toEqual(markdownLines(text, width, dark).slice(0, drawn.length));
			expect(stream.lines(`${text}const`)).toEqual(markdownLines(`${text}const`, width, dark));
			expect(CodeStream.open(text.slice(text.search(/[`~]{3}/u)), width, dark)!.lines(text.slice(text.search(/[`~]{3}/u))) !== undefined).toBe(isOpen);
		}
	});

	test('a long block of code has all of its lines, and what is far above its end is not drawn again', () => {
		const line = 'export const value = call("text", 12); // why';
		const code = Array.from({length: 400}, (_, index) => (index % 9 === 0 ? '' : line)).join('\n');
		const stream = new MarkdownStream(60, dark);
		for (let end = 10; end < code.length; end += 37) {
			stream.lines('```ts\n' + code.slice(0, end));
		}

		expect(stream.lines('```ts\n' + code)).toEqual(markdownLines('```ts\n' + code, 60, dark));
		expect(stream.lines('```ts\n' + code + '\n```\n\nend')).toEqual(markdownLines('```ts\n' + code + '\n```\n\nend', 60, dark));
	});

	test('an open fence is an open block, and what follows its end is text', () => {
		const stream = new MarkdownStream(20, plain);
		expect(stream.lines('```py\nx = "**"\n')).toEqual(['py ─────────────────', '  x = "**"']);
		expect(stream.lines('```py\nx = "**"\n``')).toEqual(['py ─────────────────', '  x = "**"']);
		expect(stream.lines('```py\nx = "**"\n```\nend')).toEqual(['py ─────────────────', '  x = "**"', '────────────────────', 'end']);
	});
});

test.each([
	['quotes in quotes', `${'>'.repeat(5000)}x`],
	['lists in lists', Array.from({length: 300}, (_, depth) => `${' '.repeat(depth * 2)}- x`).join('\n')],
	['brackets', '['.repeat(5000)],
	['marks', 'a**'.repeat(5000)],
	['code marks', '`a``b'.repeat(2000)],
])('thousands of %s are drawn all the same', (_, text) => {
	expect(markdownLines(text, 80, dark).length).toBeGreaterThan(0);
	expect(new MarkdownStream(80, dark).lines(text).length).toBeGreaterThan(0);
});
