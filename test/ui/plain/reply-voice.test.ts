import {describe, expect, test} from 'vitest';
import {ReplyVoice} from '../../../source/ui/plain/reply-voice.ts';

const wholes: ReadonlyArray<readonly [name: string, markdown: string, told: string]> = [
	['a heading and a paragraph', '# What it is\n\nA file of **weights**.', 'What it is\n\nA file of weights.\n'],
	['lists', '* one\n* *two*\n1. three', '- one\n- two\n1. three\n'],
	['a link, and one that is its own address', '[docs](https://a.b/c) and [https://a.b](https://a.b)', 'docs (https://a.b/c) and https://a.b\n'],
	['a table', '| rung | bits |\n| --- | ---: |\n| `Q4_K_M` | 4.85 |', 'rung, bits\nQ4_K_M, 4.85\n'],
	['code, whose signs stay', 'So:\n```sh\ncat *_a_* **b**\n\n# c\n```\nDone.', 'So:\nCode, sh:\ncat *_a_* **b**\n\n# c\nEnd of code.\nDone.\n'],
	['code that is not closed', '```\nx', 'Code:\nx\nEnd of code.\n'],
	['a word in code', 'Set `**kwargs` and `__init__`.', 'Set **kwargs and __init__.\n'],
	['names with marks in them', 'snake_case_name and 2 * 3 * 4', 'snake_case_name and 2 * 3 * 4\n'],
	['a quote', '> said so', 'Quote: said so\n'],
	['many empty lines', 'a\n\n\n\nb\n\n', 'a\n\nb\n'],
	['nothing', '', ''],
];

describe('a reply that is told', () => {
	test.each(wholes)('%s', (_, markdown, told) => {
		expect(new ReplyVoice().end(markdown)).toBe(told);
	});

	test.each(wholes)('sign by sign: %s', (_, markdown, told) => {
		const voice = new ReplyVoice();
		const pieces = Array.from(markdown, (_sign, index) => voice.more(markdown.slice(0, index)));
		expect(pieces.join('') + voice.end(markdown)).toBe(told);
	});

	test('comes in whole sentences, not in tokens', () => {
		const voice = new ReplyVoice();
		expect(voice.more('The first sentence')).toBe('');
		expect(voice.more('The first sentence ends.')).toBe('');
		expect(voice.more('The first sentence ends. And')).toBe('The first sentence ends. ');
		expect(voice.more('The first sentence ends. And **bold one. More')).toBe('');
		expect(voice.more('The first sentence ends. And **bold one. More** of it. So')).toBe('And bold one. More of it. ');
		expect(voice.end('The first sentence ends. And **bold one. More** of it. So')).toBe('So\n');
	});

	test('goes on where it was cut short', () => {
		const before = 'It was cut';
		expect(new ReplyVoice(before).end('It was cut short.')).toBe(' short.\n');
	});
});

test('what turns out to have been a thought does not swallow the answer', () => {
	const voice = new ReplyVoice();
	expect(voice.more('The user wants to know what time it is. I should')).toBe('The user wants to know what time it is. ');
	expect(voice.more('')).toBe('');
	expect(voice.more('It is late in the evening. Go')).toBe('\nIt is late in the evening. ');
	expect(voice.end('It is late in the evening. Go to bed.')).toBe('Go to bed.\n');
});
