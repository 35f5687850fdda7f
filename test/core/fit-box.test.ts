import {describe, expect, test} from 'vitest';
import {boxOf} from '../../source/core/fit-box.ts';
import type {GpuSample, Sample} from '../../source/core/samples.ts';

const gib = 2 ** 30;
const card: GpuSample = {source: 'NVML', index: 0, name: 'NVIDIA GeForce RTX 4070', vendor: 'nvidia', memoryTotal: 12 * gib, memoryUsed: 8 * gib, memoryFree: 4 * gib, memoryOwn: 5 * gib};
const sample: Sample = {
	time: 0,
	gpuStatus: '',
	gpus: [card, {...card, lost: true}, {...card, memoryTotal: 0}],
	memory: {source: '', total: 16 * gib, used: 6 * gib, available: 10 * gib, cached: 0, swapTotal: 0, swapUsed: 0},
	engine: {pid: 1, resident: 2 * gib, anonymous: gib, mapped: gib},
};

describe('the box', () => {
	test('as it is now', () => {
		expect(boxOf(sample)).toMatchObject({memoryFree: 10 * gib, cards: [{name: 'NVIDIA GeForce RTX 4070', free: 4 * gib, bandwidth: 504e9}]});
	});

	test('as it will be when the model in use has gone', () => {
		expect(boxOf(sample, {released: true})).toMatchObject({memoryFree: 11 * gib, cards: [{free: 9 * gib}]});
	});

	test('its memory is as fast as its cores can use it', () => {
		const facts = {vectors: 'avx2', copyBandwidth: 10e9} as const;
		const cpu = {source: '', name: '', cores: 16, threads: 32, usable: 16, load: 0, perCore: [], steal: 0};
		expect(boxOf({...sample, cpu}, {facts})?.memoryBandwidth).toBe(25e9);
		expect(boxOf({...sample, cpu: {...cpu, usable: 1.5}}, {facts})?.memoryBandwidth).toBe(15e9);
	});

	test('without its memory there is no answer', () => {
		expect(boxOf({...sample, memory: undefined})).toBeUndefined();
	});
});
