import type {ProcessTable} from '../core/processes.ts';
import {addEvent} from '../core/add-event.ts';
import type {ViewEvent} from '../core/view.ts';

/** A screen that is attached, as the host sees it. */
export type Screen = {
	/** Takes events in order; must not throw. */
	readonly deliver: (events: readonly ViewEvent[]) => void;
	/** It shows the processes of the box too. */
	readonly processes?: boolean;
};

/** Deltas wait this long for more: about one frame. */
const frame = 40;

/**
Passes events on to the attached screens. Deltas are merged until the next frame; anything else goes at once and takes the deltas before it along, so that order is kept.
*/
export class Faces {
	readonly #screens = new Set<Screen>();
	#queue: ViewEvent[] = [];
	#timer: NodeJS.Timeout | undefined;

	get count(): number {
		return this.#screens.size;
	}

	/** Whether a screen shows the processes. */
	get showProcesses(): boolean {
		return this.#screens.values().some(({processes}) => processes);
	}

	/** Passes a table of processes to those who show it. */
	publishProcesses(table: ProcessTable): void {
		// Deltas first, so that order is kept.
		this.flush();
		for (const screen of this.#screens) {
			if (screen.processes) {
				screen.deliver([{type: 'processes', table}]);
			}
		}
	}

	add(screen: Screen): void {
		// What is queued was folded into the snapshot this screen starts from.
		this.flush();
		this.#screens.add(screen);
	}

	remove(screen: Screen): void {
		this.#screens.delete(screen);
	}

	publish(event: ViewEvent): void {
		if (this.#screens.size === 0) {
			return;
		}

		if (event.type !== 'delta') {
			this.#queue.push(event);
			this.flush();
			return;
		}

		addEvent(this.#queue, event);

		this.#timer ??= setTimeout(() => {
			this.flush();
		}, frame);
	}

	flush(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		const events = this.#queue;
		this.#queue = [];
		if (events.length > 0) {
			for (const screen of this.#screens) {
				screen.deliver(events);
			}
		}
	}
}
