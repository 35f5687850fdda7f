import type {SettingRow} from './settings.ts';

export type SettingValue = string | number | boolean;

const switches: Readonly<Record<string, boolean>> = {true: true, on: true, yes: true, 1: true, false: false, off: false, no: false, 0: false};

/** A path that is the same wherever one is. */
const wholePath = /^(?:\/|~(?:$|\/)|[A-Za-z]:[\\/]|\\\\)/u;

/**
@param given As it stands in the file, or comes from its JSON.
@returns The value as it is kept; `undefined` where the setting takes no such thing.
*/
export function settingValue({kind}: SettingRow, given: unknown): SettingValue | undefined {
	switch (kind.type) {
		case 'number': {
			return typeof given === 'number' && Number.isSafeInteger(given) && given >= kind.least && given <= kind.most ? given : undefined;
		}

		case 'switch': {
			return typeof given === 'boolean' ? given : undefined;
		}

		case 'path': {
			return typeof given === 'string' && given.length <= 4096 && !given.includes('\0') && (kind.words.includes(given) || wholePath.test(given)) ? given : undefined;
		}

		case 'text': {
			return typeof given === 'string' || typeof given === 'number' ? kind.read(String(given)) : undefined;
		}
	}
}

/** The same for what is typed, or stands in the environment: there everything is text. */
export function settingFromText(row: SettingRow, text: string): SettingValue | undefined {
	const word = text.trim();
	const given = row.kind.type === 'number' ? (/^\d{1,9}$/u.test(word) ? Number(word) : undefined) : row.kind.type === 'switch' ? switches[word.toLowerCase()] : text;
	return settingValue(row, given);
}

/** @returns What a setting takes, in words. */
export function settingTakes({kind}: SettingRow): string {
	return kind.type === 'number' ? `a whole number from ${kind.least} to ${kind.most}` : kind.type === 'switch' ? 'true or false' : kind.takes;
}
