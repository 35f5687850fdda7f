import type {Context} from './actions/context.ts';
import type {AppState} from './state.ts';
import {isStoppable} from './stoppable.ts';

/** So long after something has ended, a key may still have been meant for it. Milliseconds. */
const grace = 2000;

/** When the last thing that the key would have ended did so by itself. */
export class JustEnded {
	#before: boolean;
	#time = -Infinity;

	constructor(store: Context['store']) {
		this.#before = isHeld(store.get());
		store.subscribe(() => {
			const isNow = isHeld(store.get());
			if (this.#before && !isNow) {
				this.#time = Date.now();
			}

			this.#before = isNow;
		});
	}

	/** @returns Whether it has just ended; the second time it is asked it has not. */
	take(): boolean {
		const isLate = Date.now() - this.#time < grace;
		this.#time = -Infinity;
		return isLate;
	}
}

/** Whether the key has something else to end than LISA itself. */
function isHeld({view, dialog, focused, composer}: AppState): boolean {
	return dialog !== undefined || focused !== undefined || composer.search !== undefined || (isStoppable(view) && view.model.phase !== 'loading');
}
