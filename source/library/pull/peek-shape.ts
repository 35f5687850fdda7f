import {longestHeader, parseGguf} from '../../core/gguf.ts';
import type {ModelShape} from '../../core/gguf-header.ts';
import type {Connection} from './connection.ts';
import {contentRange, locate} from './locate.ts';
import {ask, collect} from './read-text.ts';

/** A header is as long as its vocabulary: 1 to 16 MiB. */
const firstWindow = 2 ** 20;

/**
Reads the shape of a model from the beginning of its file, without the rest.

@returns `undefined` where the source gives no parts, or the header says none: the shape is worth a look, but not a failure.
*/
export async function peekShape(connection: Connection, url: URL): Promise<ModelShape | undefined> {
	try {
		const located = await locate(connection, url);
		const {size, ranged} = located;
		if (!ranged || size === undefined) {
			return undefined;
		}

		for (let length = firstWindow; length <= longestHeader;) {
			const window = Math.min(length, size);
			const reply = await ask(connection, located.url, {range: [0, window - 1]}, url);
			const result = contentRange(reply)?.from === 0 ? parseGguf(await collect(reply, window), size) : undefined;
			if (result?.state === 'read') {
				return result.header.shape;
			}

			if (result?.state !== 'more' || window === size) {
				return undefined;
			}

			length = Math.max(length * 4, result.needed);
		}
	} catch {
		connection.signal.throwIfAborted();
	}

	return undefined;
}
