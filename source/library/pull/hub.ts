import * as z from 'zod/mini';
import {LisaError} from '../../core/errors.ts';
import {readText} from './read-text.ts';
import type {Connection} from './connection.ts';
import type {RemoteFile} from './remote-rungs.ts';

const entry = z.object({
	type: z.string(),
	path: z.string().check(z.maxLength(1000)),
	size: z.optional(z.number()),
	lfs: z.optional(z.nullable(z.object({oid: z.optional(z.string()), size: z.optional(z.number())}))),
});

/** A listing in pages; a repository with more of them than this holds no models. */
const mostPages = 20;

/**
Lists the files of a repository on the Hugging Face hub, by its API. Large files come with their sha256.

@throws {LisaError} `pull-failed`.
*/
export async function listRepository(connection: Connection, repository: string, revision: string): Promise<RemoteFile[]> {
	const {endpoint} = connection;
	const files: RemoteFile[] = [];
	let url: URL | undefined = new URL(`${endpoint}/api/models/${repository}/tree/${encodeURIComponent(revision)}?recursive=1`);
	for (let page = 0; url !== undefined && page < mostPages; page++) {
		const {text, headers} = await readText(connection, url);
		files.push(...parse(text, url.host));
		url = nextPage(headers['link'], url);
	}

	return files;
}

function parse(text: string, host: string): RemoteFile[] {
	let entries;
	try {
		entries = z.array(entry).parse(JSON.parse(text));
	} catch (error) {
		throw new LisaError(`${host} does not answer as the Hugging Face hub does.`, {code: 'pull-failed', hint: 'Look at HF_ENDPOINT, if it is set.', cause: error});
	}

	return entries.filter(({type}) => type === 'file').flatMap(({path, size, lfs}) => {
		const bytes = lfs?.size ?? size ?? 0;
		const sha256 = /^[\da-f]{64}$/i.test(lfs?.oid ?? '') ? lfs!.oid!.toLowerCase() : undefined;
		return Number.isSafeInteger(bytes) && bytes > 0 ? [{path, size: bytes, ...(sha256 !== undefined && {sha256})}] : [];
	});
}

/** The next page by the `Link` header; only where it is at the same place. */
function nextPage(link: string | undefined, from: URL): URL | undefined {
	const target = /<(?<url>[^>]+)>\s*;\s*rel="?next"?/i.exec(link ?? '')?.groups?.url;
	const next = target !== undefined && URL.canParse(target, from.href) ? new URL(target, from) : undefined;
	return next?.origin === from.origin ? next : undefined;
}

/** @returns Where a file of a repository lies. */
export function fileUrl(endpoint: string, repository: string, revision: string, path: string): URL {
	const encoded = path.split('/').map(part => encodeURIComponent(part)).join('/');
	return new URL(`${endpoint}/${repository}/resolve/${encodeURIComponent(revision)}/${encoded}`);
}
