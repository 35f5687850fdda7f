import {problems, type ProblemCode} from './problems.ts';

/**
What a `LisaError` may carry beside its message.
*/
export type LisaErrorOptions = {
	/** What to type or do next, as one sentence. */
	readonly hint?: string;
	/** The row of the problem table this error belongs to. */
	readonly code?: ProblemCode;
	readonly cause?: unknown;
};

/**
An error a person can act on: the message says what happened, the hint what to do next.

Anything else that reaches the exit site is a defect of LISA's own and is reported with its stack.
*/
export class LisaError extends Error {
	readonly hint: string;
	readonly code: ProblemCode;

	constructor(message: string, {hint, code = 'unexpected', cause}: LisaErrorOptions = {}) {
		super(message, {cause});
		this.name = 'LisaError';
		this.code = code;
		this.hint = hint ?? problems[code].hint;
	}
}

/**
An error as it crosses a process boundary: plain data, already fit to be shown.
*/
export type Problem = {
	readonly code: ProblemCode;
	readonly message: string;
	readonly hint: string;
};

/**
Turns anything thrown into a `Problem`.

A `LisaError` keeps its words; anything else is called unexpected and keeps only its message.
*/
export function toProblem(error: unknown): Problem {
	if (error instanceof LisaError) {
		return {code: error.code, message: error.message, hint: error.hint};
	}

	const message = error instanceof Error ? error.message : String(error);
	return {code: 'unexpected', message, hint: problems.unexpected.hint};
}

/**
Turns a `Problem` that came over a boundary back into a `LisaError`.
*/
export function fromProblem({message, hint, code}: Problem): LisaError {
	return new LisaError(message, {hint, code});
}
