import {LisaError} from '../../core/errors.ts';
import type {Connection} from './connection.ts';
import {discard, type Reply} from './dialer.ts';
import {contentRange, locate, marksOf, type Located} from './locate.ts';
import {changed} from './mismatch.ts';
import type {PartFile} from './part-file.ts';
import {boundsOf, nextPart, type Parts} from './parts.ts';
import {ask, asPassing} from './read-text.ts';
import {Passing} from './refused.ts';
import {isSameFile, rangeMark} from './same-file.ts';

export type FetchParts = {
	readonly connection: Connection;
	/** The address that was asked for, to which a redirect that has run out goes back. */
	readonly url: URL;
	readonly located: Located;
	readonly parts: Parts;
	readonly file: PartFile;
	/** Parts fetched at once. */
	readonly streams: number;
};

/**
Fetches what is missing of a file, several parts at a time. What is not written down yet is never more than one part, so that no more than that is fetched twice, however it ends.

@throws {LisaError} `pull-failed`, `pull-mismatch`, `disk-full`.
*/
export async function fetchParts(options: FetchParts): Promise<void> {
	const ending = new AbortController();
	const connection = {...options.connection, signal: AbortSignal.any([options.connection.signal, ending.signal])};
	const work = new PartsWork({...options, connection});
	try {
		await Promise.all(Array.from({length: options.streams}, async () => work.run()));
	} finally {
		// One that failed for good ends the others.
		ending.abort();
	}
}

class PartsWork {
	readonly #options: FetchParts;
	readonly #taken = new Set<number>();
	#located: Located;
	#moving: Promise<void> | undefined;

	constructor(options: FetchParts) {
		this.#options = options;
		this.#located = options.located;
	}

	async run(): Promise<void> {
		const {parts} = this.#options;
		for (let part = nextPart(parts, this.#taken); part !== undefined; part = nextPart(parts, this.#taken)) {
			this.#taken.add(part);
			await this.#fetch(part);
		}
	}

	async #fetch(part: number): Promise<void> {
		const {connection, url, parts} = this.#options;
		const {start, end} = boundsOf(parts, part);
		const patience = connection.patience();
		while (parts.done[part]! < end - start) {
			const located = this.#located;
			try {
				const reply = await ask(connection, located.url, {range: [start + parts.done[part]!, end - 1], ifRange: rangeMark(located)}, url);
				this.#check(reply, start + parts.done[part]!, located);
				await this.#take(reply, part, end - start, () => {
					patience.gained();
				});
			} catch (error) {
				const problem = asPassing(error, located.url, connection.signal);
				await patience.pause(problem, connection.signal);
				if (problem instanceof Passing && problem.moved) {
					await this.#locateAnew(located);
				}
			}
		}
	}

	async #take(reply: Reply, part: number, length: number, gained: () => void): Promise<void> {
		const {parts, file, streams} = this.#options;
		const {start} = boundsOf(parts, part);
		// All streams together stay below a part.
		const mostUnrecorded = parts.partSize / streams / 2;
		let unrecorded = 0;
		for await (const piece of reply.body as AsyncIterable<Uint8Array>) {
			if (parts.done[part]! + piece.length > length) {
				throw changed(`${reply.url.host} sends more than was asked for`);
			}

			await file.write(piece, start + parts.done[part]!);
			parts.done[part]! += piece.length;
			unrecorded += piece.length;
			gained();
			if (!(unrecorded >= mostUnrecorded)) {
				continue;
			}

			unrecorded = 0;
			await file.record();
		}

		if (parts.done[part]! < length) {
			throw new Passing(`the connection to ${reply.url.host} was lost`);
		}
	}

	/** What comes must be the part that was asked for, of the file that was looked at. */
	#check(reply: Reply, from: number, located: Located): void {
		const {host} = reply.url;
		const {size} = this.#options.parts;
		const range = contentRange(reply);
		const isSame = isSameFile(located, marksOf(reply));
		if (reply.status === 206 && range?.from === from && range.total === size && isSame) {
			return;
		}

		discard(reply);
		const length = Number(reply.headers['content-length'] ?? NaN);
		if (reply.status === 416 || !isSame || (range !== undefined && range.total !== size) || (reply.status === 200 && Number.isSafeInteger(length) && length !== size)) {
			throw changed('the file changed at its source while it was fetched');
		}

		throw new Passing(`${host} does not give the part that was asked for`);
	}

	/** A signed address runs out after a while; the first one leads to a new one. */
	async #locateAnew(old: Located): Promise<void> {
		if (this.#located !== old) {
			return;
		}

		this.#moving ??= (async () => {
			try {
				const {connection, url, parts} = this.#options;
				const located = await locate(connection, url);
				if (located.size !== parts.size || !isSameFile(old, located)) {
					throw changed('the file changed at its source while it was fetched');
				}

				if (!located.ranged) {
					throw new LisaError(`${located.url.host} no longer gives parts of the file.`, {code: 'pull-failed'});
				}

				this.#located = located;
			} finally {
				this.#moving = undefined;
			}
		})();
		await this.#moving;
	}
}
