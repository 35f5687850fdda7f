/** A value that changes by events and tells who listens. It knows no React. */
export type Store<State, Event> = {
	get(): State;
	dispatch(event: Event): void;
	subscribe(listener: () => void): () => void;
};

/**
@param reduce Pure; where it returns the same state nobody is told.
*/
export function createStore<State, Event>(initial: State, reduce: (state: State, event: Event) => State): Store<State, Event> {
	let state = initial;
	const listeners = new Set<() => void>();
	return {
		get: () => state,
		dispatch(event) {
			const next = reduce(state, event);
			if (next !== state) {
				state = next;
				for (const listener of listeners) {
					listener();
				}
			}
		},
		subscribe(listener) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
	};
}
