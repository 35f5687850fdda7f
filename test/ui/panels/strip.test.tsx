import {describe, expect, test} from 'vitest';
import {createStrip, narrowLine, stripLines} from '../../../source/ui/panels/strip-lines.ts';
import {createTheme} from '../../../source/ui/theme.ts';
import {latency, mock, noCard, nothing, twoCards} from './views.ts';

const none = createTheme('none');

describe('two lines', () => {
	test('the mock at 80 columns, inside its borders', () => {
		const [box, reply] = stripLines(mock, 76, none);
		expect(box).toMatch(/^VRAM ━+╸?─+ +7\.9\/12\.0 {2}RAM ━+╸?─+ +21\.4\/64\.0 {2}CPU +31 % +71 °C 182 W$/);
		expect(reply).toMatch(/^ 23\.4 ms \p{Script=Braille}{8,} p99 +31\.0 {2}TTFT +312 ms +42\.7 tok\/s +Q3 ▸Q4_K_M◂ Q5$/u);
	});

	test('a terminal of 60 columns still has every figure of memory, latency and rung', () => {
		const text = stripLines(mock, 56, none).join('\n');
		for (const figure of ['7.9/12.0', '21.4/64.0', '31 %', '23.4 ms', '31.0', '42.7 tok/s', '▸Q4_K_M◂']) {
			expect(text).toContain(figure);
		}
	});

	test('without a card', () => {
		const [box] = stripLines(noCard, 96, none);
		expect(box).toMatch(/^RAM .* 21\.4\/64\.0 {2}model +1\.2 GiB +CPU +31 % [\p{Script=Braille} ]+ no GPU: running on CPU$/u);
	});

	test('two cards are taken together', () => {
		const [box] = stripLines(twoCards, 76, none);
		expect(box).toMatch(/VRAM ━+╸?─*▴ 19\.3\/24\.0/);
		expect(box).toContain('364 W');
	});

	test.each([
		['nothing is known', nothing, ['no model', 'no reply yet', '—/—', '— tok/s']],
		['loading', {...mock, model: {phase: 'loading', path: '', name: 'x', fraction: 0.45}}, ['loading  45 %']],
		['failed', {...mock, model: {phase: 'failed', path: '', problem: {code: 'not-gguf', message: '', hint: ''}}}, ['! model failed']],
		['a swap', {...mock, swap: {from: 'a', to: 'Q8_0', step: 'load', fraction: 0.5, since: 0}}, ['→ Q8_0  50 %']],
		['reading the prompt', {...mock, latency: {stalls: 0, recent: []}, progress: {phase: 'prefill', prefilled: 512, prefillTotal: 1024, tokens: 0, latency}}, ['reading 50 %']],
	] as const)('%s', (_, view, words) => {
		const text = stripLines(view, 76, none).join('\n');
		for (const word of words) {
			expect(text).toContain(word);
		}
	});

	test('nothing moves when figures grow', () => {
		const place = (text: string, word: string) => text.indexOf(word);
		const [, small] = stripLines({...mock, latency: {...latency, p50: 0.4, rate: 2.5, ttft: 9}}, 76, none);
		const [, big] = stripLines({...mock, latency: {...latency, p50: 1312, rate: 1999, ttft: 12_345}}, 76, none);
		for (const word of ['ms', 'p99', 'TTFT', 'tok/s', '▸']) {
			expect([word, place(small!, word)]).toEqual([word, place(big!, word)]);
		}
	});
});

describe('one line', () => {
	test.each([
		[56, 'two'],
		[55, 'one'],
		[36, 'one'],
	])('at %i cells: %s', (width, count) => {
		expect(stripLines(mock, width, none)).toHaveLength(count === 'two' ? 2 : 1);
	});

	test.each([
		[55, ['42.7 tok/s', '23.4 ms', 'RAM 21.4/64.0', 'VRAM  7.9/12.0']],
		[36, ['42.7 tok/s', '23.4 ms', 'RAM 21.4/64.0']],
		[20, ['42.7 tok/s']],
	])('%i cells: the most important that fit', (width, figures) => {
		const text = narrowLine(mock, width, none);
		for (const figure of figures) {
			expect(text).toContain(figure);
		}
	});

	test('what the model is at goes first', () => {
		expect(narrowLine(nothing, 20, none)).toMatch(/^no model/);
	});

	test('a line has room for the rung', () => {
		expect(narrowLine(mock, 110, none)).toContain('Q4_K_M');
	});
});

test('the axis of the chart does not come down with the first low value', () => {
	const draw = createStrip();
	const slow = {...mock, latency: {...latency, recent: [400]}};
	const fast = {...mock, latency: {...latency, recent: [30]}};
	const fresh = createStrip()(fast, 76, none)[1];
	draw(slow, 76, none);
	expect(draw(fast, 76, none)[1]).not.toBe(fresh);
});
