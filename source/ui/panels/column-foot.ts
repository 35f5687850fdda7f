import type {Status} from '../frame/border.ts';
import {scopeOf} from '../time/scope.ts';
import {timeWords} from '../time/time-words.ts';
import {live} from '../time/timeline.ts';
import {chartCells} from './chart-lines.ts';
import type {Room} from './section.ts';
import {dotsIn} from './time-chart.ts';
import {axisCells} from './zoom/axis-chart.ts';

/**
What the bottom border of the panels says: how much time the charts show, and that they don't show now where they don't.
*/
export function columnFoot({timeline = live([]), width, theme, zoomed = false}: Room): Status {
	if (timeline.samples.length === 0) {
		return '';
	}

	const {text, past} = timeWords(timeline, scopeOf(timeline, dotsIn((zoomed ? axisCells : chartCells)(width), theme)));
	return {text, level: past ? 'warning' : 'dim'};
}
