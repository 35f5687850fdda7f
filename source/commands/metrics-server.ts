import {createServer, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {LisaError} from '../core/errors.ts';

export type MetricsOptions = {
	/** 0 takes any that is free. */
	readonly port: number;
	/** @returns The text that is served. */
	readonly read: () => Promise<string>;
};

/**
Serves `/metrics` on loopback and nothing else. A web page in a browser of this box that has a name of its own point to 127.0.0.1 is refused by the name it asks for.

@returns The server, and the port it took.
@throws {LisaError} `busy` where the port is taken, `usage` where it may not be used.
*/
export async function serveMetrics({port, read}: MetricsOptions): Promise<{readonly server: Server; readonly port: number}> {
	const server = createServer((request, response) => {
		const refuse = (status: number, why: string) => {
			response.writeHead(status, {'content-type': 'text/plain; charset=utf-8', ...(status === 405 && {allow: 'GET'})}).end(`${why}\n`);
		};

		if (!isOwnName(request.headers.host)) {
			refuse(421, 'This is served to this box only: ask for 127.0.0.1 or localhost.');
		} else if (request.method !== 'GET') {
			refuse(405, 'Only GET is answered.');
		} else if (request.url?.split('?', 1)[0] === '/metrics') {
			void answer(response, read);
		} else {
			refuse(404, 'There is only /metrics.');
		}
	});
	// Nobody may hold this open: what it serves is asked for every few seconds at most.
	server.requestTimeout = 10_000;
	server.maxConnections = 32;
	await new Promise<void>((resolve, reject) => {
		server.once('error', error => {
			reject(unusable(port, error));
		});
		server.listen(port, '127.0.0.1', resolve);
	});
	return {server, port: (server.address() as AddressInfo).port};
}

async function answer(response: ServerResponse, read: MetricsOptions['read']): Promise<void> {
	try {
		const text = await read();
		response.writeHead(200, {'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store'}).end(text);
	} catch {
		response.writeHead(503, {'content-type': 'text/plain; charset=utf-8'}).end('The host does not answer.\n');
	}
}

function isOwnName(host: string | undefined): boolean {
	return /^(?:127\.0\.0\.1|localhost)(?::\d{1,5})?$/iu.test(host ?? '');
}

function unusable(port: number, error: NodeJS.ErrnoException): LisaError {
	return error.code === 'EADDRINUSE'
		? new LisaError(`Port ${port} is taken by another program.`, {code: 'busy', hint: 'Choose another one, as in `lisa metrics --port 9465`.', cause: error})
		: new LisaError(`Port ${port} cannot be used: ${error.code === 'EACCES' ? 'it belongs to the system' : error.message}.`, {code: 'usage', hint: 'Choose one above 1023, as in `lisa metrics --port 9464`.', cause: error});
}
