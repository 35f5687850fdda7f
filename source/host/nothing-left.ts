import {LisaError} from '../core/errors.ts';

/**
@param below The rung below, where there is one: going there is the last step, and a person is asked.
@returns What is told where memory ran out and a model cannot be loaded with any less.
*/
export function nothingLeft(message: string, below: string | undefined): LisaError {
	const hint = below === undefined ? 'Close what else uses memory, which `lisa top` shows, or load a smaller model: Alt+M lists what fits.' : `Only the rung is left to give up: go down to ${below} with Alt+↓, then answer again with Ctrl+S.`;
	return new LisaError(message, {code: 'out-of-memory', hint});
}
