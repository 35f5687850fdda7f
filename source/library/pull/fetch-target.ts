import {rm, stat} from 'node:fs/promises';
import {basename} from 'node:path';
import {LisaError} from '../../core/errors.ts';
import {cleanLine} from '../../core/text.ts';
import {readGguf} from '../read-gguf.ts';
import {checkSha256} from './check-file.ts';
import type {Connection} from './connection.ts';
import {fetchParts} from './fetch-parts.ts';
import {fetchWhole} from './fetch-whole.ts';
import {locate} from './locate.ts';
import {changed} from './mismatch.ts';
import {PartFile} from './part-file.ts';
import {bytesDone, planParts} from './parts.ts';
import type {PullTuning} from './pull-protocol.ts';
import {isSameFile} from './same-file.ts';
import {partPath, statePath} from './part-names.ts';
import {readState, removeState, type Identity, type PullFile} from './state-file.ts';
import type {Target} from './targets.ts';

export type FetchTarget = {
	readonly connection: Connection;
	readonly tuning: PullTuning;
	readonly onBytes: (phase: 'fetching' | 'checking', bytes: () => number, total?: number) => void;
	readonly onNote: (note: string) => void;
};

/** @returns What is here of a file from an earlier time, as long as it is the one that is wanted now. */
export async function leftover({path, source, sha256, size}: Target): Promise<PullFile | undefined> {
	const state = await readState(statePath(path));
	const part = await stat(partPath(path)).catch(() => undefined);
	const isOurs = state?.identity.source === source && isSameFile(state.identity, {sha256}) && (size === undefined || size === state.parts.size);
	return isOurs && part?.isFile() ? state : undefined;
}

/**
Fetches a file into its `.part`, going on where an earlier time stopped, and checks it. What turns out wrong is thrown away.

@returns What was compared.
@throws {LisaError}
*/
export async function fetchTarget(target: Target, options: FetchTarget): Promise<'sha256' | 'header'> {
	try {
		const bytes = await fetchBytes(target, options);
		return await check(target, bytes, options);
	} catch (error) {
		if (error instanceof LisaError && ['pull-mismatch', 'not-gguf', 'truncated-gguf', 'model-refused'].includes(error.code)) {
			await rm(partPath(target.path), {force: true});
			await removeState(statePath(target.path));
		}

		throw error;
	}
}

async function fetchBytes(target: Target, {connection, tuning, onBytes, onNote}: FetchTarget): Promise<number> {
	const {url, path, source, sha256} = target;
	const located = target.located ?? (await locate(connection, url));
	const {size, ranged, etag, lastModified} = located;
	if (size !== undefined && target.size !== undefined && size !== target.size) {
		throw changed(`the source promises ${target.size} bytes, and the server has ${size}`);
	}

	if (!ranged || size === undefined) {
		const file = await PartFile.open(partPath(path), statePath(path));
		await removeState(statePath(path));
		let done = 0;
		onNote(`${url.host} gives no parts: if it breaks off, it begins again`);
		onBytes('fetching', () => done, size);
		try {
			return await fetchWhole({
				connection,
				url,
				size,
				file,
				onBytes(bytes) {
					done = bytes;
				},
			});
		} finally {
			await file.close();
		}
	}

	const identity: Identity = {source, sha256, etag, lastModified};
	const before = await leftover({...target, size});
	const goesOn = before !== undefined && isSameFile(before.identity, identity);
	if (before !== undefined && !goesOn) {
		onNote('the file has changed at its source since the last time: it begins again');
	}

	if (!goesOn) {
		await rm(partPath(path), {force: true});
	}

	const parts = goesOn ? before.parts : planParts(size, tuning.partSize);
	const file = await PartFile.open(partPath(path), statePath(path), {identity, parts});
	onBytes('fetching', () => bytesDone(parts), size);
	try {
		await fetchParts({connection, url, located, parts, file, streams: tuning.streams});
	} finally {
		await file.close();
	}

	return size;
}

async function check({path, sha256}: Target, size: number, {connection, onBytes}: FetchTarget): Promise<'sha256' | 'header'> {
	if (sha256 !== undefined) {
		let done = 0;
		onBytes('checking', () => done, size);
		await checkSha256(partPath(path), sha256, connection.signal, bytes => {
			done = bytes;
		});
	}

	try {
		await readGguf(partPath(path));
	} catch (error) {
		throw error instanceof LisaError ? new LisaError(error.message.replaceAll('.gguf.part”', '.gguf”'), {code: error.code, hint: `What ${cleanLine(basename(path))} was fetched from gives no model that LISA can read.`}) : error;
	}

	return sha256 === undefined ? 'header' : 'sha256';
}
