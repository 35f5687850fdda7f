import {describe, expect, test} from 'vitest';
import {fromProblem, LisaError, toProblem} from '../../source/core/errors.ts';
import {problems, type ProblemCode} from '../../source/core/problems.ts';

const codes = Object.keys(problems) as ProblemCode[];

describe.each(codes)('%s', code => {
	const {symptom, cause, hint, exitCode} = problems[code];

	test('reads as sentences', () => {
		expect(symptom).toMatch(/^[a-z].*[^.]$/i);
		expect(cause).toMatch(/^(?:[A-Z]|llama\.cpp).*\.$/);
		expect(hint).toMatch(/^[A-Z`].*\.$/);
	});

	test('ends with a code that scripts can use', () => {
		expect(exitCode === 130 || (exitCode >= 64 && exitCode <= 78)).toBe(true);
	});

	test('crosses a boundary and back', () => {
		const error = fromProblem(structuredClone(toProblem(new LisaError('It failed.', {code}))));
		expect(error).toBeInstanceOf(LisaError);
		expect([error.message, error.code, error.hint]).toEqual(['It failed.', code, hint]);
	});
});

test('a hint of its own goes first', () => {
	expect(toProblem(new LisaError('No.', {code: 'busy', hint: 'Wait.'}))).toEqual({code: 'busy', message: 'No.', hint: 'Wait.'});
});

test('the cause is kept', () => {
	const cause = new Error('below');
	expect(new LisaError('above', {cause}).cause).toBe(cause);
});

test.each([
	[new TypeError('x is not a function'), 'x is not a function'],
	['a string', 'a string'],
	[undefined, 'undefined'],
	[['a', 'list'], 'a,list'],
])('%j is unexpected', (thrown, message) => {
	expect(toProblem(thrown)).toEqual({code: 'unexpected', message, hint: problems.unexpected.hint});
});
