import {describe, expect, test} from 'vitest';
import {changedSettings} from '../../source/core/changed-settings.ts';
import {closest} from '../../source/core/closest.ts';
import {settingFromText, settingTakes} from '../../source/core/setting-value.ts';
import {settingRows, type SettingName} from '../../source/core/settings.ts';
import {readSettingsText} from '../../source/core/settings-text.ts';
import {palettes} from '../../source/ui/frame/palettes.ts';
import {glyphSets} from '../../source/ui/frame/glyphs.ts';

const rowOf = (name: SettingName) => settingRows.find(row => row.name === name)!;

test.each(settingRows)('$name takes its own example, and says what it takes', row => {
	expect(settingFromText(row, row.example)).toBeDefined();
	expect(settingTakes(row)).not.toBe('');
	expect(row.variable).toBe(`LISA_${row.name.toUpperCase().replace('-', '_')}`);
});

test('themes and glyphs are those that the screen has', () => {
	for (const [name, all] of [['theme', palettes], ['glyphs', glyphSets]] as const) {
		expect(Object.keys(all).filter(each => settingFromText(rowOf(name), each) !== each)).toEqual([]);
		expect(settingTakes(rowOf(name)).split(/, | or /u)).toHaveLength(Object.keys(all).length);
	}
});

test.each<[name: SettingName, text: string, value: unknown]>([
	['context', '8192', 8192],
	['context', ' 64 ', 64],
	['context', '63', undefined],
	['context', '8k', undefined],
	['context', '1e4', undefined],
	['context', '', undefined],
	['gpu-layers', '0', 0],
	['mlock', 'on', true],
	['mlock', 'No', false],
	['mlock', 'constructor', undefined],
	['kv-type', 'q8', 'Q8_0'],
	['kv-type', 'Q2', undefined],
	['theme', 'Light', 'light'],
	['theme', '16', '16'],
	['theme', 'toString', undefined],
	['alerts', ' Bell, notify,bell', 'bell,notify'],
	['alerts', 'loud', undefined],
	['keep-alive', '10m', '10m'],
	['keep-alive', '10', undefined],
	['model', 'guide', 'guide'],
	['model', '/a b/x.gguf', '/a b/x.gguf'],
	['model', '~/x.gguf', '~/x.gguf'],
	['model', 'x.gguf', undefined],
	['models', 'guide', undefined],
	['preset', 'exact', 'exact'],
])('%s as %j is %j', (name, text, value) => {
	expect(settingFromText(rowOf(name), text)).toBe(value);
});

describe('a file of settings', () => {
	test('gives each value with its line', () => {
		const {values, faults} = readSettingsText('\uFEFF{\r\n"theme": "dark",\r\n\t"context":8192, "keep-alive": 0, "theme\\u0073": 1}', 'f');
		expect([...values]).toEqual([['theme', {value: 'dark', line: 2}], ['context', {value: 8192, line: 3}], ['keep-alive', {value: '0', line: 3}]]);
		expect(faults.map(({message}) => message)).toEqual(['f:3: there is no setting “themes”; the closest is “theme”.']);
	});

	test.each([
		['', 'f:1: the file is empty.', true],
		[' \n\n', 'f:1: the file is empty.', true],
		['[]', 'f:1: settings begin with {.', false],
		['\n"dark"', 'f:2: settings begin with {.', false],
		['{\n// mine\n}', 'f:2: a comment stands here, and JSON has none.', false],
		['{"theme": /* mine */ "dark"}', 'f:1: a comment stands here, and JSON has none.', false],
		['{\n"theme": "dark",\n}', 'f:3: a comma stands before }.', false],
		['{\n"theme": "dark"\n"context": 64}', 'f:3: a comma is missing before this.', false],
		['{\n"theme": "dark"\n', 'f:3: the } at the end is missing.', false],
		['{theme: "dark"}', 'f:1: the name of a setting is not in double quotes.', false],
		['{"theme" "dark"}', 'f:1: a colon is missing behind "theme".', false],
		['{"theme": dark}', 'f:1: this is no value.', false],
		['{"theme": \'dark\'}', 'f:1: this is no value.', false],
		['{\n\n"theme": "dark\n}', 'f:3: a text is not closed on its line, or has a backslash that means nothing.', false],
		[String.raw`{"models": "C:\models"}`, 'f:1: a text is not closed on its line, or has a backslash that means nothing.', false],
		['{"a": 1}\n}', 'f:2: something stands behind the last }.', false],
		['{"theme": "drak"}', 'f:1: theme takes dark, light, neutral, contrast, 16, 16-light or none, not “drak”.', true],
		['{"context": "8192"}', 'f:1: context takes a whole number from 64 to 10000000, without quotes, not “8192”.', true],
		['{"context": 1.5}', 'f:1: context takes a whole number from 64 to 10000000, not 1.5.', true],
		['{"mlock": null}', 'f:1: mlock takes true or false, not null.', true],
		['{"gpuLayer": 3}', 'f:1: there is no setting “gpuLayer”; the closest is “gpu-layers”.', true],
		['{"colour of the walls": 3}', 'f:1: there is no setting “colour of the walls”.', true],
		['{"__proto__": 3}', 'f:1: there is no setting “__proto__”.', true],
		['{"theme": "dark",\n"theme": "light"}', 'f:2: “theme” is there already, on line 1.', true],
		[String.raw`{"\u001b[2Jx": 3}`, 'f:1: there is no setting “x”.', true],
	])('%j is told', (text, message, readable) => {
		const said = readSettingsText(text, 'f');
		expect([said.faults[0]!.message, said.readable]).toEqual([message, readable]);
		expect(said.faults[0]!.hint).not.toBe('');
	});
});

test('what is too long or too deep is not followed', () => {
	expect(readSettingsText(`{"a": ${'['.repeat(100_000)}`, 'f').faults.map(({message}) => message)).toEqual(['f:1: values are nested too deep.']);
	expect(closest('a'.repeat(100_000), ['theme'])).toBeUndefined();
});

test.each([
	['', 'theme', 'dark', '{\n\t"theme": "dark"\n}\n'],
	['{\n  "b": [1],\n  "theme": "light",\n  "a": {}\n}', 'theme', 'dark', '{\n  "b": [\n    1\n  ],\n  "theme": "dark",\n  "a": {}\n}\n'],
	['\uFEFF{"theme": "light", "context": 64}', 'theme', undefined, '{\n\t"context": 64\n}\n'],
])('%j with %s as %j', (text, name, value, changed) => {
	expect(changedSettings(text, name, value)).toBe(changed);
});

test.each([
	['them', 'theme'],
	['Theme', 'theme'],
	['gpuLayers', 'gpu-layers'],
	['kvtype', 'kv-type'],
	['modles', 'models'],
	['x', undefined],
	['', undefined],
])('closest to %j is %s', (word, name) => {
	expect(closest(word, settingRows.map(row => row.name))).toBe(name);
});
