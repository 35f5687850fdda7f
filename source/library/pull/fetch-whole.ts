import type {Connection} from './connection.ts';
import {changed} from './mismatch.ts';
import type {PartFile} from './part-file.ts';
import {ask, asPassing} from './read-text.ts';
import {Passing} from './refused.ts';

export type FetchWhole = {
	readonly connection: Connection;
	readonly url: URL;
	/** Bytes, if the server said. */
	readonly size?: number;
	readonly file: PartFile;
	/** Told how many bytes are there. */
	readonly onBytes: (bytes: number) => void;
};

/**
Fetches a file from a server that gives no parts: in one stream, and from its beginning again after each time it breaks off.

@returns Bytes.
@throws {LisaError} `pull-failed`, `pull-mismatch`, `disk-full`.
*/
export async function fetchWhole({connection, url, size, file, onBytes}: FetchWhole): Promise<number> {
	const patience = connection.patience();
	for (;;) {
		try {
			let done = 0;
			onBytes(done);
			const reply = await ask(connection, url);
			for await (const piece of reply.body as AsyncIterable<Uint8Array>) {
				if (size !== undefined && done + piece.length > size) {
					throw changed(`${reply.url.host} sends more than it said`);
				}

				await file.write(piece, done);
				done += piece.length;
				onBytes(done);
			}

			if (size !== undefined && done < size) {
				throw new Passing(`the connection to ${reply.url.host} was lost`);
			}

			return done;
		} catch (error) {
			await patience.pause(asPassing(error, url, connection.signal), connection.signal);
		}
	}
}
