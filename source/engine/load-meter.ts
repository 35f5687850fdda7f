import {readFileSync} from 'node:fs';
import {cpus} from 'node:os';
import process from 'node:process';
import {demandOf} from '../core/thread-demand.ts';

/** Seconds of work since the start, by all and by this process. */
type Reading = {readonly time: number; readonly busy: number; readonly own: number};

/** Milliseconds that a figure is an average of, and the shorter time that tells sooner of a load that begins. */
const long = 1000;
const short = 400;

const ticksPerSecond = 100;

/** Where `/proc/stat` has user, nice, system, interrupts of both kinds, and what the hypervisor took. */
const busyFields = [0, 1, 2, 5, 6, 7];

/**
What others use of the cores that this process may use.

Linux tells by `/proc/stat` in hundredths of a second; elsewhere libuv's `cpus()` does.
*/
export class LoadMeter {
	readonly #cpus: ReadonlySet<number> | undefined;
	readonly #cores: number;
	#readings: Reading[] = [];

	/** @param allowed The CPUs that count; absent means all. */
	constructor(allowed: readonly number[] | undefined, cores: number) {
		this.#cpus = allowed && new Set(allowed);
		this.#cores = cores;
	}

	/**
	Looks now, unless it looked just before.

	@returns Whether it did.
	*/
	look(time: number, least = 200): boolean {
		if (time - (this.#readings.at(-1)?.time ?? -Infinity) < least) {
			return false;
		}

		const busy = busySeconds(this.#cpus);
		if (busy === undefined) {
			return false;
		}

		const {user, system} = process.cpuUsage();
		this.#readings = [...this.#readings.filter(reading => time - reading.time <= 2 * long), {time, busy, own: (user + system) / 1e6}];
		return true;
	}

	/**
	@param threads Those that the engine kept busy meanwhile.
	@returns Threads' worth of work that others would do: over the last second, or since just now where that is more.
	*/
	others(threads: number): number | undefined {
		const figures = [this.#since(long, threads), this.#since(short, threads)].filter(figure => figure !== undefined);
		return figures.length === 0 ? undefined : Math.max(...figures);
	}

	#since(span: number, threads: number): number | undefined {
		const last = this.#readings.at(-1);
		const first = last && (this.#readings.findLast(({time}) => last.time - time >= span) ?? this.#readings[0]);
		const seconds = last && first ? (last.time - first.time) / 1000 : 0;
		if (!last || !first || seconds < 0.15) {
			return undefined;
		}

		const own = (last.own - first.own) / seconds;
		const others = Math.max(0, ((last.busy - first.busy) / seconds) - own);
		return demandOf({cores: this.#cores, own, others, threads});
	}
}

function busySeconds(allowed: ReadonlySet<number> | undefined): number | undefined {
	try {
		return process.platform === 'linux' ? busyByKernel(readFileSync('/proc/stat', 'utf8'), allowed) : busyByLibrary(allowed);
	} catch {
		return undefined;
	}
}

/**
Seconds of work by `/proc/stat`. Guests are within user; idle and waiting are no work.

@param text The file.
*/
function busyByKernel(text: string, allowed: ReadonlySet<number> | undefined): number {
	let ticks = 0;
	for (const [, id, times] of text.matchAll(/^cpu(\d+) (.*)$/gmu)) {
		if (!(allowed === undefined || allowed.has(Number(id)))) {
			continue;
		}

		const each = times!.split(' ').map(Number);
		for (const field of busyFields) {
			ticks += each[field] ?? 0;
		}
	}

	return ticks / ticksPerSecond;
}

function busyByLibrary(allowed: ReadonlySet<number> | undefined): number {
	const counted = cpus().filter((_, id) => allowed === undefined || allowed.has(id));
	return counted.map(({times: {user, nice, sys, irq}}) => user + nice + sys + irq).reduce((sum, value) => sum + value, 0) / 1000;
}
