/** Milliseconds that a rate is taken over. */
const span = 4000;

/**
Bytes a second over the last seconds, so that the figure is neither the average since the beginning nor jumps with every packet.
*/
export class SlidingRate {
	#marks: Array<{readonly time: number; readonly bytes: number}> = [];

	/** @param bytes So many in all, by now. */
	note(time: number, bytes: number): void {
		this.#marks = [...this.#marks.filter(mark => time - mark.time <= span), {time, bytes}];
	}

	/** `undefined` for the first second. */
	get perSecond(): number | undefined {
		const first = this.#marks[0];
		const last = this.#marks.at(-1);
		const elapsed = first && last ? last.time - first.time : 0;
		return elapsed < 1000 ? undefined : ((last!.bytes - first!.bytes) * 1000) / elapsed;
	}
}
