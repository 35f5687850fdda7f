import {closest} from './closest.ts';
import {LisaError} from './errors.ts';
import {jsonFields, type JsonField} from './json-fields.ts';
import {settingFromText, settingTakes, settingValue, type SettingValue} from './setting-value.ts';
import {settingRows, type SettingName} from './settings.ts';
import {cleanLine} from './text.ts';

/** What a file of settings says: what is right in it, and what is wrong with it. */
export type SettingsText = {
	readonly values: ReadonlyMap<SettingName, {readonly value: SettingValue; readonly line: number}>;
	readonly faults: readonly LisaError[];
	/** Whether it is JSON at all: only then can something be changed in it. */
	readonly readable: boolean;
};

/**
@param name How the file is called in what is said.
*/
export function readSettingsText(source: string, name: string): SettingsText {
	const text = source.replace(/^\uFEFF/u, '');
	if (text.trim() === '') {
		return {values: new Map(), faults: [fault(`${name}:1: the file is empty.`, 'Delete it, or write {} into it.')], readable: true};
	}

	const fields = jsonFields(text);
	if (!Array.isArray(fields)) {
		const {line, said, remedy} = fields as Exclude<typeof fields, readonly JsonField[]>;
		return {values: new Map(), faults: [fault(`${name}:${line}: ${said}.`, remedy)], readable: false};
	}

	const values = new Map<SettingName, {readonly value: SettingValue; readonly line: number}>();
	const faults: LisaError[] = [];
	const seen = new Map<string, number>();
	for (const field of fields as readonly JsonField[]) {
		const before = seen.get(field.name);
		const checked = before === undefined ? check(field, name) : fault(`${name}:${field.line}: “${cleanLine(field.name)}” is there already, on line ${before}.`, 'Delete one of the two.');
		seen.set(field.name, before ?? field.line);
		if (checked instanceof LisaError) {
			faults.push(checked);
		} else {
			values.set(checked.name, {value: checked.value, line: field.line});
		}
	}

	return {values, faults, readable: true};
}

function check({name: given, value: json, line}: JsonField, file: string): LisaError | {readonly name: SettingName; readonly value: SettingValue} {
	const row = settingRows.find(({name}) => name === given);
	if (row === undefined) {
		const meant = closest(given, settingRows.map(({name}) => name));
		return fault(`${file}:${line}: there is no setting “${shown(given)}”${meant === undefined ? '' : `; the closest is “${meant}”`}.`, meant === undefined ? 'Delete that line; `lisa config` shows every setting.' : `Write "${meant}" there, or delete that line; \`lisa config\` shows every setting.`);
	}

	const value = settingValue(row, json);
	if (value !== undefined) {
		return {name: row.name, value};
	}

	const quoted = typeof json === 'string' && settingFromText(row, json) !== undefined;
	return fault(`${file}:${line}: ${row.name} takes ${settingTakes(row)}${quoted ? ', without quotes' : ''}, not ${typeof json === 'string' ? `“${shown(json)}”` : shown(JSON.stringify(json))}.`, `Change that line, or type \`lisa config ${row.name} ${row.example}\`.`);
}

function fault(message: string, hint: string): LisaError {
	return new LisaError(message, {code: 'usage', hint});
}

function shown(text: string): string {
	const line = cleanLine(text);
	return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
