import type {Sample} from '../../core/samples.ts';
import type {ChartValue} from '../chart/chart.ts';

/**
One figure of every sample, oldest first: missing where it was not read or its source failed.
*/
export function history(samples: readonly Sample[], pick: (sample: Sample) => number | undefined): ChartValue[] {
	return samples.map(sample => pick(sample));
}

/**
Whether the newest sample has a cell of the chart to itself, until the next one comes and fills it.

Two samples share a cell. Were they paired anew with every sample, every cell of every chart would change each second, and over a slow line a chart is what costs most.
*/
export function standsAlone(samples: readonly Sample[]): boolean {
	const last = samples.at(-1);
	return last !== undefined && Math.round(last.time / 1000) % 2 === 0;
}
