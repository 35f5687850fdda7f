import type {GpuSample} from '../../core/samples.ts';

/**
All cards at one moment, and one line that says how that stands.
*/
export type GpuReading = {
	readonly status: string;
	readonly cards: readonly GpuSample[];
};

/**
What is said when there is no card: no failure, but the way most machines are.
*/
export const noGpu = 'no GPU: running on CPU';
