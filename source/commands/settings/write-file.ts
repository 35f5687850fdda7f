import {closeSync, fsyncSync, mkdirSync, openSync, realpathSync, renameSync, rmSync, writeSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {LisaError} from '../../core/errors.ts';
import type {SettingValue} from '../../core/setting-value.ts';
import {changedSettings} from '../../core/changed-settings.ts';
import {readSettingsText} from '../../core/settings-text.ts';
import {shownPath} from '../models-words.ts';
import {readSettingsFile} from './read-file.ts';

/**
Changes one setting in the file, whole or not at all, readable by its owner alone. What else stands in it stays, in its order. A link is followed: the file may be kept among others elsewhere.

@param value Nothing takes the setting out.
@throws {LisaError} `usage` where the file is no JSON or cannot be written, `disk-full`.
*/
export function writeSetting(file: string, name: string, value: SettingValue | undefined): void {
	const shown = shownPath(file);
	const before = readSettingsFile(file, shown) ?? '';
	const {readable, faults} = readSettingsText(before, shown);
	if (!readable) {
		throw new LisaError(`Nothing was written. ${faults[0]!.message}`, {code: 'usage', hint: faults[0]!.hint});
	}

	const target = linkedFrom(file);
	const temporary = `${target}.${process.pid}.tmp`;
	try {
		mkdirSync(path.dirname(target), {recursive: true, mode: 0o700});
		const descriptor = openSync(temporary, 'w', 0o600);
		try {
			writeSync(descriptor, changedSettings(before, name, value));
			fsyncSync(descriptor);
		} finally {
			closeSync(descriptor);
		}

		renameSync(temporary, target);
	} catch (error) {
		rmSync(temporary, {force: true});
		const {code = '', message} = error as NodeJS.ErrnoException;
		const full = code === 'ENOSPC' || code === 'EDQUOT';
		throw new LisaError(full ? `The disk is full: ${shown} is as it was.` : `${shown} cannot be written: ${['EACCES', 'EPERM', 'EROFS'].includes(code) ? 'its folder may not be written' : message}.`, {code: full ? 'disk-full' : 'usage', ...(!full && {hint: 'Make its folder yours, or set XDG_CONFIG_HOME to another one.'}), cause: error});
	}
}

function linkedFrom(file: string): string {
	try {
		return realpathSync(file);
	} catch {
		return file;
	}
}
