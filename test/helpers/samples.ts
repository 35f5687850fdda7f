import type {GpuSample, Sample} from '../../source/core/samples.ts';

/** A card that tells everything. */
export const fullCard: GpuSample = {
	source: 'NVML 580.65.06',
	index: 0,
	name: 'NVIDIA GeForce RTX 4090',
	vendor: 'nvidia',
	memoryTotal: 24_564 * 2 ** 20,
	memoryUsed: 8200 * 2 ** 20,
	memoryFree: 16_064 * 2 ** 20,
	memoryOwn: 6144 * 2 ** 20,
	utilization: 0.87,
	temperature: 71,
	power: 402,
	powerLimit: 450,
	clock: 2520,
	memoryClock: 10_501,
	fan: 0.55,
	throttle: [],
	link: '4.0 ×16',
	receiveRate: 3e8,
	sendRate: 1e7,
	driver: '580.65.06',
	cuda: '13.1',
};

/** A box in which every figure is known, while a reply runs. */
export const fullSample: Sample = {
	time: 1_700_000_000_000,
	cpu: {source: '/proc/stat', name: 'CPU', cores: 2, threads: 4, usable: 4, load: 0.5, perCore: [0.4, 0.6, 0.5, 0.5], steal: 0.1, engineThreads: 1, otherThreads: 0.5, megahertz: 3000, temperature: 60, loadAverage: 1.5},
	memory: {source: '/proc/meminfo', total: 2 ** 34, used: 2 ** 33, available: 2 ** 33, cached: 2 ** 32, swapTotal: 2 ** 30, swapUsed: 2 ** 20, swapInRate: 5, swapOutRate: 6, pressure: 0.02},
	engine: {pid: 4242, resident: 3e9, anonymous: 2e9, mapped: 1e9},
	gpuStatus: '',
	gpus: [fullCard],
	disk: {source: 'statfs', path: '/', kind: 'NVMe', total: 1e12, free: 4e11, readRate: 7e5, writeRate: 8e5},
	network: {source: '/sys/class/net', up: true, receiveRate: 9e3, sendRate: 1e4},
	tokens: {count: 20, rate: 20.1, p50: 50, p95: 60, p99: 70, longest: 80, stalls: 1, ttft: 90, prefillRate: 500},
};
