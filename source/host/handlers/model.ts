import type {Handlers, Parts} from './handler.ts';

/** Commands about the model in use and its rungs. */
export function modelHandlers({board, comparing, keeper, ladder, loading, watch}: Parts): Handlers<'load' | 'swap' | 'make' | 'step' | 'survey' | 'compare'> {
	/** A comparison that was stopped goes on until the engine can leave it, and only then there is room for something else. */
	const leaving = async () => {
		if (comparing.leaving !== undefined) {
			board.publish({type: 'notice', notice: {level: 'info', text: 'The comparison that was stopped is coming to its end first.', time: Date.now()}});
		}

		return comparing.leaving;
	};

	return {
		async load({settings}, {kind}) {
			const stopped = leaving();
			// Not even a moment later than what is asked next, where there is nothing to wait for.
			if (stopped !== undefined) {
				await stopped;
			}

			loading.load(settings, kind);
			// What is asked next is asked of this model and of no other.
			if (kind === 'command') {
				await keeper.whenLoaded();
			}
		},
		async swap({path}) {
			await leaving();
			await ladder.swapTo(path);
		},
		make({path, stop}) {
			watch.start();
			ladder.make(path, stop);
		},
		async step({direction}) {
			await leaving();
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
