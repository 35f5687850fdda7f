import {LisaError} from '../core/errors.ts';

/** How often in a row the engine was lost, how it went the last time, on which model, the rung below where there is one, and whether it came so far as to look at a model. */
type Facts = {readonly count: number; readonly how: string; readonly name: string; readonly below: string | undefined; readonly cannotStart: boolean};

/** @returns What a person is told of a model that takes the engine with it again and again. */
export function keepsStopping({count, how, name, below, cannotStart}: Facts): LisaError {
	if (cannotStart) {
		return new LisaError(`The engine cannot start (${how}); it was tried ${count} times.`, {code: 'engine-failing', hint: '`lisa doctor` looks at what it needs; `lisa --log` tells where the log is.'});
	}

	const hint = below === undefined ? 'Load another model with /model, or a shorter context with /context.' : `Go down to ${below} with Alt+↓, then answer again with Ctrl+S.`;
	return new LisaError(`The engine stopped ${count} times in a row on ${name} (${how}).`, {code: 'engine-failing', hint});
}
