import type {SettingValue} from './setting-value.ts';

/**
@param source A JSON object, or nothing.
@param value Nothing takes the field out.
@returns The same with one field changed: the others stay, in their order, set in as before.
*/
export function changedSettings(source: string, name: string, value: SettingValue | undefined): string {
	const text = source.replace(/^\uFEFF/u, '');
	const indent = /\n([\t ]+)"/u.exec(text)?.[1] ?? '\t';
	const fields = (text.trim() === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
	// `JSON.stringify` leaves out what is undefined.
	return `${JSON.stringify({...fields, [name]: value}, undefined, indent)}\n`;
}
