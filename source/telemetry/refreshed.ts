/**
A fact that seldom changes: found when first asked for, and again once it is `age` milliseconds old.
*/
export class Refreshed<Value> {
	#value: Value | undefined;

	#found = -Infinity;

	readonly #age: number;

	readonly #find: () => Value;

	constructor(age: number, find: () => Value) {
		this.#age = age;
		this.#find = find;
	}

	/** @param now - Monotonic milliseconds. */
	get(now: number): Value {
		if (now - this.#found >= this.#age) {
			this.#value = this.#find();
			this.#found = now;
		}

		return this.#value as Value;
	}

	/** Finds anew when next asked. */
	expire(): void {
		this.#found = -Infinity;
	}
}
