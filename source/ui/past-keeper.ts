import type {HistoryPoint, HistoryRequest} from '../core/history.ts';
import type {AppEvent, AppState} from './state.ts';
import type {Store} from './store.ts';
import {pastWanted} from './time/past-wanted.ts';

/** Milliseconds before what failed is asked again. */
const patience = 5000;

/**
Asks the host for the past that the charts show, when they come to show it.
*/
export class PastKeeper {
	readonly #store: Store<AppState, AppEvent>;
	readonly #ask: (request: HistoryRequest) => Promise<readonly HistoryPoint[] | undefined>;
	#asking = false;
	#failed = -Infinity;

	constructor(store: Store<AppState, AppEvent>, ask: (request: HistoryRequest) => Promise<readonly HistoryPoint[] | undefined>) {
		this.#store = store;
		this.#ask = ask;
	}

	start(): void {
		this.#store.subscribe(() => {
			void this.#look();
		});
	}

	async #look(): Promise<void> {
		const {time, panelView, past, link} = this.#store.get();
		const wanted = link !== 'attached' || this.#asking || performance.now() - this.#failed < patience ? undefined : pastWanted(time, panelView.samples, past);
		if (wanted === undefined) {
			return;
		}

		const {from, to, points, part} = wanted;
		this.#asking = true;
		try {
			const told = await this.#ask({from, to, points});
			if (told === undefined) {
				this.#failed = performance.now();
				return;
			}

			this.#asking = false;
			this.#store.dispatch({type: 'past', past: {from, to, part, points: told}});
		} finally {
			this.#asking = false;
		}
	}
}
