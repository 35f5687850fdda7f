/**
Random numbers that are the same on every machine: mulberry32 from one seed.
*/
export class Random {
	#state: number;

	constructor(seed: number) {
		this.#state = seed;
	}

	/** A number from 0 up to, not including, 1. */
	next(): number {
		this.#state = Math.imul(this.#state + 0x6D_2B_79_F5, 1);
		let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	}

	/** True in that share of calls. */
	chance(share: number): boolean {
		return this.next() < share;
	}

	integer(below: number): number {
		return Math.floor(this.next() * below);
	}

	pick<Item>(items: readonly Item[]): Item {
		return items[this.integer(items.length)] as Item;
	}
}
