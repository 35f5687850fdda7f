import {LisaError} from '../core/errors.ts';

/** How often in a row the engine was lost, how it went the last time, on which model, the rung below where there is one, and whether it came so far as to look at a model. */
type Facts = {readonly count: number; readonly how: string; readonly name: string; readonly below: string | undefined; readonly cannotStart: boolean};

/** @returns What a person is told of a model that takes the engine with it again and again. */
export function keepsStopping({count, how, name, below, cannotStart}: Facts): LisaError {
	if (cannotStart) {
		return new LisaError(`The engine cannot start (${how}); it was tried ${count} times.`, {code: 'engine-failing', hint: startHint(how)});
	}

	const hint = below === undefined ? 'Load another model with /model, or a shorter context with /context.' : `Go down to ${below} with Alt+↓, then answer again with Ctrl+S.`;
	return new LisaError(`The engine stopped ${count} times in a row on ${name} (${how}).`, {code: 'engine-failing', hint});
}

/** What to do about an engine that cannot start. */
function startHint(how: string): string {
	if (how === 'SIGILL') {
		return '`lisa doctor --build` builds one for this CPU, which lacks what the one that is here was built for.';
	}

	if (/ENOMEM|EAGAIN/u.test(how)) {
		return '`lisa top` shows what uses memory and what runs; close some of it, then send again.';
	}

	return /cannot find|could not (?:find|be found)|shared (?:object|librar)|\.node\b|invalid elf|glibc|native/iu.test(how)
		? '`lisa doctor` looks at what it needs; where a file is missing, `npm install` in LISA’s folder brings it.'
		: '`lisa doctor` looks at what it needs; `lisa --log` tells where the log is.';
}
