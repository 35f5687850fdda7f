import type {Handlers, Parts} from './handler.ts';

/** Commands about the model in use and its rungs. */
export function modelHandlers({comparing, keeper, ladder, loading, watch}: Parts): Handlers<'load' | 'swap' | 'make' | 'step' | 'survey' | 'compare'> {
	return {
		async load({settings}, {kind}) {
			loading.load(settings, kind);
			// What is asked next is asked of this model and of no other.
			if (kind === 'command') {
				await keeper.whenLoaded();
			}
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
