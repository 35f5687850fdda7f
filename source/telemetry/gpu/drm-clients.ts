import {readlinkSync} from 'node:fs';
import {namesIn} from '../read-once.ts';
import {OpenFile} from '../open-file.ts';
import {Refreshed} from '../refreshed.ts';
import {parseDrmClient} from '../parse/drm-client.ts';

/**
What one process holds of each card's memory by `/proc/PID/fdinfo`, where the kernel's graphics drivers write it.
*/
export class DrmClients {
	readonly #root: string;

	#pid: number | undefined;

	#files: readonly OpenFile[] = [];

	readonly #found = new Refreshed(5000, () => {
		this.#closeFiles();
		this.#files = this.#find();
		return this.#files;
	});

	constructor(root = '') {
		this.#root = root;
	}

	/** @returns Bytes by the card's PCI address, as in `0000:03:00.0`. */
	read(now: number, pid: number | undefined): ReadonlyMap<string, number> {
		if (pid !== this.#pid) {
			this.#pid = pid;
			this.#found.expire();
		}

		const memory = new Map<string, number>();
		const counted = new Set<string>();
		for (const file of this.#found.get(now)) {
			const client = parseDrmClient(file.tryRead() ?? '');
			// One client may be open under several numbers.
			const key = `${client?.card} ${client?.id}`;
			if (client === undefined || counted.has(key)) {
				continue;
			}

			counted.add(key);
			memory.set(client.card, (memory.get(client.card) ?? 0) + client.memory);
		}

		return memory;
	}

	close(): void {
		this.#closeFiles();
		this.#pid = undefined;
		this.#found.expire();
	}

	#closeFiles(): void {
		for (const file of this.#files) {
			file.close();
		}

		this.#files = [];
	}

	#find(): readonly OpenFile[] {
		if (this.#pid === undefined) {
			return [];
		}

		const folder = `${this.#root}/proc/${this.#pid}`;
		return namesIn(`${folder}/fd`)
			.filter(name => isDrm(`${folder}/fd/${name}`))
			.map(name => new OpenFile(`${folder}/fdinfo/${name}`));
	}
}

function isDrm(path: string): boolean {
	try {
		return readlinkSync(path).startsWith('/dev/dri/');
	} catch {
		return false;
	}
}
