import {describe, expect, test} from 'vitest';
import {figuresOf} from '../../source/core/figures-of.ts';
import {boxFigures, cardFigures, figureNamed} from '../../source/core/figures.ts';
import type {GpuSample} from '../../source/core/samples.ts';
import {fullSample as full} from '../helpers/samples.ts';

const card = (index: number, rest: Partial<GpuSample> = {}): GpuSample => ({source: 'NVML', index, name: 'card', vendor: 'nvidia', memoryTotal: 100, memoryUsed: 40, memoryFree: 60, ...rest});

describe('the figures of a sample', () => {
	test('every name of the tables, and no other', () => {
		const names = [...Object.keys(boxFigures), ...Object.keys(cardFigures).map(name => `gpu0_${name}`)];
		expect(Object.keys(figuresOf(full)).sort()).toEqual(names.sort());
		expect(figuresOf(full)).toMatchObject({cpu_load: 0.5, memory_used: 2 ** 33, token_p99: 70, gpu0_memory_used: 8200 * 2 ** 20, gpu0_throttled: 0});
	});

	test('what was not read is absent, and never nought', () => {
		expect(figuresOf({time: 1, gpuStatus: 'no GPU', gpus: []})).toEqual({});
	});

	test('a source that failed has no figures; the others have theirs', () => {
		const figures = figuresOf({...full, memory: {...full.memory!, failure: 'Cannot read.'}, gpus: [card(0, {failure: 'old'}), card(1, {lost: true}), card(2)]});
		expect(figures.memory_used).toBeUndefined();
		expect(figures.cpu_load).toBe(0.5);
		expect(figuresOf({...full, gpus: [card(1, {throttle: ['power limit']})]})).toMatchObject({gpu1_throttled: 1});
		expect(Object.keys(figures).filter(name => name.startsWith('gpu'))).toEqual(['gpu2_memory_total', 'gpu2_memory_used']);
	});

	test('what is no number is none', () => {
		expect(figuresOf({...full, disk: {...full.disk!, readRate: NaN, writeRate: Infinity}})).not.toHaveProperty('disk_read');
	});
});

test.each([
	['cpu_load', {base: 'cpu_load', unit: 'ratio', isPeak: false}],
	['cpu_load_max', {base: 'cpu_load', isPeak: true}],
	['gpu0_memory_used', {base: 'memory_used', unit: 'bytes', card: 0, isPeak: false}],
	['gpu12_power_max', {base: 'power', unit: 'watts', card: 12, isPeak: true}],
	['cpu_steal_max', undefined],
	['gpu_power', undefined],
	['gpu0_cpu_load', undefined],
	['constructor', undefined],
	['', undefined],
])('the name %j', (name, expected) => {
	const figure = figureNamed(name);
	expect(expected === undefined ? figure : {...figure}).toEqual(expected === undefined ? undefined : expect.objectContaining(expected));
});
