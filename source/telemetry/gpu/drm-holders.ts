import {readdirSync, readlinkSync} from 'node:fs';
import type {GpuSample} from '../../core/samples.ts';
import {cleanLine} from '../../core/text.ts';
import {programName} from '../parse/program-name.ts';
import {readOnce} from '../read-once.ts';
import {Refreshed} from '../refreshed.ts';
import {DrmClients} from './drm-clients.ts';

type Holder = NonNullable<GpuSample['processes']>[number];

/**
Every process that has a card open by the kernel's graphics drivers, and what it holds there. To find them takes a look at all open files of all processes, so it is done seldom, and only while somebody looks. What belongs to other users is not shown to us.
*/
export class DrmHolders {
	readonly #root: string;

	readonly #clients = new Map<number, {readonly name: string; readonly files: DrmClients}>();

	readonly #found = new Refreshed(10_000, () => {
		this.#find();
	});

	constructor(root = '') {
		this.#root = root;
	}

	/** @returns The largest first, by the card's PCI address. */
	read(now: number): ReadonlyMap<string, readonly Holder[]> {
		this.#found.get(now);
		const cards = new Map<string, Holder[]>();
		for (const [pid, {name, files}] of this.#clients) {
			for (const [address, memory] of files.read(now, pid)) {
				const list = cards.get(address) ?? [];
				list.push({pid, name, memory});
				cards.set(address, list);
			}
		}

		for (const list of cards.values()) {
			list.sort((a, b) => b.memory - a.memory);
		}

		return cards;
	}

	close(): void {
		for (const {files} of this.#clients.values()) {
			files.close();
		}

		this.#clients.clear();
		this.#found.expire();
	}

	#find(): void {
		const open = new Set(numbersIn(`${this.#root}/proc`).filter(pid => hasCardOpen(`${this.#root}/proc/${pid}/fd`)));
		for (const [pid, {files}] of this.#clients) {
			if (open.has(pid)) {
				continue;
			}

			files.close();
			this.#clients.delete(pid);
		}

		for (const pid of open) {
			if (this.#clients.has(pid)) {
				continue;
			}

			const name = cleanLine(programName(readOnce(`${this.#root}/proc/${pid}/cmdline`) ?? '')).slice(0, 64) || `process ${pid}`;
			this.#clients.set(pid, {name, files: new DrmClients(this.#root)});
		}
	}
}

function numbersIn(folder: string): number[] {
	try {
		return readdirSync(folder).map(Number).filter(number => Number.isSafeInteger(number));
	} catch {
		return [];
	}
}

function hasCardOpen(folder: string): boolean {
	return numbersIn(folder).some(descriptor => {
		try {
			return readlinkSync(`${folder}/${descriptor}`).startsWith('/dev/dri/');
		} catch {
			return false;
		}
	});
}
