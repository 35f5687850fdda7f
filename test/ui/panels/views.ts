import {HistogramCounter} from '../../../source/core/histogram.ts';
import {emptyView, type View} from '../../../source/core/view.ts';
import type {LoadedModel} from '../../../source/core/engine-protocol.ts';
import type {CpuSample, GpuSample, Sample} from '../../../source/core/samples.ts';
import type {LatencySummary} from '../../../source/core/latency.ts';

const gib = 2 ** 30;

export const card: GpuSample = {
	source: 'NVML 13.0',
	index: 0,
	name: 'RTX 4070',
	vendor: 'nvidia',
	memoryTotal: 12 * gib,
	memoryUsed: 7.9 * gib,
	memoryFree: 4.1 * gib,
	memoryOwn: 5.3 * gib,
	utilization: 0.87,
	temperature: 71,
	power: 182,
	powerLimit: 200,
	clock: 2475,
	processes: [{pid: 4242, name: 'llama', memory: 5.3 * gib}],
};

export const cpu: CpuSample = {
	source: '/proc/stat',
	name: 'AMD Ryzen 9 5950X 16-Core Processor',
	cores: 16,
	threads: 32,
	usable: 16,
	load: 0.31,
	perCore: Array.from({length: 32}, (_, index) => index / 32),
	steal: 0,
	engineThreads: 7.9,
	otherThreads: 5,
	megahertz: 3900,
	temperature: 58,
	loadAverage: 6.2,
};

/** The sample behind the mock of the 120×40 screen, `second` seconds in. */
export function sampleAt(second: number, gpus: readonly GpuSample[] = [card]): Sample {
	const wave = 0.5 + 0.45 * Math.sin(second / 3);
	return {
		time: 1_700_000_000_000 + second * 1000,
		cpu: {...cpu, load: second === 239 ? cpu.load : wave},
		memory: {source: '/proc/meminfo', total: 64 * gib, used: 21.4 * gib, available: 42.6 * gib, cached: 9 * gib, swapTotal: 8 * gib, swapUsed: 0, swapInRate: 0, swapOutRate: 0, pressure: 0},
		engine: {pid: 4242, resident: 1.2 * gib, anonymous: 0.6 * gib, mapped: 0.6 * gib},
		gpuStatus: gpus.length === 0 ? 'no GPU: running on CPU' : `${gpus.length} card`,
		gpus: gpus.map(gpu => ({...gpu, utilization: second === 239 || gpu.utilization === undefined ? gpu.utilization : wave})),
		disk: {source: 'statfs', path: '/home/me/models', device: 'nvme0n1', kind: 'NVMe', total: 1000 * gib, free: 612 * gib, readRate: 0, writeRate: 1e5},
		network: {source: '/sys/class/net', interface: 'eth0', up: true, speed: 2.5e9, address: '192.0.2.17', receiveRate: 400, sendRate: 3100},
	};
}

export const samplesOf = (gpus?: readonly GpuSample[], count = 240): Sample[] => Array.from({length: count}, (_, index) => sampleAt(240 - count + index, gpus));

const intervals = Array.from({length: 96}, (_, index) => index === 80 ? 180 : index === 60 ? 60 : 22 + (index * 7) % 5);

const counter = new HistogramCounter();
for (const interval of intervals) {
	counter.add(interval);
}

export const latency: LatencySummary = {
	last: 24.1,
	p50: 23.4,
	p95: 27,
	p99: 31,
	jitter: 1.2,
	stalls: 1,
	ttft: 312,
	prefillRate: 1840,
	rate: 42.7,
	recent: intervals,
	histogram: counter.histogram,
};

export const model: LoadedModel = {
	path: '/home/me/models/mistral-7b-instruct-v0.3.Q4_K_M.gguf',
	name: 'mistral-7b-instruct-v0.3',
	architecture: 'llama',
	quantization: 'Q4_K_M',
	parameters: 7_248_023_552,
	bits: 4.85,
	fileSize: 4.1 * gib,
	layers: 33,
	gpuLayers: 33,
	contextSize: 8192,
	trainedContextSize: 32_768,
	threads: 8,
	backend: 'CUDA',
	memory: {weights: 4.1 * gib, kv: gib, compute: 0.2 * gib, resident: 1.2 * gib},
	loadTime: 1400,
	loadRate: 2.9e9,
};

export const rungs = (['F16', 'Q8_0', 'Q6_K', 'Q5_K_M', 'Q4_K_M', 'Q3_K_M', 'Q2_K'] as const).map((name, index) => ({
	path: `/home/me/models/mistral-7b-instruct-v0.3.${name}.gguf`,
	name,
	bits: [16, 8.5, 6.56, 5.68, 4.85, 3.91, 3.35][index]!,
	size: (14 - 2 * index) * gib,
}));

const session = {id: 's', title: 'gpu questions', created: 0, messages: []};

export const nothing: View = emptyView(session);

/** What the mock of the 120×40 screen shows. */
export const mock: View = {...nothing, model: {phase: 'ready', model}, rungs, contextUsed: 1180, latency, samples: samplesOf()};

/** The same box without a card. */
export const noCard: View = {...mock, model: {phase: 'ready', model: {...model, gpuLayers: 0, backend: 'CPU'}}, samples: samplesOf([])};

/** The same box with two cards. */
export const twoCards: View = {...mock, samples: samplesOf([card, {...card, index: 1, memoryUsed: 11.4 * gib, memoryOwn: undefined, utilization: undefined}])};
