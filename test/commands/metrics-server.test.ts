import {request, type IncomingMessage} from 'node:http';
import {networkInterfaces} from 'node:os';
import {text} from 'node:stream/consumers';
import {afterEach, expect, test} from 'vitest';
import {serveMetrics} from '../../source/commands/metrics-server.ts';

const open: Array<Awaited<ReturnType<typeof serveMetrics>>['server']> = [];
afterEach(() => {
	for (const server of open.splice(0)) {
		server.close();
		server.closeAllConnections();
	}
});

async function serve(read = async () => 'lisa_up 1\n', port = 0): Promise<number> {
	const served = await serveMetrics({port, read});
	open.push(served.server);
	return served.port;
}

async function ask(port: number, {path = '/metrics', method = 'GET', host}: {path?: string; method?: string; host?: string} = {}): Promise<{status: number; body: string; type: string | undefined}> {
	const response = await new Promise<IncomingMessage>((resolve, reject) => {
		request({host: '127.0.0.1', port, path, method, agent: false, ...(host !== undefined && {headers: {host}})}, resolve).on('error', reject).end();
	});
	return {status: response.statusCode!, body: await text(response), type: response.headers['content-type']};
}

test('what is measured, as Prometheus wants it', async () => {
	const port = await serve();
	expect(await ask(port)).toEqual({status: 200, body: 'lisa_up 1\n', type: 'text/plain; version=0.0.4; charset=utf-8'});
	expect(await ask(port, {path: '/metrics?x=1', host: `localhost:${port}`})).toMatchObject({status: 200});
});

test.each<[string, Parameters<typeof ask>[1], number]>([
	['another path', {path: '/'}, 404],
	['a path that climbs', {path: '/metrics/../../etc/passwd'}, 404],
	['another method', {method: 'POST'}, 405],
	['another method', {method: 'DELETE'}, 405],
	['a name that points here', {host: 'rebind.example:9464'}, 421],
	['a name that begins like ours', {host: '127.0.0.1.evil.example'}, 421],
	['a name that ends like ours', {host: 'evil.example@localhost'}, 421],
])('%s is refused: %j', async (_name, asked, status) => {
	let read = 0;
	const port = await serve(async () => {
		read++;
		return '';
	});
	expect(await ask(port, asked)).toMatchObject({status});
	expect(read).toBe(0);
});

test('a host that does not answer is said, and no more than that', async () => {
	const port = await serve(async () => {
		throw new Error('/secret/path is gone');
	});
	expect(await ask(port)).toMatchObject({status: 503, body: 'The host does not answer.\n'});
});

test('a port that is taken is said, with what to type', async () => {
	const port = await serve();
	await expect(serve(undefined, port)).rejects.toMatchObject({code: 'busy', message: `Port ${port} is taken by another program.`, hint: expect.stringContaining('--port') as unknown});
});

test('no other address of this box answers', async () => {
	const port = await serve();
	expect(open[0]!.address()).toMatchObject({address: '127.0.0.1', port});
	const others = Object.values(networkInterfaces()).flatMap(list => list ?? []).filter(({internal, family}) => !internal && family === 'IPv4');
	for (const {address} of others) {
		await expect(new Promise((resolve, reject) => {
			request({host: address, port, path: '/metrics', timeout: 2000}, resolve).on('error', reject).on('timeout', reject).end();
		})).rejects.toBeDefined();
	}
});
