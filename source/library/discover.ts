import process from 'node:process';
import {stat} from 'node:fs/promises';
import {homedir} from 'node:os';
import {basename, dirname, join, resolve} from 'node:path';
import envPaths from 'env-paths';
import {shardName, shardOf} from '../core/gguf-file-name.ts';
import {mapBounded} from './bounded.ts';
import {inspectOrRefuse, type BrokenFile, type ModelFile} from './inspect.ts';
import {readIndex, writeIndex, type IndexEntry} from './index-file.ts';
import {lookIntoFolder} from './stores/folder.ts';
import type {Finding, Found, Place} from './stores/store.ts';
import {stores} from './stores/stores.ts';

/** A model and the store it was found in. */
export type LibraryModel = ModelFile & {readonly store: string};

/** Everything that was found. Sorted by name, then from the most bits down. */
export type Library = {
	readonly models: readonly LibraryModel[];
	/** Projectors, vocabularies and the like: nothing to chat with. */
	readonly aside: readonly LibraryModel[];
	readonly broken: ReadonlyArray<BrokenFile & {readonly store: string}>;
	/** Folders that could not be read. */
	readonly unreadable: Finding['unreadable'];
};

export type DiscoverOptions = {
	/** Looked into beside the stores; or instead of them with `only`. */
	readonly folders?: readonly string[];
	readonly only?: boolean;
	readonly place?: Place;
	/** Where the index is kept; `false` for none. */
	readonly index?: string | false;
	/** Told how many files were looked at, of how many. */
	readonly onProgress?: (done: number, total: number) => void;
};

/** Files whose headers are read at once. */
const width = 16;

export const defaultIndex = (): string => join(envPaths('lisa', {suffix: ''}).cache, 'library.json');

/**
Finds the models on this box where they lie, without copying or changing anything. Never throws: what cannot be read is in the answer, with the reason.

Headers are read once: as long as a file has the size and time of change that the index says, its entry is taken from there.
*/
export async function discover({folders = [], only = false, place = here(), index = defaultIndex(), onProgress}: DiscoverOptions = {}): Promise<Library> {
	const before = index === false ? new Map<string, IndexEntry>() : await readIndex(index);
	const places = await lookEverywhere(folders, only ? [] : stores, place);
	const candidates = await identify(places);
	const seen = new Map<string, IndexEntry>();
	const files = await mapBounded(candidates, width, async ({path, title, signature, store}) => {
		const known = before.get(path);
		const file = known?.signature === signature ? known.file : await inspectOrRefuse(path, title);
		seen.set(path, {signature, file});
		onProgress?.(seen.size, candidates.length);
		return {...file, store};
	});
	if (index !== false && [...seen].some(([path, {signature}]) => before.get(path)?.signature !== signature)) {
		await writeIndex(index, seen, before);
	}

	return sortOut(files, places.flatMap(({finding}) => finding.unreadable));
}

/** Every folder that is looked into, for `watchFolders`. */
export async function libraryFolders(place: Place = here()): Promise<string[]> {
	const folders = await Promise.all(stores.map(async store => store.folders(place)));
	return [...new Set(folders.flat().map(folder => resolve(folder)))];
}

function here(): Place {
	return {home: homedir(), platform: process.platform, environment: process.env};
}

type Looked = {readonly store: string; readonly finding: Finding};

async function lookEverywhere(folders: readonly string[], among: typeof stores, place: Place): Promise<Looked[]> {
	const given = folders.map(folder => async () => ({store: 'folder', finding: await lookIntoFolder(resolve(folder))}));
	const looks = await Promise.all(among.map(async store => {
		const places = await store.folders(place);
		return [...new Set(places.map(each => resolve(each)))].map(folder => async () => ({store: store.name, finding: await store.look(folder)}));
	}));
	return mapBounded([...given, ...looks.flat()], 4, async look => look());
}

type Candidate = Found & {readonly store: string; readonly signature: string};

/** One candidate for each model: shards together, whatever leads to one file only once. */
async function identify(places: readonly Looked[]): Promise<Candidate[]> {
	const all = places.flatMap(({store, finding}) => finding.found.map(found => ({...found, store})));
	const present = new Set(all.map(({path}) => path));
	const firsts = all.filter(({path}) => isFirst(path, present));
	const described = await mapBounded(firsts, 4 * width, async found => ({...found, ...(await describe(found))}));
	const identities = new Set<string>();
	return described.filter(({identity}) => !identities.has(identity) && identities.add(identity));
}

/** A later shard is listed only when the one before it is missing, so that it is told once. */
function isFirst(path: string, present: ReadonlySet<string>): boolean {
	const shard = shardOf(basename(path));
	if (!shard) {
		return true;
	}

	return Array.from({length: shard.number - 1}, (_, index) => join(dirname(path), shardName(shard, index + 1))).every(earlier => !present.has(earlier));
}

async function describe({path, title = ''}: Found): Promise<{identity: string; signature: string}> {
	const shard = shardOf(basename(path));
	const paths = shard ? Array.from({length: shard.count}, (_, index) => join(dirname(path), shardName(shard, index + 1))) : [path];
	let identity = path;
	const marks: string[] = [];
	for (const [index, each] of paths.entries()) {
		const stats = await stat(each).catch(() => undefined);
		marks.push(stats === undefined ? 'missing' : `${stats.size}@${stats.mtimeMs}`);
		if (index === 0 && stats !== undefined && stats.ino !== 0) {
			identity = `${stats.dev}:${stats.ino}`;
		}
	}

	return {identity, signature: [title, ...marks].join(' ')};
}

function sortOut(files: ReadonlyArray<(ModelFile | BrokenFile) & {readonly store: string}>, unreadable: Finding['unreadable']): Library {
	const models: LibraryModel[] = [];
	const aside: LibraryModel[] = [];
	const broken: Array<BrokenFile & {readonly store: string}> = [];
	for (const file of files) {
		if ('problem' in file) {
			broken.push(file);
		} else {
			(file.aside === undefined ? models : aside).push(file);
		}
	}

	const byName = (a: LibraryModel, b: LibraryModel) => a.name.localeCompare(b.name) || a.family.localeCompare(b.family) || b.bits - a.bits || a.path.localeCompare(b.path);
	return {models: models.sort(byName), aside: aside.sort(byName), broken: broken.sort((a, b) => a.path.localeCompare(b.path)), unreadable};
}
