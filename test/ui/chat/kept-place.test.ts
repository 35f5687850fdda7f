import stripAnsi from 'strip-ansi';
import {beforeAll, describe, expect, test} from 'vitest';
import type {Message} from '../../../source/core/chat.ts';
import {emptyView} from '../../../source/core/view.ts';
import {KeptPlace} from '../../../source/ui/chat/kept-place.ts';
import {loadLexer} from '../../../source/ui/chat/markdown/lexer.ts';
import {samePlace} from '../../../source/ui/chat/same-place.ts';
import {transcript} from '../../../source/ui/chat/transcript.ts';
import {endOf} from '../../../source/ui/chat/viewport.ts';
import {createTheme} from '../../../source/ui/theme.ts';

beforeAll(async () => {
	await loadLexer();
});

/** Every word once, so that a line is known by its first one. */
let word = 0;
const words = (count: number) => Array.from({length: count}, () => `word${word++}x`).join(' ');
const text = `${words(60)}\n\n- ${words(30)}\n- ${words(20)}\n\n> ${words(40)}\n\n\`\`\`ts\n${words(30).replaceAll(' ', '\n')}\n\`\`\`\n\n${words(80)}`;
const messages: Message[] = Array.from({length: 6}, (_, index) => index % 2 === 0
	? {id: `m${index}`, role: 'user', text: words(25), time: 0}
	: {id: `m${index}`, role: 'model', text: index === 3 ? text : words(50), time: 0, ending: 'end', rungs: [], model: 'm'});
const view = {...emptyView({id: 's', title: '', created: 0, messages})};
const blocks = (width: number) => transcript(view, width, createTheme('dark'));
const wordsOf = (line = '') => stripAnsi(line).match(/word\d+x/gu) ?? [];

describe('the same place at another width', () => {
	test.each([[120, 40], [40, 120], [80, 61], [61, 80], [200, 20]])('from %i cells to %i the first word of a line is in sight', (from, to) => {
		const lines = blocks(from).lines(3);
		for (const [line, drawn] of lines.entries()) {
			const [first] = wordsOf(drawn);
			if (first === undefined) {
				continue;
			}

			const place = samePlace(blocks(from), blocks(to), {message: 3, line});
			expect(place.message).toBe(3);
			expect(wordsOf(blocks(to).lines(3)[place.line])).toContain(first);
		}
	});

	test('the end of a message is its end, and its beginning its beginning', () => {
		expect(samePlace(blocks(100), blocks(30), endOf(blocks(100)))).toEqual(endOf(blocks(30)));
		expect(samePlace(blocks(100), blocks(30), {message: 3, line: 0})).toEqual({message: 3, line: 0});
	});

	test('a message that is not there stays as it is', () => {
		expect(samePlace(blocks(100), blocks(30), {message: 99, line: 2})).toEqual({message: 99, line: 2});
	});
});

describe('a window that is pulled at', () => {
	test('and let go comes back to where it was', () => {
		const kept = new KeptPlace();
		const chosen = {scroll: {message: 3, line: 9}, left: endOf(blocks(100))};
		let place = kept.at('s', 100, chosen, blocks);
		expect(place).toBe(chosen);
		const [first] = wordsOf(blocks(100).lines(3)[9]);
		for (const width of [90, 70, 33, 34, 57, 20, 180]) {
			place = kept.at('s', width, place, blocks);
			expect(wordsOf(blocks(width).lines(3)[place.scroll!.line])).toContain(first);
			expect(place.left).toEqual(endOf(blocks(width)));
		}

		expect(kept.at('s', 100, place, blocks)).toEqual(chosen);
	});

	test('while the end is followed has no place to keep', () => {
		const kept = new KeptPlace();
		expect(kept.at('s', 100, {}, blocks)).toEqual({});
		expect(kept.at('s', 50, {}, blocks)).toEqual({});
	});

	test('where a person scrolls on, that is the place', () => {
		const kept = new KeptPlace();
		kept.at('s', 100, {scroll: {message: 3, line: 9}}, blocks);
		kept.at('s', 50, {scroll: {message: 1, line: 1}}, blocks);
		expect(kept.at('s', 50, {scroll: {message: 2, line: 0}}, blocks)).toEqual({scroll: {message: 2, line: 0}});
	});

	test('another conversation has its own', () => {
		const kept = new KeptPlace();
		const scroll = {message: 3, line: 9};
		kept.at('s', 100, {scroll}, blocks);
		expect(kept.at('t', 50, {scroll}, blocks)).toEqual({scroll});
	});
});
