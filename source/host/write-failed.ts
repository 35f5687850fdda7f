import {LisaError} from '../core/errors.ts';

/** @returns Why a file could not be written, fit to be shown. */
export function writeFailed(file: string, error: unknown): LisaError {
	const {code, message} = error as NodeJS.ErrnoException;
	if (code === 'ENOSPC' || code === 'EDQUOT') {
		return new LisaError(`The disk is full: ${file} was not written whole.`, {code: 'disk-full', cause: error});
	}

	const why = code === 'ENOENT' ? 'its folder is not there' : ['EACCES', 'EPERM', 'EROFS'].includes(code ?? '') ? 'it may not be written' : code === 'EISDIR' ? 'it is a folder' : message;
	return new LisaError(`${file} cannot be written: ${why}.`, {code: 'usage', hint: 'Give another place.', cause: error});
}
