import {type ChartTime, hold, look, stretch} from '../time/chart-time.ts';
import type {Context, Handlers} from './context.ts';

/** Commands that choose which time the charts show. */
export const chartTime: Handlers<'window-longer' | 'window-shorter' | 'pause' | 'look-back' | 'look-forward'> = {
	'window-longer'(context) {
		change(context, time => stretch(time, 1));
	},
	'window-shorter'(context) {
		change(context, time => stretch(time, -1));
	},
	pause(context) {
		change(context, hold);
	},
	'look-back'(context) {
		change(context, (time, now) => look(time, -1, now));
	},
	'look-forward'(context) {
		change(context, (time, now) => look(time, 1, now));
	},
};

function change({store}: Context, next: (time: ChartTime, now: number | undefined) => ChartTime): void {
	const {time, panelView} = store.get();
	store.dispatch({type: 'time', time: next(time, panelView.samples.at(-1)?.time)});
}
