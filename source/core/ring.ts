/**
The newest values, at most `capacity` of them, oldest first: memory that doesn't grow with time.
*/
export class Ring<Value> {
	#values: Value[] = [];

	readonly capacity: number;

	constructor(capacity: number) {
		this.capacity = capacity;
	}

	push(value: Value): void {
		this.#values.push(value);
		// Trimmed in halves, so that a push costs the same on average whatever the capacity.
		if (this.#values.length >= this.capacity * 2) {
			this.#values = this.#values.slice(-this.capacity);
		}
	}

	get length(): number {
		return Math.min(this.#values.length, this.capacity);
	}

	get last(): Value | undefined {
		return this.#values.at(-1);
	}

	/** @returns The newest `count` values, oldest first. */
	latest(count = this.capacity): readonly Value[] {
		return this.#values.slice(-Math.min(count, this.capacity));
	}
}
