import type {GpuSample, Sample} from './samples.ts';

type Processes = NonNullable<GpuSample['processes']>;

/** VRAM that did not come back after the engine had let go of it. Bytes. */
export type HeldVram = {
	/** The card's number, and its name. */
	readonly card: number;
	readonly name: string;
	readonly missing: number;
	/** Who took or kept most of it since; absent where the driver names nobody. */
	readonly holder?: Processes[number];
};

type Reading = {readonly others: number; readonly own: number; readonly processes: Processes};

type Release = {
	readonly since: number;
	/** What others held before: what is used must come back to it. */
	readonly others: number;
	readonly freed: number;
	readonly processes: Processes;
};

/** A driver gives memory back over half a second to one and a half; after so many milliseconds it is late. */
const patience = 5000;

/** Less than this comes and goes with windows. */
const noise = 64 * 2 ** 20;

/**
Watches what cards have in use after the engine let go of memory there: as its model was unloaded or swapped, or as it ended. What is used must fall by as much.
*/
export class VramRelease {
	readonly #last = new Map<number, Reading>();
	readonly #releases = new Map<number, Release>();

	/**
	Takes in the next sample.

	@param enginePid The engine of now: what the one before it still holds is not its own.
	@returns What has not come back in time. Each release is told once.
	*/
	take({time, gpus}: Sample, enginePid: number | undefined): HeldVram[] {
		const held: HeldVram[] = [];
		for (const gpu of gpus) {
			// Where the driver does not tell who holds what, the engine's share is not known either.
			if (gpu.lost || gpu.memoryTotal <= 0 || gpu.processes === undefined) {
				this.#forget(gpu.index);
				continue;
			}

			const own = enginePid === undefined ? 0 : (gpu.processes.find(({pid}) => pid === enginePid)?.memory ?? 0);
			const reading = {own, others: gpu.memoryUsed - own, processes: gpu.processes};
			this.#notice(gpu.index, reading, time);
			const late = this.#judge(gpu, reading, {time, enginePid});
			if (late !== undefined) {
				held.push(late);
			}

			this.#last.set(gpu.index, reading);
		}

		return held;
	}

	/** The engine holds less than a moment ago: from now on it is watched. */
	#notice(card: number, {own}: Reading, time: number): void {
		const last = this.#last.get(card);
		const freed = (last?.own ?? 0) - own;
		if (last !== undefined && freed > noise) {
			const before = this.#releases.get(card);
			this.#releases.set(card, {since: time, others: before?.others ?? last.others, freed: freed + (before?.freed ?? 0), processes: before?.processes ?? last.processes});
		}
	}

	#judge({index, name}: GpuSample, {others, processes}: Reading, {time, enginePid}: {readonly time: number; readonly enginePid: number | undefined}): HeldVram | undefined {
		const release = this.#releases.get(index);
		if (release === undefined) {
			return undefined;
		}

		const missing = others - release.others;
		const isBack = missing <= Math.max(noise, release.freed / 10);
		if (!isBack && time - release.since < patience) {
			return undefined;
		}

		this.#releases.delete(index);
		return isBack ? undefined : {card: index, name, missing, holder: holderOf(processes.filter(({pid}) => pid !== enginePid), release)};
	}

	#forget(card: number): void {
		this.#last.delete(card);
		this.#releases.delete(card);
	}
}

/** The one that holds more than before by most; an engine that ended and is still there held it all for us, and holds it now for nobody. */
function holderOf(now: Processes, {processes, freed}: Release): Processes[number] | undefined {
	const before = new Map(processes.map(({pid, memory}) => [pid, memory]));
	const grown = now.map(process => ({process, more: process.memory - (before.get(process.pid) ?? 0)})).toSorted((a, b) => b.more - a.more)[0];
	if (grown !== undefined && grown.more > noise) {
		return grown.process;
	}

	return now.find(({memory}) => memory > noise && memory >= freed / 2);
}
