import {expect, test} from 'vitest';
import type {GpuSample, Sample} from '../../source/core/samples.ts';
import {explainStall} from '../../source/core/stalls.ts';

const calm: Sample = {
	time: 1,
	cpu: {source: '/proc/stat', name: '', cores: 4, threads: 4, usable: 4, load: 0.95, perCore: [], steal: 0, engineThreads: 3.6, otherThreads: 0.2},
	memory: {source: '/proc/meminfo', total: 2 ** 34, used: 2 ** 33, available: 2 ** 33, cached: 0, swapTotal: 0, swapUsed: 0, swapInRate: 0, swapOutRate: 0, pressure: 0},
	gpuStatus: '',
	gpus: [],
	disk: {source: 'statfs', path: '/', kind: 'SSD', total: 100, free: 50, readRate: 1e6, writeRate: 0},
};
const card = (index: number, throttle: readonly string[]): GpuSample => ({source: 'NVML', index, name: '', vendor: 'nvidia', memoryTotal: 1, memoryUsed: 0, memoryFree: 1, throttle});

test.each<[string, Partial<Sample>, readonly string[]]>([
	['nothing unusual', {}, []],
	['swapping', {memory: {...calm.memory!, swapInRate: 4.2e6}}, ['swap: swap-in 4.2 MB/s']],
	['a page or two from swap', {memory: {...calm.memory!, swapInRate: 8192}}, []],
	['a hot card', {gpus: [card(0, ['too hot'])]}, ['throttle: throttled: too hot']],
	['the second of two cards', {gpus: [card(0, []), card(1, ['power limit'])]}, ['throttle: card 1 throttled: power limit']],
	['others at work', {cpu: {...calm.cpu!, load: 1, otherThreads: 2.5}}, ['cpu: others used 2.5 of 4 threads']],
	['others at work with cores to spare', {cpu: {...calm.cpu!, load: 0.6, otherThreads: 1}}, []],
	['a greedy hypervisor', {cpu: {...calm.cpu!, steal: 0.3}}, ['cpu: the hypervisor took 30 % of the processor']],
	['a source that failed', {cpu: {...calm.cpu!, load: 1, otherThreads: 3, failure: 'no'}}, []],
	['pressure', {memory: {...calm.memory!, pressure: 0.42}}, ['pressure: programs waited for memory 42 % of the time, 8.0 GiB left']],
	['weights read again', {disk: {...calm.disk!, readRate: 310e6}}, ['disk: 310.0 MB/s read from the disk']],
	['several at once, the likeliest first', {memory: {...calm.memory!, swapInRate: 1e6, pressure: 0.5}, disk: {...calm.disk!, readRate: 1e9}}, ['swap: swap-in 1.0 MB/s', 'pressure: programs waited for memory 50 % of the time, 8.0 GiB left', 'disk: 1.0 GB/s read from the disk']],
	['nothing known', {cpu: undefined, memory: undefined, disk: undefined}, []],
])('%s', (_name, part, expected) => {
	expect(explainStall({...calm, ...part}).map(({kind, text}) => `${kind}: ${text}`)).toEqual(expected);
});
