const minimum = 50;
const wanted = 950;

/** What was counted longer ago than this, in milliseconds, says nothing of now: sampling had stopped. */
export const stale = 5000;

/**
Remembers cumulative readings, so that a rate can be taken over the last second whatever the rhythm of sampling.
*/
export class Interval<Value> {
	#past: Array<{readonly time: number; readonly value: Value}> = [];
	readonly #stale: number;

	/** @param staleAfter Milliseconds after which a reading says nothing of now. What is read more seldom than that needs more. */
	constructor(staleAfter = stale) {
		this.#stale = staleAfter;
	}

	/**
	@param time - Monotonic milliseconds.
	@returns The older reading to compare with and the seconds since then; nothing while there is none old enough.
	*/
	push(time: number, value: Value): {readonly seconds: number; readonly value: Value} | undefined {
		// The newest that is a second old is the base; older ones are done with.
		while (this.#past.length > 1 && time - this.#past[1]!.time >= wanted) {
			this.#past.shift();
		}

		if (this.#past.length > 0 && time - this.#past.at(-1)!.time > this.#stale) {
			this.clear();
		}

		const base = this.#past[0];
		// Closer together than this they need not be kept, which also bounds how many there are.
		if (base === undefined || time - this.#past.at(-1)!.time >= minimum) {
			this.#past.push({time, value});
		}

		// Below this, a counter in hundredths of a second says nothing.
		if (base === undefined || time - base.time < minimum) {
			return undefined;
		}

		return {seconds: (time - base.time) / 1000, value: base.value};
	}

	/** Forgets everything: the thing that was counted has changed. */
	clear(): void {
		this.#past = [];
	}
}
