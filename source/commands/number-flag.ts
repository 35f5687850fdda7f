import {LisaError} from '../core/errors.ts';

export type NumberFlag = {readonly name: string; readonly least: number; readonly most: number; readonly whole?: boolean};

/**
Checks a number from the command line.

@throws {LisaError} `usage`, with the flag and what it takes.
*/
export function numberFlag(given: number | string | undefined, {name, least, most, whole = true}: NumberFlag): number | undefined {
	const value = typeof given === 'string' ? (given.trim() === '' ? NaN : Number(given)) : given;
	const fits = value === undefined || (value >= least && value <= most && (!whole || Number.isSafeInteger(value)));
	if (!fits) {
		throw new LisaError(`--${name} needs a ${whole ? 'whole ' : ''}number from ${least} to ${most}.`, {code: 'usage'});
	}

	return value;
}

/**
Checks numbers from the command line that are separated by commas.

@throws {LisaError} `usage`, with the flag and what it takes.
*/
export function numbersFlag(given: string | undefined, flag: NumberFlag): readonly number[] | undefined {
	return given?.split(',').map(each => numberFlag(each, flag)!);
}
