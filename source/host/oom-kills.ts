import {readFileSync} from 'node:fs';
import type {EngineEvent} from '../core/engine-protocol.ts';
import {groupFolders, type ReadFile} from '../core/control-groups.ts';

/** The counter of version 2, and of version 1. */
const counters = ['memory.events', 'memory.oom_control'];

/**
How many processes the kernel has ended for want of memory, whosever limit it was that was reached: in this process's control group where that counts, since in a container the box counts those of all the others too; otherwise since the box started.

@returns `undefined` where the system doesn't tell.
*/
export function oomKills(read: ReadFile = readText): number | undefined {
	const [own] = groupFolders('memory', read);
	const files = [...(own === undefined ? [] : counters.map(name => `${own}/${name}`)), '/proc/vmstat'];
	const counts = files.map(file => /^oom_kill (\d+)$/mu.exec(read(file) ?? '')?.[1]);
	const count = counts.find(each => each !== undefined);
	return count === undefined ? undefined : Number(count);
}

/**
Tells an engine that the kernel ended for want of memory from one that somebody killed: the signal is the same.
*/
export class OomWatch {
	readonly #count: () => number | undefined;
	#before: number | undefined;

	constructor(count: () => number | undefined = () => oomKills()) {
		this.#count = count;
		this.#before = count();
	}

	/** The engine said something: after a load and a reply all is well up to now. */
	heard({type}: Pick<EngineEvent, 'type'>): void {
		if (type === 'loaded' || type === 'finished') {
			this.#before = this.#count();
		}
	}

	/** @returns Whether the kernel has ended a process since all was well. */
	hasKilled(): boolean {
		const before = this.#before;
		this.#before = this.#count();
		return before !== undefined && (this.#before ?? before) > before;
	}
}

function readText(file: string): string | undefined {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return undefined;
	}
}
