import {existsSync} from 'node:fs';
import process from 'node:process';
import {closest} from '../core/closest.ts';
import {LisaError} from '../core/errors.ts';
import {settingFromText, settingTakes} from '../core/setting-value.ts';
import {settingRows, type SettingName, type SettingRow} from '../core/settings.ts';
import {cleanLine} from '../core/text.ts';
import {printer} from './models-print.ts';
import {shownPath} from './models-words.ts';
import {gatherSettings, type Setting, type Settings} from './settings/gather.ts';
import {typedPath} from './settings/typed-path.ts';
import {writeSetting} from './settings/write-file.ts';

export type ConfigFlags = {readonly json: boolean; readonly model?: string; readonly context?: string | number; readonly threads?: string | number; readonly gpuLayers?: number; readonly batch?: string | number; readonly kvType?: string; readonly mlock?: boolean; readonly mmap?: boolean; readonly flashAttention?: string};

/** When a change counts, where that is not at once. */
const told: Readonly<Partial<Record<SettingRow['reader'], readonly string[]>>> = {
	load: ['It counts from the next load on; a model that is loaded keeps what it has until `lisa stop`.'],
	host: ['A host that is running takes it when it starts anew: `lisa stop`.'],
};

/**
`lisa config`: every setting, its value and where that comes from; `config NAME` one; `config NAME VALUE` changes it in the file, `config NAME default` takes it out; `config path` says where the file is.

@throws {LisaError} `usage`, with what is not understood, after what is understood has been shown.
*/
export function config([name, ...words]: readonly string[], flags: ConfigFlags): void {
	const {gpuLayers, kvType, flashAttention, json, ...others} = flags;
	const given = Object.fromEntries(Object.entries({...others, 'gpu-layers': gpuLayers, 'kv-type': kvType, 'flash-attention': flashAttention}).filter(([flag]) => settingRows.some(row => row.name === flag)));
	const gather = () => gatherSettings({flags: given});
	const before = gather();
	if (name === 'path' && words.length === 0) {
		process.stdout.write(`${cleanLine(before.file)}\n`);
		return;
	}

	const row = name === undefined ? undefined : rowNamed(name);
	if (row === undefined) {
		print(before, json);
	} else if (words.length === 0) {
		printOne(row, before, json);
	} else {
		change(row, words.join(' '), before.file);
		printOne(row, gather(), json);
	}

	const {faults} = words.length > 0 ? gather() : before;
	if (faults.length > 0) {
		const [{hint}] = faults as [LisaError];
		throw new LisaError(faults.map(({message}) => message).join('\n'), {code: 'usage', hint});
	}
}

function rowNamed(name: string): SettingRow {
	const row = settingRows.find(each => each.name === name);
	if (row === undefined) {
		const meant = closest(name, settingRows.map(each => each.name));
		throw new LisaError(`There is no setting “${cleanLine(name).slice(0, 60)}”.`, {code: 'usage', hint: meant === undefined ? `There are ${settingRows.map(each => each.name).join(', ')}.` : `The closest is ${meant}: type \`lisa config ${meant}\`, or \`lisa config\` to see them all.`});
	}

	return row;
}

function change(row: SettingRow, text: string, file: string): void {
	if (text === 'default') {
		writeSetting(file, row.name, undefined);
		return;
	}

	const value = settingFromText(row, typedPath(row, text));
	if (value === undefined) {
		throw new LisaError(`${row.name} takes ${settingTakes(row)}, not “${cleanLine(text).slice(0, 60)}”.`, {code: 'usage', hint: `As in \`lisa config ${row.name} ${row.example}\`; \`lisa config ${row.name} default\` takes it back.`});
	}

	if (row.name === 'model' && value !== 'guide' && !existsSync(String(value))) {
		throw new LisaError(`There is no file ${cleanLine(String(value))}.`, {code: 'model-missing', hint: 'Check the path, or type `lisa models` to see what is here.'});
	}

	writeSetting(file, row.name, value);
}

function print({file, all}: Settings, json: boolean): void {
	printer(json)({
		data: {file, settings: all.map(setting => data(setting))},
		blocks: [
			{
				columns: [{}, {grow: true}, {}],
				rows: all.map(setting => [{text: setting.name}, {text: shownValue(setting), ...(setting.source === 'default' && {color: 'dim'})}, {text: setting.source, ...(setting.source === 'default' && {color: 'dim'})}]),
			},
			'',
			`The file is ${shownPath(file)}. Change a setting as in \`lisa config theme dark\`, and take it back with \`lisa config theme default\`.`,
		],
	});
}

function printOne(row: SettingRow, {file, all}: Settings, json: boolean): void {
	const setting = all.find(({name}) => name === row.name)!;
	const from = {default: '', file: `, from ${shownPath(file)}:${setting.line ?? 1}`, environment: `, from ${row.variable} in the environment`, flag: ', from the command line'}[setting.source];
	printer(json)({
		data: data(setting),
		blocks: [
			`${row.name}: ${shownValue(setting)}${setting.source === 'default' ? ' (not set)' : from}`,
			`${row.help}; takes ${settingTakes(row)}`,
			...(told[row.reader] ?? []),
		],
	});
}

function data({name, value, source, line}: Setting): unknown {
	return {name, value: value ?? null, source, ...(line !== undefined && {line})};
}

function shownValue({name, value}: Setting): string {
	const {otherwise} = settingRows.find(row => row.name === (name satisfies SettingName))!;
	return value === undefined ? otherwise : String(value);
}
