import type {Handlers, Parts} from './handler.ts';

/** Commands that are no part of the conversation. */
export function batchHandlers({answering, loading, runs, watch}: Parts): Handlers<'complete' | 'run'> {
	return {
		async complete(command, {onText, signal}) {
			watch.start();
			return {completion: await answering.complete(command, onText, signal)};
		},
		async run({type: _, load, ...request}, {kind, onText, signal}) {
			watch.start();
			if (!runs.isRunning(request.out)) {
				// What is wrong with the files is said before a model is loaded.
				const prepared = runs.prepare(request);
				loading.load(load, kind);
				runs.begin(prepared);
			}

			return {
				run: await runs.follow(state => {
					onText(JSON.stringify(state));
				}, signal),
			};
		},
	};
}
