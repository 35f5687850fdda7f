import {OpenFile} from '../open-file.ts';
import {parsePidTicks} from '../parse/pid-stat.ts';

/**
Processor time of a few processes. The files stay open: one that belongs to a process that has ended fails to read, so that a reused number is never taken for the old process.
*/
export class ProcessTimes {
	readonly #files = new Map<number, OpenFile>();

	readonly #root: string;

	constructor(root = '') {
		this.#root = root;
	}

	/** @returns Hundredths of a second by process; those that cannot be read are absent. */
	read(pids: Iterable<number>): ReadonlyMap<number, number> {
		const wanted = new Set(pids);
		for (const [pid, file] of this.#files) {
			if (wanted.has(pid)) {
				continue;
			}

			file.close();
			this.#files.delete(pid);
		}

		const times = new Map<number, number>();
		for (const pid of wanted) {
			const file = this.#files.get(pid) ?? new OpenFile(`${this.#root}/proc/${pid}/stat`);
			this.#files.set(pid, file);
			const text = file.tryRead();
			const ticks = text === undefined ? undefined : parsePidTicks(text);
			if (ticks !== undefined) {
				times.set(pid, ticks);
			}
		}

		return times;
	}

	close(): void {
		this.read([]);
	}
}
