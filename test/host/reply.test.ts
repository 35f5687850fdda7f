import {describe, expect, test} from 'vitest';
import type {ReplyMessage} from '../../source/core/chat.ts';
import {Reply} from '../../source/host/reply.ts';

const token = (text: string, time: number, rest: {rung?: string; pause?: boolean} = {}) => ({type: 'token', token: 1, id: 'r', text, time, used: 10, rung: 'Q4_K_M', ...rest}) as const;
const finished = (text: string, milliseconds = 100) => ({type: 'finished', id: 'r', reason: 'end', prompt: {tokens: 50, milliseconds}, text}) as const;
const prefill = (done: number, time: number) => ({type: 'prefill', id: 'r', done, total: 200, used: done, time}) as const;
const begin = (begun?: ReplyMessage) => new Reply({id: 'r', model: 'm', asked: 1000.4, begun});

describe('figures', () => {
	test('of a whole reply', () => {
		const reply = begin();
		reply.prefill(prefill(0, 1000));
		reply.prefill(prefill(200, 1100));
		expect(reply.progress()).toMatchObject({phase: 'prefill', prefilled: 200, prefillTotal: 200, tokens: 0, latency: {prefillRate: 2000}});
		expect(reply.contextUsed).toBe(200);
		reply.token(token('a', 1110.4));
		reply.token(token('b', 1130.4));
		reply.token(token('c', 1150.4));
		expect(reply.progress()).toMatchObject({phase: 'decoding', tokens: 3});
		reply.finished(finished('abc'));
		const timings = reply.timings();
		expect(timings).toMatchObject({prompt_n: 50, prompt_ms: 100, prompt_per_second: 500, predicted_n: 3});
		expect(timings.ttft_ms).toBeCloseTo(110, 5);
		expect(timings.predicted_ms).toBeCloseTo(40, 5);
		expect(timings.predicted_per_second).toBeCloseTo(50, 5);
		expect(timings.itl_ms.p50).toBeCloseTo(20, 5);
	});

	test('a reply of one token has no rate and no nonsense', () => {
		const reply = begin();
		reply.token(token('a', 1100));
		reply.finished(finished('a', 0));
		for (const value of Object.values(reply.timings()).flatMap(value => typeof value === 'number' ? [value] : Object.values(value))) {
			expect(Number.isFinite(value)).toBe(true);
		}

		expect(reply.timings().predicted_per_second).toBe(0);
	});

	test('a reply that said nothing has none', () => {
		expect(begin().message('cancelled')).toEqual({id: 'r', role: 'model', text: '', time: 1000, ending: 'cancelled', rungs: [], model: 'm'});
	});

	test('is of the wall clock, however far the precise one is behind it', () => {
		const reply = new Reply({id: 'r', model: 'm', asked: 1000, time: 500_000});
		expect(reply.message('end').time).toBe(500_000);
	});

	test('what failed is kept with it', () => {
		const problem = {code: 'context-full', message: 'Full.', hint: 'Start anew.'} as const;
		const reply = begin();
		reply.peakMemory = 7;
		expect(reply.message('failed', problem)).toMatchObject({ending: 'failed', problem, peakMemory: 7});
	});
});

describe('rungs', () => {
	test('each change is told once', () => {
		const reply = begin();
		expect([token('a', 1), token('b', 2), token('c', 3, {rung: 'Q8_0'}), token('d', 4, {rung: 'Q8_0'}), token('e', 5)].map(event => reply.token(event))).toEqual([true, false, true, false, true]);
		expect(reply.message('end').rungs).toEqual(['Q4_K_M', 'Q8_0', 'Q4_K_M']);
	});

	test('the pause of a swap is no latency', () => {
		const reply = begin();
		reply.token(token('a', 1000));
		reply.token(token('b', 9000, {rung: 'Q8_0', pause: true}));
		reply.token(token('c', 9020, {rung: 'Q8_0'}));
		expect(reply.meter.intervals).toEqual([20]);
	});
});

describe('the end', () => {
	test.each([
		['nothing was held back', ['ab', 'c'], 'abc', ''],
		['a piece was held back', ['ab'], 'abc', 'c'],
		['all of it was', [], 'abc', 'abc'],
		['a sign of two units was', ['a'], 'a👍', '👍'],
	])('%s', (_, pieces, whole, rest) => {
		const reply = begin();
		for (const [index, text] of pieces.entries()) {
			reply.token(token(text, index));
		}

		expect(reply.finished(finished(whole))).toBe(rest);
		expect(reply.text).toBe(whole);
	});
});

describe('when the engine is lost', () => {
	test('the reply goes on from its last word, and the gap is no latency', () => {
		const reply = begin();
		reply.token(token('one ', 1000));
		reply.token(token('two ', 1020));
		reply.interrupted();
		expect(reply.progress().phase).toBe('paused');
		reply.token(token('three', 8000));
		reply.token(token(' four', 8020));
		expect(reply.finished(finished('three four.'))).toBe('.');
		expect(reply.text).toBe('one two three four.');
		expect(reply.meter.intervals).toEqual([20, 20]);
	});

	test('what was said before it was cut short stays, with what it took', () => {
		const first = begin();
		first.token(token('one ', 1100));
		first.token(token('two', 1200));
		first.finished(finished('one two', 100));
		first.peakMemory = 500;
		const cut = first.message('cancelled');
		const reply = begin(cut);
		expect(reply.message('running')).toEqual({...cut, ending: 'running'});
		reply.token(token(' three', 1300, {rung: 'Q8_0'}));
		reply.token(token(' four', 1500, {rung: 'Q8_0'}));
		reply.finished(finished(' three four', 10));
		expect(reply.message('end')).toMatchObject({
			text: 'one two three four',
			time: cut.time,
			rungs: ['Q4_K_M', 'Q8_0'],
			peakMemory: 500,
			timings: {prompt_n: 100, prompt_ms: 110, predicted_n: 4, predicted_ms: 300, predicted_per_second: 2000 / 300, ttft_ms: cut.timings?.ttft_ms},
		});
	});
});

test('a card that tells nothing takes no part in what a reply drew', () => {
	const reply = new Reply({id: 'r', model: 'm', asked: Date.now() - 1000, time: Date.now() - 1000});
	const card = {source: 'NVML', vendor: 'nvidia', index: 0, name: 'RTX', memoryTotal: 1, memoryUsed: 0, memoryFree: 1, power: 100} as const;
	const named = {source: 'sysfs', vendor: 'intel', index: 1, name: 'iGPU', memoryTotal: 0, memoryUsed: 0, memoryFree: 0} as const;
	reply.observe({time: Date.now() - 500, gpus: [card, named], gpuStatus: ''});
	expect(reply.message('end')).toHaveProperty('energy');
});
