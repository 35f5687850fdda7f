import {LisaError} from '../../core/errors.ts';

/** @returns The error for a file that is not what was promised: what is here of it is of no use. */
export function changed(what: string): LisaError {
	return new LisaError(`The download does not fit together: ${what}.`, {code: 'pull-mismatch'});
}
