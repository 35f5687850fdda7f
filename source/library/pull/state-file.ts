import {open, readFile, rename, rm} from 'node:fs/promises';
import * as z from 'zod/mini';
import {areWhole, type Parts} from './parts.ts';

/** What a file was like at its source: as long as it is the same, parts of it fit together. */
export type Identity = {
	/** What the address hashes to; the address itself may hold a token. */
	readonly source: string;
	readonly sha256?: string;
	readonly etag?: string;
	readonly lastModified?: string;
};

/** What lies beside a `.part`: which of its bytes are there, and of what. */
export type PullFile = {readonly identity: Identity; readonly parts: Parts};

const word = z.optional(z.string().check(z.maxLength(1000)));
const schema = z.object({
	version: z.literal(1),
	identity: z.object({source: z.string(), sha256: word, etag: word, lastModified: word}),
	parts: z.object({size: z.int(), partSize: z.int(), done: z.array(z.int())}),
});

/** @returns What was written, if it is whole and there is a file it belongs to. */
export async function readState(path: string): Promise<PullFile | undefined> {
	try {
		const {identity, parts} = schema.parse(JSON.parse(await readFile(path, 'utf8')));
		return areWhole(parts) ? {identity, parts} : undefined;
	} catch {
		return undefined;
	}
}

/** Writes the state whole or not at all. */
export async function writeState(path: string, state: PullFile): Promise<void> {
	const temporary = `${path}.new`;
	const file = await open(temporary, 'w', 0o600);
	try {
		await file.writeFile(JSON.stringify({version: 1, ...state}));
		await file.datasync();
	} finally {
		await file.close();
	}

	await rename(temporary, path);
}

export async function removeState(path: string): Promise<void> {
	await rm(path, {force: true});
	await rm(`${path}.new`, {force: true});
}
