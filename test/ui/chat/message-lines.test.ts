import stripAnsi from 'strip-ansi';
import {describe, expect, test} from 'vitest';
import type {Message, ReplyMessage} from '../../../source/core/chat.ts';
import {messageLines} from '../../../source/ui/chat/message-lines.ts';
import {widthOf} from '../../../source/ui/frame/width.ts';
import {createTheme} from '../../../source/ui/theme.ts';
import {hostile} from './hostile.ts';

const theme = createTheme('none');
const user = (text: string): Message => ({id: 'q', role: 'user', text, time: 0});
const reply = (text: string, rest: Partial<ReplyMessage> = {}): ReplyMessage => ({id: 'a', role: 'model', text, time: 0, ending: 'end', rungs: [], model: 'm', ...rest});
const timings = {prompt_n: 9, prompt_ms: 1, prompt_per_second: 1, predicted_n: 96, predicted_ms: 1, predicted_per_second: 42.7, ttft_ms: 312, itl_ms: {p50: 23, p95: 27, p99: 31}};

const drawings: ReadonlyArray<readonly [name: string, message: Message, width: number, lines: readonly string[]]> = [
	['a question', user('why?'), 20, ['  › why?', '']],
	['a question of two lines', user('why?\nhow?'), 20, ['  › why?', '    how?', '']],
	['wrapped by words', reply('one two three'), 12, ['  one two', '  three', '']],
	['a word that is too long', reply('abcdefghijkl'), 12, ['  abcdefgh', '  ijkl', '']],
	['empty lines stay', reply('a\n\nb'), 12, ['  a', '', '  b', '']],
	['code keeps its blanks', reply('a:\n    b()'), 20, ['  a:', '      b()', '']],
	['the first blanks of a reply go', reply(' \n Hello'), 12, ['  Hello', '']],
	['a reply that said nothing', reply('', {ending: 'cancelled'}), 20, ['  stopped', '']],
	['why it ended', reply('a', {ending: 'limit'}), 40, ['  a', '', '  stopped at the token limit', '']],
	['what failed and what to do', reply('', {ending: 'failed', problem: {code: 'busy', message: 'It broke.', hint: 'Wait.'}}), 40, ['  It broke.', '  Wait.', '  failed', '']],
	['figures', reply('a', {timings, rungs: ['Q4_K_M']}), 80, ['  a', '', '  Q4_K_M · 96 tok · TTFT 312 ms · 42.7 tok/s · p99 31.0 ms', '']],
	['figures in a narrow pane', reply('a', {timings, rungs: ['Q4_K_M']}), 24, ['  a', '', '  Q4_K_M · 96 tok · T…', '']],
];

test.each(drawings)('%s', (_, message, width, lines) => {
	expect(messageLines(message, width, theme).map(line => line.trimEnd())).toEqual(lines);
});

describe('a reply that is running', () => {
	test('ends with a cursor and has no figures yet', () => {
		expect(messageLines(reply('One', {ending: 'running', timings}), 40, theme, true)).toEqual(['  One▏', '']);
	});

	test('has one line also before it begins', () => {
		expect(messageLines(reply('', {ending: 'running'}), 40, theme, true)).toEqual(['  ▏', '']);
	});
});

test.each([
	[{ending: 'context'}, 'the context is full'],
	[{rungs: ['Q4_K_M', 'Q8_0']}, 'Q4_K_M → Q8_0'],
	[{timings: {...timings, predicted_n: 1}}, '1 tok · TTFT 312 ms'],
	[{peakMemory: 5.3 * 2 ** 30}, 'peak 5.3 GiB'],
] as ReadonlyArray<readonly [Partial<ReplyMessage>, string]>)('figures of %j', (rest, figures) => {
	expect(messageLines(reply('x', rest), 80, theme)).toEqual(['  x', '', `  ${figures}`, '']);
});

test.each(hostile)('%s: nothing a terminal obeys, nothing too wide', (_, text) => {
	for (const style of [createTheme('dark'), createTheme('none', 'ascii')]) {
		for (const width of [6, 12, 40, 80]) {
			for (const message of [user(text), reply(text, {rungs: [text, text], ending: 'failed', problem: {code: 'busy', message: text, hint: text}})]) {
				const lines = messageLines(message, width, style, true);
				expect(lines.at(-1)).toBe('');
				for (const line of lines) {
					expect(stripAnsi(line)).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E]/);
					expect([width, line, widthOf(line) <= width]).toEqual([width, line, true]);
				}
			}
		}
	}
});
