import {describe, expect, test} from 'vitest';
import {alertRules, type AlertFacts} from '../../source/core/alert-rules.ts';
import {judge, noAlerts, type AlertState} from '../../source/core/alert-watch.ts';
import {alerts, type AlertName} from '../../source/core/alerts.ts';
import type {Sample} from '../../source/core/samples.ts';
import {fullCard, fullSample} from '../helpers/samples.ts';

const calm: Sample = {...fullSample, disk: {...fullSample.disk!, free: 4e11}};
const gib = 2 ** 30;
const vram = (share: number): AlertFacts => ({sample: {...calm, gpus: [{...fullCard, memoryTotal: 24 * gib, memoryUsed: share * 24 * gib}]}});
const swap = (rate: number | undefined): AlertFacts => ({sample: {...calm, memory: {...calm.memory!, swapInRate: rate}}});
const pressure = (share: number): AlertFacts => ({sample: {...calm, memory: {...calm.memory!, pressure: share}}});
const heat = (...throttle: readonly string[]): AlertFacts => ({sample: {...calm, gpus: [{...fullCard, throttle}]}});
const disk = (free: number): AlertFacts => ({sample: {...calm, disk: {...calm.disk!, free}}});
const silence = (lasting: number, median?: number, phase: 'decoding' | 'prefill' = 'decoding', left = 0): AlertFacts => ({sample: calm, silence: {lasting, phase, left, ...(median !== undefined && {median})}});
const lost = (isLost: boolean): AlertFacts => ({sample: {...calm, gpus: [fullCard, {...fullCard, index: 1, lost: isLost}]}});

/** Feeds one sample a second and tells in which second what was said. */
function run(...facts: readonly AlertFacts[]): string[] {
	let state: AlertState = noAlerts;
	return facts.flatMap((each, second) => {
		const step = judge(state, each, 1e12 + (second * 1000));
		state = step.state;
		return [...step.raised.map(({name}) => `${second} ${name}`), ...step.over.map(name => `${second} ${name} over`)];
	});
}

const times = (count: number, facts: AlertFacts): AlertFacts[] => Array.from({length: count}, () => facts);

test('each alert of the table has a rule, and leaving asks for no more than entering', () => {
	expect(Object.keys(alertRules).sort()).toEqual(Object.keys(alerts).sort());
	for (const {enter, leave} of Object.values(alertRules)) {
		expect(leave).toBeLessThanOrEqual(enter);
	}
});

test('a calm box says nothing', () => {
	expect(run(...times(200, {sample: calm}))).toEqual([]);
});

test.each<[AlertName, AlertFacts, AlertFacts]>([
	['vram-full', vram(0.9501), vram(0.9499)],
	['swapping', swap(1e6), swap(0.99e6)],
	['thermal-throttle', heat('too hot'), heat('power limit')],
	['thermal-throttle', heat('power limit', 'too hot, stopped by hardware'), heat()],
	['memory-pressure', pressure(0.2), pressure(0.19)],
	['disk-low', disk(10e9 - 1), disk(10e9)],
	['engine-stalled', silence(5000, 40), silence(4999, 40)],
	['engine-stalled', silence(20_000, 1000), silence(19_999, 1000)],
	['engine-stalled', silence(15_000, undefined, 'prefill'), silence(14_999, undefined, 'prefill')],
	['engine-stalled', silence(60_000, undefined, 'prefill', 600), silence(59_999, undefined, 'prefill', 600)],
	['gpu-lost', lost(true), lost(false)],
])('%s is said once for what lasts, and not for what is just short of it', (name, over, under) => {
	const said = run(...times(3600, over));
	expect(said).toEqual([expect.stringMatching(new RegExp(String.raw`^\d ${name}$`))]);
	expect(run(...times(200, under))).toEqual([]);
});

describe('once and not again', () => {
	test('a figure that wavers about its bound is said once', () => {
		const wavering = Array.from({length: 600}, (_, index) => vram(index % 8 < 5 ? 0.96 : 0.93));
		expect(run(...wavering)).toEqual(['3 vram-full']);
	});

	test('one high second is none', () => {
		expect(run(swap(9e6), swap(0), swap(9e6), swap(9e6), swap(0), swap(9e6))).toEqual([]);
	});

	test('over after a minute of quiet, and then it can be said again', () => {
		expect(run(...times(10, swap(5e6)), ...times(70, swap(0)), ...times(5, swap(5e6)))).toEqual(['3 swapping', '70 swapping over', '83 swapping']);
	});

	test('a quiet that breaks begins anew', () => {
		expect(run(...times(10, swap(5e6)), ...times(50, swap(0)), swap(3e5), ...times(50, swap(0)), ...times(5, swap(5e6)))).toEqual(['3 swapping']);
	});

	test('what is not known changes nothing', () => {
		expect(run(...times(10, swap(5e6)), ...times(500, swap(undefined)), ...times(10, swap(5e6)))).toEqual(['3 swapping']);
		expect(run(...times(100, swap(undefined)))).toEqual([]);
		expect(run(...times(30, {sample: {time: 0, gpuStatus: '', gpus: []}}))).toEqual([]);
	});
});

test('two at once are both said', () => {
	const both: AlertFacts = {sample: {...vram(0.99).sample, disk: {...calm.disk!, free: 1e9}}};
	expect(run(...times(30, both))).toEqual(['3 vram-full', '5 disk-low']);
});

test('a clock that is set back neither raises nor delays for long', () => {
	const first = judge(noAlerts, swap(5e6), 1e12);
	const back = judge(first.state, swap(5e6), 1e12 - 3.6e6);
	expect(back.raised).toEqual([]);
	expect(judge(back.state, swap(5e6), 1e12 - 3.6e6 + 3000).raised).toHaveLength(1);
});

test.each<[AlertFacts, string | undefined]>([
	[vram(0.96), '23.0 GiB of 24.0 GiB'],
	[{sample: {...calm, gpus: [fullCard, {...fullCard, index: 1, memoryTotal: gib, memoryUsed: gib}]}}, 'card 1, 1.0 GiB of 1.0 GiB'],
	[disk(3 * gib), '3.0 GiB on /'],
	[swap(5e6), undefined],
	[silence(8000, 40), 'for 8 s'],
])('where and how much: %#', (facts, detail) => {
	let state: AlertState = noAlerts;
	const raised = [];
	for (let second = 0; second < 8; second++) {
		const step = judge(state, facts, second * 1000);
		state = step.state;
		raised.push(...step.raised);
	}

	expect(raised.map(alert => alert.detail)).toEqual([detail]);
	expect(state.active).toEqual(raised);
});
