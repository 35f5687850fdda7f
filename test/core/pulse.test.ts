import {describe, expect, test} from 'vitest';
import {Pulse} from '../../source/core/pulse.ts';

const token = (id: string, time: number, pause?: boolean) => ({type: 'token', token: 1, id, text: 'x', time, used: 1, rung: 'Q8_0', pause}) as const;
const prefill = (id: string, time: number, done: number, total: number) => ({type: 'prefill', id, done, total, used: done, time}) as const;

describe('a second', () => {
	test('with nothing asked there is none', () => {
		expect(new Pulse().takeSecond()).toBeUndefined();
	});

	test('while the engine is silent it has no tokens, and no figures', () => {
		const pulse = new Pulse();
		pulse.begin('a', 0);
		expect(pulse.takeSecond()).toEqual({count: 0, stalls: 0, ttft: undefined, prefillRate: undefined, rate: undefined, p50: undefined, p95: undefined, p99: undefined, longest: undefined});
	});

	test('has the figures of its own tokens; the first of a reply has a time of its own', () => {
		const pulse = new Pulse();
		pulse.begin('a', 1000);
		pulse.take(prefill('a', 1010, 0, 200));
		pulse.take(prefill('a', 1210, 200, 200));
		pulse.take(token('a', 1250));
		pulse.take(token('a', 1300));
		pulse.take(token('a', 1400));
		expect(pulse.takeSecond()).toEqual({count: 3, stalls: 0, ttft: 250, prefillRate: 1000, rate: expect.closeTo(13.33, 1) as number, p50: 75, p95: 97.5, p99: 99.5, longest: 100});
		pulse.take(token('a', 1500));
		expect(pulse.takeSecond()).toMatchObject({count: 1, ttft: undefined, rate: 10, longest: 100});
		pulse.end('a');
		expect(pulse.takeSecond()).toBeUndefined();
		expect(pulse.tokens).toBe(4);
	});

	test('of two replies at once, each interval is of its own reply', () => {
		const pulse = new Pulse();
		for (const id of ['a', 'b']) {
			pulse.begin(id, 0);
			pulse.take(token(id, id === 'a' ? 10 : 30));
		}

		pulse.take(token('a', 60));
		pulse.take(token('b', 130));
		expect(pulse.takeSecond()).toMatchObject({count: 4, p50: 75, longest: 100});
	});

	test('a pause of a swap is no latency; a stall is counted', () => {
		const pulse = new Pulse();
		pulse.begin('a', 0);
		let time = 0;
		for (const interval of [10, 20, 20, 20]) {
			pulse.take(token('a', time += interval));
		}

		pulse.take(token('a', time += 5000, true));
		pulse.take(token('a', time += 400));
		expect(pulse.takeSecond()).toMatchObject({count: 6, stalls: 1, longest: 400});
		expect(pulse.stalls).toBe(1);
	});

	test('what nobody asked for is not counted', () => {
		const pulse = new Pulse();
		pulse.take(token('stranger', 5));
		expect(pulse.tokens).toBe(0);
	});
});

test('the longest silence is told, with what came before it', () => {
	const pulse = new Pulse();
	expect(pulse.silence(0)).toBeUndefined();
	pulse.begin('a', 0);
	pulse.take(token('a', 100));
	pulse.take(token('a', 150));
	pulse.begin('b', 120);
	expect(pulse.silence(1120)).toEqual({lasting: 1000, phase: 'prefill', median: undefined, left: 0});
	pulse.take(prefill('b', 1100, 5, 10));
	expect(pulse.silence(1150)).toEqual({lasting: 1000, phase: 'decoding', median: 50, left: 0});
	pulse.end('a');
	expect(pulse.silence(1150)).toMatchObject({lasting: 50, left: 5});
	expect(pulse.silence(900)).toMatchObject({lasting: 0});
});
