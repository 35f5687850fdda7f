import {readFileSync} from 'node:fs';
import type {EngineEvent} from '../core/engine-protocol.ts';

/** @returns How many processes the kernel has ended for want of memory since the box started; `undefined` where it doesn't tell. */
function oomKills(): number | undefined {
	try {
		const count = /^oom_kill (\d+)$/mu.exec(readFileSync('/proc/vmstat', 'utf8'))?.[1];
		return count === undefined ? undefined : Number(count);
	} catch {
		return undefined;
	}
}

/**
Tells an engine that the kernel ended for want of memory from one that somebody killed: the signal is the same.
*/
export class OomWatch {
	readonly #count: () => number | undefined;
	#before: number | undefined;

	constructor(count: () => number | undefined = oomKills) {
		this.#count = count;
		this.#before = count();
	}

	/** The engine said something: after a load and a reply all is well up to now. */
	heard({type}: Pick<EngineEvent, 'type'>): void {
		if (type === 'loaded' || type === 'finished') {
			this.#before = this.#count();
		}
	}

	/** @returns Whether the engine that ended so was one that the kernel chose. */
	wasChosen(how: string): boolean {
		const before = this.#before;
		this.#before = this.#count();
		return how === 'SIGKILL' && before !== undefined && (this.#before ?? before) > before;
	}
}
