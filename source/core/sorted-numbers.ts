/** Numbers in order, as they come: each is put in its place, so that nothing is sorted again when somebody looks. */
export class SortedNumbers {
	readonly #values: number[] = [];

	/** Ascending. */
	get values(): readonly number[] {
		return this.#values;
	}

	add(value: number): void {
		this.#values.splice(this.#firstAbove(value), 0, value);
	}

	/** @returns How many are greater. */
	countAbove(value: number): number {
		return this.#values.length - this.#firstAbove(value);
	}

	#firstAbove(value: number): number {
		let low = 0;
		let high = this.#values.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (this.#values[middle]! > value) {
				high = middle;
			} else {
				low = middle + 1;
			}
		}

		return low;
	}
}
