import {Buffer} from 'node:buffer';
import {LisaError} from '../../core/errors.ts';
import type {Connection} from './connection.ts';
import {discard, type Reply} from './dialer.ts';
import {Passing, refused, unreached} from './refused.ts';

/** A listing of ten thousand files takes about 3 MiB. */
const longestText = 32 * 2 ** 20;

/**
Fetches a short text whole, with as much patience as for a file.

@throws {LisaError} `pull-failed`.
*/
export async function readText(connection: Connection, url: URL): Promise<{readonly text: string; readonly headers: Reply['headers']}> {
	const patience = connection.patience();
	for (;;) {
		try {
			const reply = await ask(connection, url);
			const text = await collect(reply, longestText);
			return {text: text.toString('utf8'), headers: reply.headers};
		} catch (error) {
			await patience.pause(asPassing(error, url, connection.signal), connection.signal);
		}
	}
}

/**
Asks for something once, and gives the answer when it brings what was asked for.

@throws {LisaError | Passing}
*/
export async function ask({dialer, hasToken, signal}: Connection, url: URL, asking: {readonly range?: readonly [number, number]; readonly ifRange?: string} = {}, first: URL = url): Promise<Reply> {
	const reply = await dialer.get(url, {...asking, signal});
	if ([200, 206, 416].includes(reply.status)) {
		return reply;
	}

	discard(reply);
	throw refused(reply.status, {host: reply.url.host, redirected: reply.url.href !== first.href, hasToken, retryAfter: reply.headers['retry-after']});
}

/** @returns All of a body, up to so many bytes. */
export async function collect({body, url}: Reply, most: number): Promise<Buffer> {
	const pieces: Buffer[] = [];
	let length = 0;
	for await (const piece of body as AsyncIterable<Buffer>) {
		length += piece.length;
		if (length > most) {
			throw new LisaError(`${url.host} sends more than was asked for.`, {code: 'pull-failed'});
		}

		pieces.push(piece);
	}

	return Buffer.concat(pieces);
}

/** @returns The error as it is when it is one of ours; else a lost connection. */
export function asPassing(error: unknown, url: URL, signal: AbortSignal): unknown {
	return error instanceof LisaError || error instanceof Passing || signal.aborted ? error : unreached(error, url.host);
}
