import {describe, expect, test} from 'vitest';
import {figuresOf} from '../../source/core/figures-of.ts';
import {boxFigures, cardFigures, figureNamed} from '../../source/core/figures.ts';
import type {GpuSample, Sample} from '../../source/core/samples.ts';

const card = (index: number, rest: Partial<GpuSample> = {}): GpuSample => ({source: 'NVML', index, name: 'card', vendor: 'nvidia', memoryTotal: 100, memoryUsed: 40, memoryFree: 60, ...rest});
const full: Sample = {
	time: 1,
	cpu: {source: '/proc/stat', name: '', cores: 2, threads: 4, usable: 4, load: 0.5, perCore: [], steal: 0.1, engineThreads: 1, otherThreads: 0.5, megahertz: 3000, temperature: 60, loadAverage: 1.5},
	memory: {source: '/proc/meminfo', total: 100, used: 50, available: 50, cached: 20, swapTotal: 10, swapUsed: 1, swapInRate: 5, swapOutRate: 6, pressure: 0.2},
	engine: {pid: 1, resident: 30, anonymous: 20, mapped: 10},
	gpuStatus: '',
	gpus: [card(0, {memoryOwn: 30, utilization: 0.9, temperature: 70, power: 300, clock: 2500, memoryClock: 10_000, fan: 0.4, throttle: ['power limit'], receiveRate: 1, sendRate: 2})],
	disk: {source: 'statfs', path: '/', kind: 'SSD', total: 1000, free: 400, readRate: 7, writeRate: 8},
	network: {source: '/sys', up: true, receiveRate: 9, sendRate: 10},
	tokens: {count: 20, rate: 20, p50: 50, p95: 60, p99: 70, longest: 80, stalls: 1, ttft: 90, prefillRate: 500},
};

describe('the figures of a sample', () => {
	test('every name of the tables, and no other', () => {
		const names = [...Object.keys(boxFigures), ...Object.keys(cardFigures).map(name => `gpu0_${name}`)];
		expect(Object.keys(figuresOf(full)).sort()).toEqual(names.sort());
		expect(figuresOf(full)).toMatchObject({cpu_load: 0.5, memory_used: 50, token_p99: 70, gpu0_memory_used: 40, gpu0_throttled: 1});
	});

	test('what was not read is absent, and never nought', () => {
		expect(figuresOf({time: 1, gpuStatus: 'no GPU', gpus: []})).toEqual({});
	});

	test('a source that failed has no figures; the others have theirs', () => {
		const figures = figuresOf({...full, memory: {...full.memory!, failure: 'Cannot read.'}, gpus: [card(0, {failure: 'old'}), card(1, {lost: true}), card(2)]});
		expect(figures.memory_used).toBeUndefined();
		expect(figures.cpu_load).toBe(0.5);
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
