import {expect, test} from 'vitest';
import {makeFactor, makeSeconds} from '../../source/core/make-time.ts';

const question = {type: 'Q4_K_M', parameters: 7e9, cores: 4};

test('half the cores take twice the time, twice the weights too', () => {
	const seconds = makeSeconds(question) - 1;
	expect(makeSeconds({...question, cores: 2}) - 1).toBeCloseTo(2 * seconds);
	expect(makeSeconds({...question, parameters: 14e9}) - 1).toBeCloseTo(2 * seconds);
	expect(makeSeconds({...question, type: 'Q8_0'})).toBeLessThan(seconds);
});

test('what was seen here corrects what is expected', () => {
	const seen = 3 * makeSeconds(question);
	const factor = makeFactor(seen, question)!;
	expect(makeSeconds({...question, factor})).toBeCloseTo(seen);
});

test('a small model says nothing, and no measurement is believed without bounds', () => {
	expect(makeFactor(5, {...question, parameters: 4e6})).toBeUndefined();
	expect(makeFactor(1e9, question)).toBe(20);
	expect(makeFactor(0, question)).toBe(0.05);
});
