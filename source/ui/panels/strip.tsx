import {memo, useState} from 'react';
import type {View} from '../../core/view.ts';
import type {Scale} from '../chart/scale.ts';
import {Lines} from '../frame/lines.tsx';
import type {Theme} from '../theme.ts';
import {latencyAxis} from './latency-axis.ts';
import {narrowLine, stripLines} from './strip-lines.ts';

export {narrowLine, stripLines} from './strip-lines.ts';

export type StripProps = {
	readonly view: View;
	/** Cells; the strip has no borders of its own. */
	readonly width: number;
	readonly theme: Theme;
	/** Two lines, or one where there are too few rows. */
	readonly height?: 1 | 2;
};

/**
The panels folded into lines above the composer.
*/
export const Strip = memo(({view, width, theme, height = 2}: StripProps) => {
	const [draw] = useState(createStrip);
	return <Lines lines={height === 1 ? [narrowLine(view, width, theme)] : draw(view, width, theme)} width={width} height={height}/>;
});

/** Keeps the axis of the chart from frame to frame. */
function createStrip() {
	let axis: Scale | undefined;
	return (view: View, width: number, theme: Theme): string[] => {
		axis = latencyAxis(axis, view.latency, view.samples.at(-1)?.time ?? 0);
		return stripLines(view, width, theme, axis);
	};
}
