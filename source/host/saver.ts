/** How long text may be without being on the disk: what a power cut can take. Milliseconds, somewhat under a second, as the disk takes its own time. */
const interval = 800;

/**
Writes what keeps growing: once a while after it grew, also where no more comes.
*/
export class Saver {
	readonly #write: () => void;
	#timer: NodeJS.Timeout | undefined;

	constructor(write: () => void) {
		this.#write = write;
	}

	/** There is more to write. */
	touch(): void {
		this.#timer ??= setTimeout(() => {
			this.#timer = undefined;
			this.#write();
		}, interval);
	}

	/** Forgets what is to be written: somebody else writes the end. */
	stop(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
	}
}
