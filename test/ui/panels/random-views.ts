import type {View} from '../../../source/core/view.ts';
import type {GpuSample, Sample} from '../../../source/core/samples.ts';
import {card, mock, model, nothing, rungs, sampleAt} from './views.ts';

/** Mulberry32: the same numbers from the same seed. */
export function random(seed: number): () => number {
	let state = seed;
	return () => {
		state += 0x6D_2B_79_F5;
		let value = Math.imul(state ^ (state >>> 15), 1 | state);
		value ^= value + Math.imul(value ^ (value >>> 7), 61 | value);
		return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** Names as files, drivers and headers may have them. */
export const nastyNames = [
	'',
	'x',
	'a'.repeat(200),
	'日本語のモデル名'.repeat(6),
	'👩‍👩‍👧‍👦 🇩🇪 👍🏽 family',
	'\u001B[31mred\u001B[0m \u001B]0;title\u0007',
	'\u009B2J\u0090q\u009C',
	'two\nlines\tand\ra tab',
	'\u202Egnp.exe',
	'e\u0301\u0300'.repeat(40),
	'한국어 모델',
	'ا\u0600لعربية',
	'\uD800 half',
	'｡ﾟ half-width',
	'\u200B\u200D\uFEFF',
];

/** A view of anything that may come, well-formed or not quite. */
export function randomView(next: () => number): View {
	const pick = <Value>(...values: readonly Value[]): Value => values[Math.floor(next() * values.length)]!;
	const name = () => pick(...nastyNames);
	const maybe = <Value>(value: Value): Value | undefined => next() < 0.3 ? undefined : value;
	const number = () => pick(0, next(), next() * 100, next() * 1e6, next() * 2 ** 44, -1, NaN, Infinity);
	const share = () => pick(0, next(), next(), 1, 1.5, NaN);
	const gpu = (index: number): GpuSample => ({
		...card,
		index,
		name: name(),
		memoryTotal: number(),
		memoryUsed: number(),
		memoryFree: number(),
		memoryOwn: maybe(number()),
		utilization: maybe(share()),
		temperature: maybe(number()),
		power: maybe(number()),
		throttle: maybe(pick([], [name(), name()])),
		failure: pick(undefined, undefined, undefined, name()),
		lost: pick(undefined, undefined, true),
		link: maybe(name()),
		driver: maybe(name()),
		processes: [{pid: 1, name: name(), memory: number()}],
	});
	const gpuCount = pick(0, 0, 1, 1, 2, 3, 8);
	const sample = (second: number): Sample => {
		const base = sampleAt(second);
		const failure = () => pick(undefined, undefined, undefined, name());
		return {
			...base,
			gpus: Array.from({length: gpuCount}, (_, index) => gpu(index)),
			gpuStatus: name(),
			cpu: maybe({...base.cpu!, name: name(), load: share(), perCore: Array.from({length: pick(0, 1, 4, 32, 256)}, share), threads: pick(1, 32, 512), usable: number(), engineThreads: maybe(number()), otherThreads: maybe(number()), megahertz: maybe(number()), temperature: maybe(number()), failure: failure()}),
			memory: maybe({...base.memory!, total: number(), used: number(), swapTotal: number(), swapUsed: number(), pressure: maybe(share()), swapInRate: maybe(number()), failure: failure()}),
			engine: maybe({pid: 1, resident: number(), anonymous: number(), mapped: number()}),
			disk: maybe({...base.disk!, path: name(), device: maybe(name()), free: number(), total: number(), readRate: maybe(number()), writeRate: maybe(number()), failure: failure()}),
			network: maybe({...base.network!, interface: maybe(name()), address: maybe(name()), speed: maybe(number()), receiveRate: maybe(number()), failure: failure()}),
		};
	};

	const problem = {code: 'unexpected', message: name(), hint: name()} as const;
	const loaded = {...model, name: name(), quantization: name(), backend: name(), architecture: name(), contextSize: pick(0, 1, 8192, 10_000_000), parameters: number(), gpuLayers: pick(0, 5, 33), path: pick(model.path, 'elsewhere')};
	return {
		...pick(mock, nothing),
		model: pick<View['model']>({phase: 'none'}, {phase: 'loading', path: name(), name: name(), fraction: share()}, {phase: 'ready', model: loaded}, {phase: 'ready', model: loaded}, {phase: 'failed', path: name(), problem}),
		rungs: pick([], rungs, rungs.map(rung => ({...rung, name: name()}))),
		contextUsed: pick(0, 5, 8192, 1e7),
		latency: {last: maybe(number()), p50: maybe(number()), p95: maybe(number()), p99: maybe(number()), jitter: maybe(number()), stalls: pick(0, 1, 2, 12_345), ttft: maybe(number()), prefillRate: maybe(number()), rate: maybe(number()), recent: Array.from({length: pick(0, 1, 128)}, number)},
		progress: maybe({phase: pick('prefill', 'decoding', 'paused', 'stopping'), prefilled: pick(0, 512), prefillTotal: pick(0, 1024), tokens: 3, latency: mock.latency}),
		swap: maybe({to: name(), from: name(), step: pick('plan', 'load', 'carry'), fraction: maybe(share()), note: maybe(name()), since: 0}),
		figures: {ttft: maybe(number()), rate: maybe(number())},
		lastSwap: maybe({from: name(), to: name(), carried: pick(true, false), tokens: pick(0, 540, 1e7), reason: maybe(name()), overlapped: true, total: number(), gap: number(), memoryBefore: number(), memoryAfter: number(), freed: maybe(number()), expectedFreed: maybe(number()), steps: [{step: 'load', milliseconds: number()}], before: {ttft: maybe(number()), rate: maybe(number())}}),
		samples: Array.from({length: pick(0, 1, 2, 240)}, (_, index) => sample(index)),
	};
}
