import type {PullState} from '../../core/pull.ts';
import {SlidingRate} from './sliding-rate.ts';

/** Milliseconds between two reports: as often as figures can be read. */
const interval = 500;

/**
Tells how far a pull is, twice a second while something moves, with its rate and the time left.
*/
export class Progress {
	readonly #say: (state: PullState) => void;
	#state: PullState;
	#bytes: () => number = () => 0;
	#rate = new SlidingRate();
	#timer: NodeJS.Timeout | undefined;

	constructor(state: PullState, say: (state: PullState) => void) {
		this.#state = state;
		this.#say = say;
	}

	/** What is fetched is known. */
	begin(name: string, total: number | undefined, note: string | undefined): void {
		this.#state = {...this.#state, name, total, note, phase: 'fetching'};
		this.#tell();
		this.#timer = setInterval(() => {
			this.#tell();
		}, interval);
	}

	/** Something else is done now, or the same with another file. */
	follow(phase: PullState['phase'], bytes: () => number, total: number | undefined): void {
		if (phase !== this.#state.phase) {
			this.#rate = new SlidingRate();
		}

		this.#bytes = bytes;
		this.#state = {...this.#state, phase, total};
		this.#tell();
	}

	/** A line on what happened; the next one takes its place. */
	note(note: string): void {
		this.#state = {...this.#state, note};
		this.#tell();
	}

	end(): void {
		clearInterval(this.#timer);
	}

	#tell(): void {
		const bytes = this.#bytes();
		const {total} = this.#state;
		// A stream that began again has lost what it had: a rate below nothing is none.
		if (bytes < this.#state.bytes) {
			this.#rate = new SlidingRate();
		}

		this.#rate.note(performance.now(), bytes);
		const rate = this.#rate.perSecond;
		const left = total === undefined || rate === undefined || rate <= 0 ? undefined : Math.max(0, total - bytes) / rate;
		this.#state = {...this.#state, bytes, rate, left};
		this.#say(this.#state);
	}
}
