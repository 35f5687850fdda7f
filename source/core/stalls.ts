import {bytes, percent, rate} from './format.ts';
import type {Sample} from './samples.ts';

/** What kept a token waiting. */
export type StallCause = {
	readonly kind: 'swap' | 'throttle' | 'cpu' | 'pressure' | 'disk';
	/** Fit to be shown, as in `swap-in 4.2 MB/s`. */
	readonly text: string;
};

/** A time between two tokens that was far longer than usual, and what the box was doing then. */
export type Stall = {
	/** When the token came at last, in milliseconds since the epoch. */
	readonly time: number;
	/** Milliseconds. */
	readonly interval: number;
	/** The likeliest first. Empty: nothing was seen. Absent: the sample of that second is still to come. */
	readonly causes?: readonly StallCause[];
};

/** Bytes a second read back from swap that are felt. */
const swapFelt = 256 * 1024;
/** Bytes a second from the disk that holds the models: the weights are being read again. */
const readFelt = 20e6;

/**
What the box was doing in the second of a stall that can hold up a token.

@param sample The one that was taken at its end.
@returns The likeliest cause first; none where nothing unusual was seen.
*/
export function explainStall(sample: Sample): StallCause[] {
	const {memory, disk, gpus} = sample;
	const swapped = memory?.swapInRate ?? 0;
	const causes: StallCause[] = swapped >= swapFelt ? [{kind: 'swap', text: `swap-in ${rate(swapped)}`}] : [];
	for (const {index, throttle, lost} of gpus) {
		if (lost !== true && throttle !== undefined && throttle.length > 0) {
			causes.push({kind: 'throttle', text: `${gpus.length > 1 ? `card ${index} ` : ''}throttled: ${throttle.join(', ')}`});
		}
	}

	const taken = takenByOthers(sample);
	if (taken !== undefined) {
		causes.push(taken);
	}

	if (memory?.pressure !== undefined && memory.pressure >= 0.1) {
		causes.push({kind: 'pressure', text: `programs waited for memory ${percent(memory.pressure)} of the time, ${bytes(memory.available)} left`});
	}

	if (disk?.readRate !== undefined && disk.readRate >= readFelt) {
		causes.push({kind: 'disk', text: `${rate(disk.readRate)} read from the disk`});
	}

	return causes;
}

/** The engine's threads wait for a core when others leave too few of them, or the hypervisor does. */
function takenByOthers({cpu}: Sample): StallCause | undefined {
	if (cpu === undefined || cpu.failure !== undefined) {
		return undefined;
	}

	if (cpu.steal >= 0.1) {
		return {kind: 'cpu', text: `the hypervisor took ${percent(cpu.steal)} of the processor`};
	}

	const others = cpu.otherThreads;
	return others !== undefined && others >= 0.5 && cpu.load >= 0.85 ? {kind: 'cpu', text: `others used ${others.toFixed(1)} of ${cpu.threads} threads`} : undefined;
}
