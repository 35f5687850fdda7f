import type {Sample} from '../../core/samples.ts';
import type {ChartValue} from '../chart/chart.ts';

/**
One figure of every sample, oldest first: missing where it was not read or its source failed.
*/
export function history(samples: readonly Sample[], pick: (sample: Sample) => number | undefined): ChartValue[] {
	return samples.map(sample => pick(sample));
}
