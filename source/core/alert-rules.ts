import type {AlertName} from './alerts.ts';
import {bytes} from './format.ts';
import type {Silence} from './pulse.ts';
import type {GpuSample, Sample} from './samples.ts';
import {thermalReasons} from './throttle.ts';

/** What alerts are judged by. */
export type AlertFacts = {
	readonly sample: Sample;
	/** How long the engine has said nothing of a reply; absent where it has a reason to, as during a swap. */
	readonly silence?: Silence;
};

/** A figure, and where it was seen. Nothing where it is not known. */
type Measured = {readonly value: number; readonly detail?: string} | undefined;

/** When an alert begins and when it is over. Durations are milliseconds. */
export type AlertRule = {
	readonly measure: (facts: AlertFacts) => Measured;
	/** It begins when the figure has been at least this… */
	readonly enter: number;
	/** …for so long. */
	readonly after: number;
	/** It is over when the figure has been below this… */
	readonly leave: number;
	/** …for so long: until then it is not said again. */
	readonly quiet: number;
};

const minute = 60_000;
const gigabyte = 1e9;

/** Every alert's rule, by name. */
export const alertRules: Readonly<Record<AlertName, AlertRule>> = {
	'vram-full': {
		measure: ({sample}) => worst(sample.gpus.filter(({memoryTotal, lost}) => memoryTotal > 0 && lost !== true), gpu => ({value: gpu.memoryUsed / gpu.memoryTotal, detail: `${named(gpu, sample)}${bytes(gpu.memoryUsed)} of ${bytes(gpu.memoryTotal)}`})),
		enter: 0.95,
		after: 3000,
		leave: 0.9,
		quiet: minute,
	},
	swapping: {
		measure: ({sample: {memory}}) => (memory?.swapInRate === undefined ? undefined : {value: memory.swapInRate}),
		enter: 1e6,
		after: 3000,
		leave: 1e5,
		quiet: minute,
	},
	'thermal-throttle': {
		measure: ({sample}) => worst(sample.gpus.filter(({throttle}) => throttle !== undefined), gpu => ({value: gpu.throttle!.some(reason => thermalReasons.includes(reason)) ? 1 : 0, detail: `${named(gpu, sample)}${gpu.temperature ?? '?'} °C`})),
		enter: 1,
		after: 5000,
		leave: 1,
		quiet: minute,
	},
	'memory-pressure': {
		measure: ({sample: {memory}}) => (memory?.pressure === undefined ? undefined : {value: memory.pressure}),
		enter: 0.2,
		after: 5000,
		leave: 0.05,
		quiet: minute,
	},
	'disk-low': {
		// What is missing to ten gigabytes, so that more is worse as everywhere.
		measure: ({sample: {disk}}) => (disk === undefined || disk.failure !== undefined || disk.total === 0 ? undefined : {value: 10 * gigabyte - disk.free, detail: `${bytes(disk.free)} on ${disk.path}`}),
		enter: 1,
		after: 5000,
		leave: -gigabyte,
		quiet: minute,
	},
	'engine-stalled': {
		measure: ({silence}) => (silence === undefined ? {value: 0} : {value: silence.lasting / limitOf(silence), detail: `for ${Math.round(silence.lasting / 1000)} s`}),
		enter: 1,
		after: 0,
		leave: 0.5,
		quiet: 10_000,
	},
	'gpu-lost': {
		measure: ({sample}) => worst(sample.gpus, gpu => ({value: gpu.lost === true ? 1 : 0, detail: `${named(gpu, sample)}${gpu.name}`})) ?? {value: 0},
		enter: 1,
		after: 0,
		leave: 1,
		quiet: 10_000,
	},
};

/** What a token of a prompt may take: a large model on a slow processor. Milliseconds. */
const slowToken = 100;

/** A prompt is read in blocks, of which each can take long; a token comes when tokens come. Milliseconds. */
function limitOf({phase, median = 0, left}: Silence): number {
	return phase === 'prefill' ? Math.max(15_000, slowToken * left) : Math.max(5000, 20 * median);
}

function worst(gpus: readonly GpuSample[], measure: (gpu: GpuSample) => NonNullable<Measured>): Measured {
	return gpus.map(gpu => measure(gpu)).sort((a, b) => b.value - a.value)[0];
}

function named({index}: GpuSample, {gpus}: Sample): string {
	return gpus.length > 1 ? `card ${index}, ` : '';
}
