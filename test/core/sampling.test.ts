import {describe, expect, test} from 'vitest';
import {readSetting} from '../../source/core/read-setting.ts';
import {defaultSampling, presets, samplingFrom, samplingRows} from '../../source/core/sampling.ts';

describe('what follows /set', () => {
	test.each([
		['temperature 0.7', {key: 'temperature', value: 0.7}],
		['temperature=0.7', {key: 'temperature', value: 0.7}],
		['Top_K: 40', {key: 'topK', value: 40}],
		['seed default', {key: 'seed'}],
		['max-tokens 1', {key: 'maxTokens', value: 1}],
	])('%s', (text, change) => {
		expect(readSetting(text)).toEqual(change);
	});

	test.each([
		['heat 1', 'There is no setting “heat”.'],
		['temperature', 'temperature goes from 0 to 5.'],
		['temperature hot', 'temperature goes from 0 to 5.'],
		['temperature -1', 'temperature goes from 0 to 5.'],
		['temperature 0.7 please', 'temperature goes from 0 to 5.'],
		['temperature Infinity', 'temperature goes from 0 to 5.'],
		['top-k 1.5', 'top-k goes from 0 to 1000, in whole numbers.'],
		['top-p 0', 'top-p goes from 0.01 to 1.'],
	])('%s is refused', (text, message) => {
		expect(() => readSetting(text)).toThrow(expect.objectContaining({code: 'usage', message}) as Error);
	});
});

test('presets lie within the ranges', () => {
	for (const preset of Object.values(presets)) {
		for (const [key, value] of Object.entries(preset)) {
			const row = samplingRows.find(candidate => candidate.key === key)!;
			expect([key, value >= row.least && value <= row.most && (!row.whole || Number.isSafeInteger(value))]).toEqual([key, true]);
		}
	}
});

test('with a temperature there is something to choose from, unless a person says otherwise', () => {
	expect(samplingFrom(defaultSampling(true), {temperature: 0.5}).topK).toBe(40);
	expect(samplingFrom(defaultSampling(true), {temperature: 0.5, topK: 1}).topK).toBe(1);
	expect(samplingFrom(defaultSampling(true), {}).topK).toBe(1);
	expect(samplingFrom(defaultSampling(false), {seed: 1})).toEqual({...presets.balanced, seed: 1});
});
