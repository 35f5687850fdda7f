import type {Handlers, Parts} from './handler.ts';

/** Commands about the model in use and its rungs. */
export function modelHandlers({comparing, ladder, loading, watch}: Parts): Handlers<'load' | 'swap' | 'make' | 'step' | 'survey' | 'compare'> {
	return {
		load({settings}, {kind}) {
			loading.load(settings, kind);
		},
		async swap({path}) {
			await ladder.swapTo(path);
		},
		make({path, stop}) {
			watch.start();
			ladder.make(path, stop);
		},
		async step({direction}) {
			await ladder.step(direction);
		},
		async survey() {
			await ladder.survey();
		},
		compare({path}) {
			watch.start();
			comparing.begin(path);
		},
	};
}
