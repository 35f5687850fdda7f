import {describe, expect, test} from 'vitest';
import {openStop, TokenText} from '../../source/engine/token-text.ts';

/** A tokenizer whose tokens are bytes. */
const bytes = (tokens: readonly number[]) => new TextDecoder().decode(Uint8Array.from(tokens));

function shown(text: TokenText, input: string | readonly number[]): string[] {
	const tokens = typeof input === 'string' ? new TextEncoder().encode(input) : input;
	return [...[...tokens].map(token => text.write(token)), text.end()];
}

describe('text of tokens', () => {
	test('a character that is split over tokens appears whole', () => {
		expect(shown(new TokenText(bytes, []), 'é€😀!')).toEqual(['', 'é', '', '', '€', '', '', '', '😀', '!', '']);
	});

	test('bytes that are no character do not hold the reply up', () => {
		const parts = shown(new TokenText(bytes, []), [0xFF, 0x61, 0xF0, 0x9F, 0x98, 0xF0, 0x62]);
		expect(parts.join('')).toBe('\uFFFDa\uFFFD\uFFFDb');
		expect(parts.filter(part => part !== '').length).toBeGreaterThan(1);
	});

	test('a character cut off by the end is not lost silently', () => {
		expect(shown(new TokenText(bytes, []), [0x61, 0xE2, 0x82])).toEqual(['a', '', '', '\uFFFD']);
	});

	test.each([
		['plain', 'plain', false],
		['Hello</s>', 'Hello', true],
		['Hello<|end|>and more', 'Hello', true],
		['a<|en', 'a<|en', false],
		['a<|e<|end|>', 'a<|e', true],
	])('stop texts in %j', (input, text, stopped) => {
		const out = new TokenText(bytes, ['</s>', '<|end|>']);
		expect(shown(out, input).join('')).toBe(text);
		expect(out.stopped).toBe(stopped);
	});

	test('nothing of a stop text is ever shown', () => {
		const parts = shown(new TokenText(bytes, ['<|end|>']), 'ok<|end|>');
		expect(parts).toEqual(['o', 'k', '', '', '', '', '', '', '', '']);
	});

	test('an escape sequence over several tokens never reaches the screen', () => {
		expect(shown(new TokenText(bytes, []), 'a\u001B[31mred\u001B]0;title\u0007z').join('')).toBe('aredz');
	});

	test('the beginning of a stop text at the end of a text', () => {
		expect(openStop('abc<', ['<|end|>'])).toBe(1);
		expect(openStop('abc<|en', ['<|end|>', '</s>'])).toBe(4);
		expect(openStop('abc', ['<|end|>'])).toBe(0);
	});
});
