import {sectionNames} from '../panels/section-names.ts';
import {chartTime} from './chart-time.ts';
import type {Context, Handlers} from './context.ts';
import {sortProcesses} from './sort-processes.ts';

/** Commands of the panels. */
export const watching: Handlers<'focus-panels' | 'panel-next' | 'panel-previous' | 'panel-zoom' | 'window-longer' | 'window-shorter' | 'pause' | 'look-back' | 'look-forward' | 'sort'> = {
	'focus-panels'({store}) {
		store.dispatch({type: 'focus', section: store.get().focused === undefined ? 'gpu' : undefined});
	},
	'panel-next'(context) {
		focusBeside(context, 1);
	},
	'panel-previous'(context) {
		focusBeside(context, sectionNames.length - 1);
	},
	'panel-zoom'({store}) {
		const {focused, zoomed} = store.get();
		store.dispatch({type: 'focus', section: focused, zoomed: !zoomed});
	},
	...chartTime,
	sort: sortProcesses,
};

function focusBeside({store}: Context, step: number): void {
	const index = sectionNames.indexOf(store.get().focused ?? 'gpu');
	store.dispatch({type: 'focus', section: sectionNames[(index + step) % sectionNames.length]});
}
