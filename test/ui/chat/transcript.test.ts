import stripAnsi from 'strip-ansi';
import {describe, expect, test} from 'vitest';
import type {Message, ReplyMessage} from '../../../source/core/chat.ts';
import type {View} from '../../../source/core/view.ts';
import {bundledName, greeting, transcript} from '../../../source/ui/chat/transcript.ts';
import {createTheme} from '../../../source/ui/theme.ts';
import {widthOf} from '../../../source/ui/frame/width.ts';
import {mock, model, nothing} from '../panels/views.ts';
import {hostile} from './hostile.ts';

const theme = createTheme('none');
const question: Message = {id: 'q', role: 'user', text: 'why?', time: 0};
const answer: ReplyMessage = {id: 'a', role: 'model', text: 'Because.', time: 0, ending: 'end', rungs: [], model: 'm'};
const withMessages = (messages: readonly Message[], rest: Partial<View> = {}): View => ({...mock, ...rest, session: {...mock.session, messages}});
const words = (view: View, width = 60) => {
	const blocks = transcript(view, width, theme);
	return Array.from({length: blocks.count}, (_, index) => blocks.lines(index)).flat().join('\n');
};

describe('messages', () => {
	test('a block each', () => {
		const blocks = transcript(withMessages([question, answer]), 40, theme);
		expect(blocks.count).toBe(2);
		expect(blocks.lines(1)).toEqual(['  Because.', '']);
	});

	test('what did not change is not drawn again', () => {
		const first = transcript(withMessages([question, answer]), 40, theme);
		const second = transcript(withMessages([question, {...answer, text: 'Because it is.'}]), 40, theme);
		expect(second.lines(0)).toBe(first.lines(0));
		expect(second.lines(1)).toEqual(['  Because it is.', '']);
	});

	test('another width or theme is', () => {
		expect(transcript(withMessages([{...question, text: 'x'.repeat(30)}]), 14, theme).lines(0)).toHaveLength(4);
		expect(transcript(withMessages([question]), 40, createTheme('none', 'ascii')).lines(0)[0]).toBe('  > why?');
	});

	test('what the model no longer sees is marked once, below', () => {
		const text = words(withMessages([question, answer, {...question, id: 'q2'}], {outOfContext: 2}));
		expect(text.match(/no longer sees/g)).toHaveLength(1);
		expect(text.indexOf('Because.')).toBeLessThan(text.indexOf('no longer sees'));
		expect(text.lastIndexOf('why?')).toBeGreaterThan(text.indexOf('no longer sees'));
	});
});

describe('a message that was sent while a reply runs', () => {
	const running: ReplyMessage = {...answer, ending: 'running'};
	const progress = {phase: 'decoding', prefilled: 1, prefillTotal: 1, tokens: 1, latency: mock.latency} as const;
	const long = 'x'.repeat(50);
	const messages = [question, running, {...question, id: 'two', text: 'and how?'}, {...question, id: 'three', text: long}];

	test('says that it waits, and no other does', () => {
		const blocks = transcript(withMessages(messages, {progress}), 60, theme);
		expect(blocks.lines(0)).toEqual(['  › why?', '']);
		expect(blocks.lines(2)).toEqual(['  › and how?   waits for its turn', '']);
		expect(blocks.lines(3)).toEqual([`  › ${long}`, '    waits for its turn']);
	});

	test('takes as many lines as it will have', () => {
		for (let width = 1; width < 80; width++) {
			const [now, later] = [transcript(withMessages(messages, {progress}), width, theme), transcript(withMessages(messages, {progress: undefined}), width, theme)];
			expect([now.lines(2).length, now.lines(3).length]).toEqual([later.lines(2).length, later.lines(3).length]);
		}
	});

	test('waits for a comparison too', () => {
		const compare = {from: 'F16', to: 'Q8_0', phase: 'load', fraction: 0} as const;
		expect(words(withMessages([question, answer, {...question, id: 'two'}], {progress: undefined, compare})).match(/waits/gu)).toHaveLength(1);
	});
});

describe('a reply that has not begun', () => {
	const running: ReplyMessage = {...answer, text: '', ending: 'running'};
	const progress = {phase: 'prefill', prefilled: 512, prefillTotal: 2048, tokens: 0, latency: mock.latency} as const;

	test.each([
		['waits for the model', {model: {phase: 'loading', path: '', name: 'm', fraction: 0.5}}, 'when the model is loaded'],
		['reads a long conversation', {progress}, 'reading the conversation 25 %'],
		['shows its cursor', {progress: {...progress, prefillTotal: 100}}, '▏'],
	] as ReadonlyArray<readonly [string, Partial<View>, string]>)('%s', (_, rest, text) => {
		expect(words(withMessages([question, running], rest))).toContain(text);
	});

	test('follows the progress although the message is the same', () => {
		words(withMessages([running], {progress}));
		expect(words(withMessages([running], {progress: {...progress, prefilled: 1024}}))).toContain('50 %');
	});
});

describe('an empty conversation says', () => {
	test.each([
		['that nothing is loaded yet', nothing, 'being loaded'],
		['what is loaded', mock, 'mistral-7b-instruct-v0.3 at Q4_K_M is ready'],
		['what the bundled model is', {...mock, model: {phase: 'ready', model: {...model, name: bundledName}}}, 'a very small model that comes with LISA'],
		['what failed', {...mock, model: {phase: 'failed', path: '', problem: {code: 'not-gguf', message: 'It is no GGUF.', hint: 'Choose another.'}}}, 'It is no GGUF.'],
	] as ReadonlyArray<readonly [string, View, string]>)('%s', (_, view, text) => {
		expect(words(view, 200)).toContain(text);
	});

	test.each(hostile)('nothing a terminal obeys: %s', (_, text) => {
		for (const view of [
			{...mock, model: {phase: 'ready', model: {...model, name: text, quantization: text}}},
			{...mock, model: {phase: 'failed', path: text, problem: {code: 'not-gguf', message: text, hint: text}}},
		] as View[]) {
			for (const width of [6, 20, 76]) {
				for (const line of greeting(view, width, createTheme('dark'))) {
					expect(stripAnsi(line)).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E]/);
					expect(widthOf(line)).toBeLessThanOrEqual(width);
				}
			}
		}
	});
});
