import {statfs} from 'node:fs/promises';

/**
Room on a volume, in bytes. `free` is what an ordinary user may fill, as `df` calls it "available".
*/
export type Space = {
	readonly total: number;
	readonly free: number;
};

const patience = 5000;

/**
Asks for the room on a volume without ever waiting for it: a network disk that has gone away can hold the question for minutes. The answer is the last one that came, at most one sample old.
*/
export class SpaceWatch {
	#space: Space | undefined;

	#error: Error | undefined;

	#askedAt: number | undefined;

	readonly #folder: string;

	constructor(folder: string) {
		this.#folder = folder;
		void this.#ask(performance.now());
	}

	/** Whether the last question has not been answered yet: whoever asks the volume itself would wait with it. */
	get waiting(): boolean {
		return this.#askedAt !== undefined;
	}

	/** @returns The last answer; throws when there was an error or there is no answer for long. */
	read(now: number): Space | undefined {
		if (this.#askedAt === undefined) {
			void this.#ask(now);
		} else if (now - this.#askedAt > patience) {
			throw new Error(`${this.#folder} does not answer`);
		}

		if (this.#error !== undefined) {
			throw this.#error;
		}

		return this.#space;
	}

	async #ask(now: number): Promise<void> {
		this.#askedAt = now;
		try {
			const {bsize, blocks, bavail} = await statfs(this.#folder);
			this.#space = {total: bsize * blocks, free: bsize * bavail};
			this.#error = undefined;
		} catch (error) {
			this.#error = error as Error;
		}

		this.#askedAt = undefined;
	}
}
