import {LisaError} from '../../core/errors.ts';
import {ask, asPassing, collect} from './read-text.ts';
import type {Connection} from './connection.ts';
import {discard, type Reply} from './dialer.ts';

/** A file at its source: where it really lies, and what it is like. */
export type Located = {
	/** Where the redirects led. */
	readonly url: URL;
	/** Bytes; unknown where the server does not say. */
	readonly size?: number;
	/** Whether the server gives parts of it. */
	readonly ranged: boolean;
	readonly etag?: string;
	readonly lastModified?: string;
	/** The name that the server gives it (`Content-Disposition`), not yet made safe. */
	readonly disposition?: string;
};

const magic = 'GGUF';

/**
Asks for the first four bytes of a file: whether it is a model, how long it is, whether it can be had in parts, and what it is marked with.

@throws {LisaError} `pull-failed` or `not-gguf`.
*/
export async function locate(connection: Connection, url: URL): Promise<Located> {
	const patience = connection.patience();
	for (;;) {
		try {
			return await look(connection, url);
		} catch (error) {
			await patience.pause(asPassing(error, url, connection.signal), connection.signal);
		}
	}
}

async function look(connection: Connection, url: URL): Promise<Located> {
	const reply = await ask(connection, url, {range: [0, magic.length - 1]});
	const {headers, status} = reply;
	const encoding = headers['content-encoding'] ?? 'identity';
	if (encoding !== 'identity') {
		discard(reply);
		throw new LisaError(`${reply.url.host} sends the file compressed, though it was not asked to.`, {code: 'pull-failed'});
	}

	const start = status === 416 ? '' : await beginning(reply);
	if (start !== magic) {
		throw new LisaError(`What ${reply.url.host} has there is not a GGUF model.`, {
			code: 'not-gguf',
			hint: /^\s*[<{]/.test(start) ? 'The address leads to a page; copy that of the file itself, which ends in .gguf.' : undefined,
		});
	}

	const total = status === 206 ? contentRange(reply)?.total : lengthOf(headers['content-length']);
	return {
		url: reply.url,
		ranged: status === 206 && total !== undefined,
		...(total !== undefined && {size: total}),
		...marksOf(reply),
		...(headers['content-disposition'] !== undefined && {disposition: headers['content-disposition']}),
	};
}

/** What tells two states of a file apart. */
export function marksOf({headers}: Pick<Reply, 'headers'>): {readonly etag?: string; readonly lastModified?: string} {
	const {etag, 'last-modified': lastModified} = headers;
	return {...(etag !== undefined && {etag}), ...(lastModified !== undefined && {lastModified})};
}

/** @returns What `Content-Range` says, if it is understood. */
export function contentRange({headers}: Pick<Reply, 'headers'>): {readonly from: number; readonly to: number; readonly total: number} | undefined {
	const match = /^bytes (\d+)-(\d+)\/(\d+)$/i.exec(headers['content-range'] ?? '');
	const [from = NaN, to = NaN, total = NaN] = (match ?? []).slice(1).map(Number);
	return Number.isSafeInteger(from) && Number.isSafeInteger(to) && Number.isSafeInteger(total) && from <= to && to < total ? {from, to, total} : undefined;
}

function lengthOf(text = ''): number | undefined {
	const length = /^\d+$/.test(text) ? Number(text) : NaN;
	return Number.isSafeInteger(length) ? length : undefined;
}

async function beginning(reply: Reply): Promise<string> {
	if (reply.status === 206) {
		const start = await collect(reply, 2 ** 16);
		return start.subarray(0, magic.length).toString('latin1');
	}

	// All of it is on its way: no more of it than its beginning is taken.
	let start = '';
	for await (const piece of reply.body as AsyncIterable<Uint8Array>) {
		start += String.fromCodePoint(...piece.subarray(0, magic.length));
		if (start.length >= magic.length) {
			break;
		}
	}

	return start.slice(0, magic.length);
}
