import {expect, test} from 'vitest';
import {hangs} from '../../source/core/hang.ts';

const second = 1000;

test.each([
	['it has just begun', {work: 'tokens', silent: 2 * second, prompt: 0}, false],
	['half a minute without a token', {work: 'tokens', silent: 31 * second, prompt: 0}, true],
	['a slow model may take its time: 2 s a token', {work: 'tokens', silent: 60 * second, prompt: 0, usual: 2 * second}, false],
	['but not for ever', {work: 'tokens', silent: 101 * second, prompt: 0, usual: 2 * second}, true],
	['a long prompt before anything was seen', {work: 'tokens', silent: 100 * second, prompt: 4000}, false],
	['a long prompt that stands still', {work: 'tokens', silent: 401 * second, prompt: 4000}, true],
	['it answers and computes', {work: 'tokens', silent: 25 * second, unanswered: 0, prompt: 0}, false],
	['it does not answer', {work: 'tokens', silent: 21 * second, unanswered: 20 * second, prompt: 4000}, true],
	['it has been asked just now', {work: 'tokens', silent: 29 * second, unanswered: second, prompt: 0}, false],
	['a load from a slow disk', {work: 'load', silent: 100 * second, unanswered: second, prompt: 0}, false],
	['a load that stands still', {work: 'load', silent: 181 * second, unanswered: second, prompt: 0}, true],
	['a load of 40 GB from a slow disk', {work: 'load', silent: 1900 * second, unanswered: second, prompt: 0, weights: 40e9}, false],
	['a load of 40 GB that stands still', {work: 'load', silent: 2001 * second, unanswered: second, prompt: 0, weights: 40e9}, true],
	['64 tokens of a prompt on 40 GB of weights', {work: 'tokens', silent: 60 * second, unanswered: 0, prompt: 64, weights: 40e9}, false],
	['the same for too long', {work: 'tokens', silent: 201 * second, unanswered: 0, prompt: 64, weights: 40e9}, true],
	['a small model has no more time than before', {work: 'tokens', silent: 31 * second, unanswered: 0, prompt: 64, weights: 12e6}, true],
	['a load that does not answer', {work: 'load', silent: 25 * second, unanswered: 22 * second, prompt: 0}, true],
] as const)('%s', (_, waiting, expected) => {
	const why = hangs(waiting);
	expect(why !== undefined).toBe(expected);
	expect(why ?? ' s').toMatch(/ s$/u);
});
