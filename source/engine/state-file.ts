import {readlinkSync} from 'node:fs';
import {mkdtemp, readdir, rm, stat, statfs} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {isAlive} from './is-alive.ts';
import type {Rung} from './rung.ts';

const memoryFolder = '/dev/shm';
/** `TMPFS_MAGIC` of linux/magic.h. */
const tmpfs = 0x01_02_19_94;
/** Process numbers mean something only within their namespace, and a container may share the folder. */
const namespace = readNamespace();
const prefix = `lisa-kv-${process.pid}-${namespace}-`;
const owned = /^lisa-kv-(\d+)-(\d+)-/u;

/** Milliseconds after which a file of another namespace counts as left behind. */
const leftAfter = 600_000;

/** A folder for a state file and the bytes free in it. */
export type Place = {readonly folder: string; readonly free: number; /** What is written there takes memory. */ readonly memory?: boolean};

/**
Memory first, then disk.

@returns The first places with room to spare, in order.
*/
export function placesFor(size: number, all: readonly Place[]): Place[] {
	return all.filter(({free}) => free > size * 1.25);
}

/**
The KV cache of a rung as a file: in memory (tmpfs) when it fits there. It holds the conversation, so it lies in a folder that only this user can open, and is removed always.
*/
export class StateFile {
	readonly #folder: string;

	private constructor(folder: string) {
		this.#folder = folder;
	}

	/**
	@param memory Bytes of memory that the file may take.
	@returns `undefined` when it could be written nowhere.
	*/
	static async save({sequence, context}: Rung, memory = Infinity): Promise<StateFile | undefined> {
		const all = await places();
		const allowed = all.map(place => place.memory ? {...place, free: Math.min(place.free, memory)} : place);
		for (const {folder} of placesFor(context.stateSize, allowed)) {
			let file: StateFile | undefined;
			try {
				file = new StateFile(await mkdtemp(join(folder, prefix)));
				await sequence.saveStateToFile(file.#path);
				return file;
			} catch {
				// Full meanwhile, or not ours to write in: the next place.
				await file?.remove();
			}
		}

		return undefined;
	}

	get #path(): string {
		return join(this.#folder, 'state');
	}

	/** Gives the cache to a rung of the same model. The caller has compared the two: see `passageBetween`. */
	async load({sequence}: Rung): Promise<void> {
		await sequence.loadStateFromFile(this.#path, {acceptRisk: true});
	}

	async remove(): Promise<void> {
		await rm(this.#folder, {recursive: true, force: true});
	}
}

/** Removes what an engine that was killed in the middle of a swap left behind. */
export async function sweepStateFiles(): Promise<void> {
	for (const folder of [memoryFolder, tmpdir()]) {
		for (const name of await readdir(folder).catch(() => [])) {
			const [, owner, home] = owned.exec(name) ?? [];
			const path = join(folder, name);
			if (owner !== undefined && (home === namespace ? !isAlive(Number(owner)) : await isOld(path))) {
				await rm(path, {recursive: true, force: true}).catch(() => undefined);
			}
		}
	}
}

async function places(): Promise<Place[]> {
	const found: Place[] = [];
	for (const folder of [memoryFolder, tmpdir()]) {
		try {
			const {bavail, bsize, type} = await statfs(folder);
			found.push({folder, free: bavail * bsize, memory: type === tmpfs});
		} catch {
			// No such folder on this system.
		}
	}

	return found;
}

/** Whether a process of another namespace is there cannot be seen, but no swap takes so long. */
async function isOld(path: string): Promise<boolean> {
	const {mtimeMs} = await stat(path).catch(() => ({mtimeMs: Infinity}));
	return Date.now() - mtimeMs > leftAfter;
}

function readNamespace(): string {
	try {
		return /\d+/u.exec(readlinkSync('/proc/self/ns/pid'))?.[0] ?? '0';
	} catch {
		return '0';
	}
}
