import type {Handlers, Parts} from './handler.ts';

/** What takes no longer needs no words. Milliseconds. */
const moment = 500;

/** Commands about the model in use and its rungs. */
export function modelHandlers({board, comparing, keeper, ladder, loading, watch}: Parts): Handlers<'load' | 'swap' | 'make' | 'step' | 'survey' | 'compare'> {
	/** A comparison that was stopped goes on until the engine can leave it, and only then there is room for something else. */
	const leaving = async () => {
		const late = setTimeout(() => {
			board.publish({type: 'notice', notice: {level: 'info', text: 'The comparison that was stopped is coming to its end first.', time: Date.now()}});
		}, moment);
		await comparing.leaving;
		clearTimeout(late);
	};

	return {
		async load({settings}, {kind}) {
			// Not even a turn later than what is asked next, where there is nothing to wait for.
			if (comparing.leaving !== undefined) {
				await leaving();
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
