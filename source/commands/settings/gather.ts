import process from 'node:process';
import {LisaError} from '../../core/errors.ts';
import {settingFromText, settingTakes, type SettingValue} from '../../core/setting-value.ts';
import {settingRows, type SettingName} from '../../core/settings.ts';
import {readSettingsText, type SettingsText} from '../../core/settings-text.ts';
import {cleanLine} from '../../core/text.ts';
import {resolvePaths} from '../../host/paths.ts';
import {shownPath} from '../models-words.ts';
import {readSettingsFile} from './read-file.ts';
import {typedPath} from './typed-path.ts';

/** A setting as it holds now. */
export type Setting = {
	readonly name: SettingName;
	/** Absent where nobody has set it. */
	readonly value?: SettingValue;
	readonly source: 'default' | 'file' | 'environment' | 'flag';
	/** Where it stands in the file, from 1. */
	readonly line?: number;
};

export type Settings = {
	readonly file: string;
	readonly all: readonly Setting[];
	/** What is not understood, in the file and in the environment; the settings are then as if it were not there. */
	readonly faults: readonly LisaError[];
};

export type GatherOptions = {
	readonly file?: string;
	readonly environment?: NodeJS.ProcessEnv;
	/** What the command line says, by the name of the setting. */
	readonly flags?: Readonly<Partial<Record<SettingName, SettingValue>>>;
};

/** Reads every setting: a flag goes before the environment, which goes before the file. */
export function gatherSettings({file = resolvePaths().settings, environment = process.env, flags = {}}: GatherOptions = {}): Settings {
	const written = readWritten(file);
	const faults = [...written.faults];
	const all = settingRows.map((row): Setting => {
		const {name, variable} = row;
		const flag = flags[name];
		if (flag !== undefined) {
			return {name, value: settingFromText(row, row.kind.type === 'path' ? typedPath(row, String(flag)) : String(flag)) ?? flag, source: 'flag'};
		}

		const text = environment[variable];
		if (text !== undefined && text !== '') {
			const value = settingFromText(row, typedPath(row, text));
			if (value !== undefined) {
				return {name, value, source: 'environment'};
			}

			faults.push(new LisaError(`${variable} takes ${settingTakes(row)}, not “${cleanLine(text).slice(0, 60)}”.`, {code: 'usage', hint: `Write it as in \`${variable}=${row.example}\`, or leave it out with \`unset ${variable}\`.`}));
		}

		const found = written.values.get(name);
		return found === undefined ? {name, source: 'default'} : {name, ...found, source: 'file'};
	});
	return {file, all, faults};
}

function readWritten(file: string): SettingsText {
	const name = shownPath(file);
	try {
		const text = readSettingsFile(file, name);
		return text === undefined ? {values: new Map(), faults: [], readable: true} : readSettingsText(text, name);
	} catch (error) {
		if (error instanceof LisaError) {
			return {values: new Map(), faults: [error], readable: false};
		}

		throw error;
	}
}
