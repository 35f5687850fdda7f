import process from 'node:process';
import type {OwnRole, ProcessTable} from '../core/processes.ts';
import type {GpuSample} from '../core/samples.ts';
import {createProcessSource} from '../telemetry/processes/processes.ts';
import type {ProcessSource} from '../telemetry/processes/source.ts';
import {withVram} from '../telemetry/processes/with-vram.ts';
import type {Faces} from './faces.ts';

export type ProcessWatchOptions = {
	readonly faces: Faces;
	/** The cards as they were last read. */
	readonly gpus: () => readonly GpuSample[];
	readonly enginePid: () => number | undefined;
};

/** Milliseconds between the first look, which has no past, and the second. */
const early = 250;

/** A look rests at least so many times the CPU time that it took: on a box with thousands of processes it stays below half a per cent of a core. */
const rest = 200;

/**
Looks at the processes of the box while a screen shows them, and at no other time.
*/
export class ProcessWatch {
	readonly #options: ProcessWatchOptions;
	#source: ProcessSource | undefined;
	#timer: NodeJS.Timeout | undefined;
	#looking = false;

	constructor(options: ProcessWatchOptions) {
		this.#options = options;
	}

	/** Begins where a screen shows processes; nothing happens otherwise, or when it has begun. */
	start(): void {
		if (this.#options.faces.showProcesses && !this.#looking) {
			this.#looking = true;
			void this.#look(true);
		}
	}

	stop(): void {
		this.#looking = false;
		clearTimeout(this.#timer);
		this.#source?.close();
		this.#source = undefined;
	}

	async #look(first = false): Promise<void> {
		const {faces} = this.#options;
		this.#source ??= await createProcessSource();
		const before = process.cpuUsage();
		const table = await this.#source.read(performance.now());
		const {user, system} = process.cpuUsage(before);
		if (!this.#looking || !faces.showProcesses) {
			this.stop();
			return;
		}

		faces.publishProcesses(this.#complete(table));
		this.#timer = setTimeout(() => {
			void this.#look();
		}, first ? early : Math.max(this.#source.interval, (user + system) / 1000 * rest));
	}

	#complete(table: ProcessTable): ProcessTable {
		const engine = this.#options.enginePid();
		const role = (pid: number): OwnRole | undefined => pid === engine ? 'engine' : pid === process.pid ? 'host' : undefined;
		return {...table, rows: withVram(table.rows, this.#options.gpus()).map(row => ({...row, own: role(row.pid)}))};
	}
}
