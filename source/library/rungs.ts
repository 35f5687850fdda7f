import {readdir, realpath, stat} from 'node:fs/promises';
import {basename, dirname, join, resolve} from 'node:path';
import {sortRungs, type Rung} from '../core/ladder.ts';
import {quantizationInName, shardName, shardOf} from '../core/gguf-file-name.ts';
import type {ModelFile} from './inspect.ts';
import {inspectOnce} from './inspect-once.ts';
import {readMark} from './read-gguf.ts';
import {mapBounded} from './bounded.ts';

/** A folder with more models than this is a store, not a ladder; the rest of it is not looked at. */
const mostFiles = 1000;

/** What a rung is made of. Where none of these is there, nothing tells whether what was made is stale. */
const fullPrecision = new Set(['F32', 'BF16', 'F16']);

/** Files open at once. */
const width = 8;

/**
The files that are quantizations of the same model as `path`, itself among them, from the most bits to the fewest.

Looks in the same folder and in those beside or below it that are named after a quantization (`Q4_K_M/`), as large models are published. Shards are one rung under the path of the first; a file behind several symlinks counts once. Never throws: what cannot be read is not a rung, and a `path` that cannot be read has none.

@param folders Where else rungs may lie, as those that LISA made.
*/
export async function rungsBeside(path: string, folders: readonly string[] = []): Promise<Rung[]> {
	const own = await tryInspect(firstShard(resolve(path)));
	if (own === undefined || own.aside !== undefined) {
		return [];
	}

	const around = await Promise.all([dirname(own.path), ...folders].map(async folder => filesAround(folder)));
	const candidates = await distinct([own.path, ...around.flat()]);
	const others = await mapBounded(candidates.filter(candidate => candidate !== own.path), width, tryInspect);
	const family = [own, ...others.filter(file => file?.family === own.family && file.aside === undefined)] as ModelFile[];
	const fresh = await withoutStale(family, own);
	return sortRungs(fresh.sort((a, b) => a.path.localeCompare(b.path)).map(file => toRung(file, fresh)));
}

/** Leaves out rungs that were made of a file that has since been replaced: their metadata are the same, their weights are another model's. */
async function withoutStale(family: readonly ModelFile[], own: ModelFile): Promise<ModelFile[]> {
	const sources = family.some(({madeFrom}) => madeFrom !== undefined) ? family.filter(({quantization}) => fullPrecision.has(quantization)) : [];
	if (sources.length === 0) {
		return [...family];
	}

	const marks = new Set(await mapBounded(family, width, async ({path}) => markOf(path)));
	return family.filter(file => file === own || file.madeFrom === undefined || marks.has(file.madeFrom));
}

/** @returns A model file as a step of its ladder. Where two have one name, the file's name tells them apart. */
export function toRung(file: ModelFile, family: readonly ModelFile[]): Rung {
	const {path, size, bits} = file;
	const shared = family.some(other => other !== file && other.quantization === file.quantization);
	const name = (shared ? quantizationInName(basename(path)) : undefined) ?? file.quantization;
	return {path, name, bits, size};
}

function firstShard(path: string): string {
	const shard = shardOf(basename(path));
	return shard ? join(dirname(path), shardName(shard, 1)) : path;
}

async function tryInspect(path: string): Promise<ModelFile | undefined> {
	try {
		return await inspectOnce(path);
	} catch {
		return undefined;
	}
}

const marks = new Map<string, string>();

/** What tells a file's weights from another's, read again only when the file has changed; nothing where it can't be read. */
async function markOf(path: string): Promise<string | undefined> {
	try {
		const {size, mtimeMs} = await stat(path);
		const key = `${size} ${mtimeMs} ${path}`;
		const mark = marks.get(key) ?? await readMark(path);
		marks.set(key, mark);
		return mark;
	} catch {
		return undefined;
	}
}

async function filesAround(folder: string): Promise<string[]> {
	const folders = quantizationInName(basename(folder)) === undefined ? [folder] : [folder, dirname(folder)];
	const found: string[] = [];
	for (const each of folders) {
		const entries = await readdir(each, {withFileTypes: true}).catch(() => []);
		found.push(...modelsIn(each, entries.filter(entry => !entry.isDirectory()).map(({name}) => name)));
		const below = entries.filter(entry => entry.isDirectory() && quantizationInName(entry.name) !== undefined).map(({name}) => join(each, name));
		for (const deeper of below) {
			found.push(...modelsIn(deeper, await readdir(deeper).catch(() => [])));
		}
	}

	return found.slice(0, mostFiles);
}

/** The model files among names: those that end in .gguf, and of shards the first. */
function modelsIn(folder: string, names: readonly string[]): string[] {
	return names.filter(name => /\.gguf$/i.test(name) && (shardOf(name)?.number ?? 1) === 1).sort().map(name => join(folder, name));
}

/** Drops what leads to the same file as one before it. */
async function distinct(paths: readonly string[]): Promise<string[]> {
	const targets = await mapBounded(paths, width, async path => realpath(path).catch(() => path));
	return paths.filter((_, index) => targets.indexOf(targets[index]!) === index);
}
