import {createHash} from 'node:crypto';
import {once} from 'node:events';
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {setTimeout as delay} from 'node:timers/promises';

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** How a server behaves; whatever is not said, it does well. */
export type Manners = {
	/** Bytes a second to each connection. */
	readonly speed?: number;
	/** Ends the connection after so many bytes of a body, each time. */
	readonly dropAfter?: number;
	readonly ranges?: boolean;
	readonly etag?: string | false;
	readonly lastModified?: string;
	/** What it says beside what is true. */
	readonly claim?: {readonly length?: number; readonly total?: number};
	/** Answers instead of the file, as long as there are some. */
	readonly answers?: Array<{readonly status: number; readonly headers?: Record<string, string>}>;
	readonly headers?: Record<string, string>;
};

export type Asked = {readonly path: string; readonly range?: string; readonly authorization?: string; readonly status: number};

/**
A server on this box that gives files, well or badly, and counts what it gave.
*/
export class ModelServer {
	readonly asked: Asked[] = [];
	/** Bytes of bodies that were sent, by path. */
	readonly sent = new Map<string, number>();
	/** Where each byte sent lay in its file, as [from, to), in order. */
	readonly spans: Array<[from: number, to: number]> = [];
	manners: Manners = {};
	readonly #files = new Map<string, Uint8Array>();
	readonly #texts = new Map<string, {status: number; headers: Record<string, string>; text: string}>();
	readonly #server: Server;
	#port = 0;

	private constructor() {
		this.#server = createServer((request, response) => {
			void this.#answer(request, response).catch(() => {
				response.destroy();
			});
		});
	}

	static async listen(): Promise<ModelServer> {
		const server = new ModelServer();
		server.#server.listen(0, '127.0.0.1');
		await once(server.#server, 'listening');
		server.#port = (server.#server.address() as AddressInfo).port;
		return server;
	}

	get origin(): string {
		return `http://127.0.0.1:${this.#port}`;
	}

	/** The same server under another name, as another site has. */
	get otherOrigin(): string {
		return this.origin.replace('127.0.0.1', 'localhost');
	}

	put(path: string, bytes: Uint8Array): string {
		this.#files.set(path, bytes);
		return this.origin + path;
	}

	say(path: string, text: string, {status = 200, headers = {}}: {status?: number; headers?: Record<string, string>} = {}): void {
		this.#texts.set(path, {status, headers, text});
	}

	/** A repository of the hub with these files. */
	repository(name: string, files: Readonly<Record<string, Uint8Array>>, {checksums = true} = {}): void {
		const tree = Object.entries(files).map(([path, bytes]) => ({type: 'file', path, size: bytes.length, oid: '0', ...(checksums && {lfs: {oid: sha256(bytes), size: bytes.length, pointerSize: 135}})}));
		this.say(`/api/models/${name}/tree/main`, JSON.stringify([{type: 'directory', path: 'folder', size: 0, oid: '1'}, ...tree]));
		for (const [path, bytes] of Object.entries(files)) {
			this.put(`/${name}/resolve/main/${path}`, bytes);
		}
	}

	async close(): Promise<void> {
		this.#server.closeAllConnections();
		this.#server.close();
		await once(this.#server, 'close');
	}

	async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const {pathname} = new URL(request.url!, this.origin);
		const {range, authorization} = request.headers;
		const note = (status: number) => {
			this.asked.push({path: pathname, range, authorization, status});
		};

		const {answers = [], headers = {}, etag = '"one"', lastModified, ranges = true, claim = {}} = this.manners;
		const said = this.#texts.get(pathname);
		const file = this.#files.get(decodeURIComponent(pathname));
		const answer: {status: number; headers?: Record<string, string>; text?: string} | undefined = said ?? answers.shift() ?? (file ? undefined : {status: 404});
		if (answer || !file) {
			const {status, headers: own, text} = answer!;
			note(status);
			response.writeHead(status, own).end(text);
			return;
		}

		const common = {...(etag !== false && {etag}), ...(lastModified !== undefined && {'last-modified': lastModified}), ...headers};
		const mark = request.headers['if-range'] as string | undefined;
		const match = /^bytes=(\d+)-(\d+)$/.exec(range ?? '');
		if (ranges && match && (mark === undefined || [etag, lastModified].includes(mark))) {
			const from = Number(match[1]);
			const to = Math.min(Number(match[2]), file.length - 1);
			note(from < file.length ? 206 : 416);
			if (from >= file.length) {
				response.writeHead(416, {'content-range': `bytes */${file.length}`}).end();
				return;
			}

			response.writeHead(206, {...common, 'content-range': `bytes ${from}-${to}/${claim.total ?? file.length}`, 'content-length': to - from + 1});
			await this.#send(response, pathname, file, from, to + 1);
			return;
		}

		note(200);
		response.writeHead(200, {...common, ...(claim.length !== Infinity && {'content-length': claim.length ?? file.length})});
		await this.#send(response, pathname, file, 0, file.length);
	}

	async #send(response: ServerResponse, path: string, file: Uint8Array, from: number, to: number): Promise<void> {
		const {speed, dropAfter = Infinity} = this.manners;
		// What the client has not read yet is small, so that what was sent is what was fetched.
		const piece = 16 * 1024;
		for (let at = from; at < to;) {
			if (at - from >= dropAfter || response.destroyed) {
				response.destroy();
				return;
			}

			const end = Math.min(to, at + piece, from + dropAfter);
			await new Promise<void>(resolve => {
				response.write(file.subarray(at, end), () => {
					resolve();
				});
			});
			if (response.destroyed) {
				return;
			}

			this.sent.set(path, (this.sent.get(path) ?? 0) + end - at);
			this.spans.push([at, end]);
			if (speed !== undefined) {
				await delay(((end - at) / speed) * 1000);
			}

			at = end;
		}

		const {length = 0} = this.manners.claim ?? {};
		if (Number.isFinite(length) && length > file.length) {
			response.destroy();
			return;
		}

		response.end();
	}
}
