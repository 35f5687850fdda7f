import type {SamplingSettings} from './engine-protocol.ts';
import {LisaError} from './errors.ts';
import {samplingRows} from './sampling.ts';

/** What is to be set; no value gives the default back. */
export type SettingChange = {readonly key: keyof SamplingSettings; readonly value?: number};

/**
Reads what follows `/set`, as in `temperature 0.7` or `seed default`.

@throws {LisaError} `usage`, with the names or the range.
*/
export function readSetting(text: string): SettingChange {
	const [name = '', ...values] = text.trim().split(/[\s=:]+/u);
	const value = values.join(' ');
	const row = samplingRows.find(candidate => candidate.name === name.toLowerCase().replaceAll('_', '-'));
	if (row === undefined) {
		throw new LisaError(`There is no setting “${name}”.`, {code: 'usage', hint: `There are ${samplingRows.map(candidate => candidate.name).join(', ')}.`});
	}

	if (value === 'default') {
		return {key: row.key};
	}

	const number = value === '' ? NaN : Number(value);
	if (!Number.isFinite(number) || number < row.least || number > row.most || (row.whole && !Number.isSafeInteger(number))) {
		throw new LisaError(`${row.name} goes from ${row.least} to ${row.most}${row.whole ? ', in whole numbers' : ''}.`, {code: 'usage', hint: `As in /set ${row.name} ${row.key === 'seed' ? 42 : row.key === 'maxTokens' ? 500 : row.most === 1 ? 0.9 : 1}, or /set ${row.name} default.`});
	}

	return {key: row.key, value: number};
}
