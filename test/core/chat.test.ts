import {expect, test} from 'vitest';
import {titleFrom} from '../../source/core/chat.ts';

test.each([
	['a short one', 'hello', 'hello'],
	['on one line', '  what\n\n\tis   this ', 'what is this'],
	['exactly forty', 'x'.repeat(40), 'x'.repeat(40)],
	['cut at a word', 'how much memory does Mistral 7B need at four bits a weight', 'how much memory does Mistral 7B need at…'],
	['a word too long is cut anyway', 'x'.repeat(60), `${'x'.repeat(39)}…`],
	['a word that begins too early is cut too', `one ${'x'.repeat(60)}`, `one ${'x'.repeat(35)}…`],
	['nothing', '   ', ''],
])('%s', (_, text, title) => {
	expect(titleFrom(text)).toBe(title);
});

test.each(['👍', '👩‍👩‍👧', 'é', '漢', '🇫🇷'])('%s is never cut in half', sign => {
	const signs = new Set([...new Intl.Segmenter(undefined, {granularity: 'grapheme'}).segment(`${sign}ax…`)].map(({segment}) => segment));
	for (let before = 0; before < 12; before++) {
		const title = titleFrom('x'.repeat(before) + sign.repeat(60));
		expect(title.length).toBeLessThanOrEqual(40);
		expect(title.endsWith('…')).toBe(true);
		for (const {segment} of new Intl.Segmenter(undefined, {granularity: 'grapheme'}).segment(title)) {
			expect([title, signs.has(segment)]).toEqual([title, true]);
		}
	}
});
