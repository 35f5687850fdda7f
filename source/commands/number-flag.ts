import {LisaError} from '../core/errors.ts';

export type NumberFlag = {readonly name: string; readonly least: number; readonly most: number; readonly whole?: boolean};

/**
Checks a number from the command line.

@throws {LisaError} `usage`, with the flag and what it takes.
*/
export function numberFlag(value: number | undefined, {name, least, most, whole = true}: NumberFlag): number | undefined {
	const fits = value === undefined || (value >= least && value <= most && (!whole || Number.isSafeInteger(value)));
	if (!fits) {
		throw new LisaError(`--${name} needs a ${whole ? 'whole ' : ''}number from ${least} to ${most}.`, {code: 'usage'});
	}

	return value;
}
