/**
Runs one piece of work after the other: the engine has one context.
*/
export class Queue {
	#last: Promise<unknown> = Promise.resolve();
	#pending = 0;

	/** Whether something runs or waits. */
	get busy(): boolean {
		return this.#pending > 0;
	}

	/** @returns What the work gives, once all before it is done. */
	async add<Result>(work: () => Promise<Result>): Promise<Result> {
		this.#pending++;
		const done = this.#last.then(work);
		this.#last = done.catch(() => {});
		try {
			return await done;
		} finally {
			this.#pending--;
		}
	}
}
