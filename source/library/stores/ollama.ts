import {readdir, readFile, stat} from 'node:fs/promises';
import {join} from 'node:path';
import type {Finding, Found, Place, Store} from './store.ts';

/** A manifest is about a kilobyte. */
const longestManifest = 2 ** 20;
const mostManifests = 10_000;

/** Only this is ever made into a path, so that a manifest cannot name a file outside the store. */
const digest = /^sha256:(?<hex>[\da-f]{64})$/;

/**
Ollama's store: `manifests/<host>/<namespace>/<model>/<tag>` name blobs by digest, and a model's weights are one of them.

`OLLAMA_MODELS`, else `~/.ollama/models`; the Linux service has its own home.
*/
export const ollama: Store = {
	name: 'Ollama',
	folders({home, platform, environment}: Place) {
		const given = environment['OLLAMA_MODELS'];
		if (given) {
			return [given];
		}

		const own = join(home, '.ollama', 'models');
		return platform === 'linux' ? [own, '/usr/share/ollama/.ollama/models', '/var/lib/ollama/.ollama/models', '/var/lib/ollama/models'] : [own];
	},
	async look(folder) {
		const found: Found[] = [];
		const unreadable: Array<Finding['unreadable'][number]> = [];
		for (const parts of await manifestsIn(join(folder, 'manifests'))) {
			const path = join(folder, 'manifests', ...parts);
			const weights = await readManifest(path);
			if (typeof weights === 'string') {
				unreadable.push({path, reason: weights});
			} else {
				found.push(...weights.map(hex => ({path: join(folder, 'blobs', `sha256-${hex}`), title: titleOf(parts)})));
			}
		}

		return {found, unreadable};
	},
};

/** The manifests' paths, as their parts below the folder. */
async function manifestsIn(folder: string): Promise<string[][]> {
	const paths: string[][] = [];
	const walk = async (parts: string[]) => {
		const entries = await readdir(join(folder, ...parts), {withFileTypes: true}).catch(() => []);
		for (const entry of entries.sort((a, b) => a.name.localeCompare(b.name))) {
			if (entry.isDirectory() && parts.length < 6) {
				await walk([...parts, entry.name]);
			} else if (entry.isFile() && parts.length > 1 && paths.length < mostManifests) {
				paths.push([...parts, entry.name]);
			}
		}
	};

	await walk([]);
	return paths;
}

/** @returns The digests of the weights, in hexadecimal, or why there are none. */
async function readManifest(path: string): Promise<string[] | string> {
	try {
		const {size} = await stat(path);
		if (size > longestManifest) {
			return 'the manifest is too long';
		}

		const manifest = JSON.parse(await readFile(path, 'utf8')) as {layers?: unknown};
		const layers: unknown[] = Array.isArray(manifest?.layers) ? manifest.layers : [];
		const models = layers.filter(layer => isWeights(layer));
		const digests = models.map(layer => (typeof layer.digest === 'string' ? digest.exec(layer.digest)?.groups?.hex : undefined));
		return digests.every(hex => hex !== undefined) ? digests : 'the manifest names a blob that is no sha256 digest';
	} catch {
		return 'the manifest cannot be read';
	}
}

function isWeights(layer: unknown): layer is {readonly digest: unknown} {
	return typeof layer === 'object' && layer !== null && (layer as {mediaType?: unknown}).mediaType === 'application/vnd.ollama.image.model';
}

/** As `ollama run` wants it: without the host and namespace that it takes by itself. */
function titleOf(parts: readonly string[]): string {
	const [host = '', namespace = '', ...rest] = parts;
	const tag = rest.at(-1) ?? 'latest';
	const usual = host === 'registry.ollama.ai';
	const name = [...(usual ? [] : [host]), ...(usual && namespace === 'library' ? [] : [namespace]), ...rest.slice(0, -1)].join('/');
	return `${name}:${tag}`;
}
