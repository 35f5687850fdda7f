import {rate} from '../../../core/format.ts';
import {niceCeiling} from '../../chart/scale.ts';
import type {Theme} from '../../theme.ts';
import type {Pick} from '../../time/track.ts';
import type {AxisChart} from './axis-chart.ts';

/** @returns The chart of a rate in bytes a second, whose axis follows what is shown. */
export function rateChart(label: string, data: Pick, now: number | undefined, theme: Theme): AxisChart {
	return {label, data, max: peak => niceCeiling(Math.max(1000, peak)), format: rate, now, color: () => theme.accent};
}
