import {once} from 'node:events';
import {statSync, writeFileSync} from 'node:fs';
import {connect as connectSocket, type Socket} from 'node:net';
import process from 'node:process';
import {createInterface} from 'node:readline';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {LisaError, toProblem} from '../../source/core/errors.ts';
import {protocolVersion} from '../../source/core/protocol.ts';
import type {ViewEvent} from '../../source/core/view.ts';
import {connect, type ConnectOptions, type HostClient} from '../../source/host/client.ts';
import {StageHost} from '../helpers/stage-host.ts';

let stage: StageHost;
let open: Array<{close(): void}>;
beforeEach(async () => {
	stage = new StageHost();
	open = [];
	await stage.listen();
});
afterEach(() => {
	for (const connection of open) {
		connection.close();
	}

	stage.close();
});

async function join(options: Partial<ConnectOptions> = {}): Promise<HostClient> {
	const client = await connect({kind: 'command', start: false, paths: stage.paths, ...options});
	open.push(client!);
	return client!;
}

type Answer = {readonly t?: string; readonly i?: string; readonly r?: unknown; readonly e?: unknown};

/** A peer that says what it likes, without LISA's client. */
async function stranger() {
	const socket: Socket = connectSocket(stage.paths.socket);
	await once(socket, 'connect');
	open.push({
		close() {
			socket.destroy();
		},
	});
	const lines = createInterface(socket)[Symbol.asyncIterator]();
	let next = 0;
	return {
		socket,
		async call(method: string, ...arguments_: unknown[]): Promise<Answer> {
			socket.write(`${JSON.stringify({t: 'q', i: String(++next), m: method, a: arguments_})}\n`);
			const {value} = await lines.next() as {value: string};
			return JSON.parse(value) as Answer;
		},
	};
}

const hello = (kind: string, version = protocolVersion) => ({version, kind});

test.skipIf(process.platform === 'win32')('only its owner may use the socket', () => {
	expect(statSync(stage.paths.socket).mode & 0o777).toBe(0o600);
});

test('a socket left by a dead host is taken over', async () => {
	const other = new StageHost();
	writeFileSync(other.paths.socket, '');
	await other.listen();
	const client = await connect({kind: 'command', start: false, paths: other.paths});
	expect(client).toBeDefined();
	client!.close();
	other.close();
});

test('nobody there: no client, and none is started', async () => {
	const other = new StageHost();
	expect(await connect({kind: 'command', start: false, paths: other.paths})).toBeUndefined();
	other.close();
});

describe('the handshake', () => {
	test('another version is refused', async () => {
		const {call} = await stranger();
		expect(await call('hello', hello('screen', protocolVersion + 1))).toHaveProperty('e');
		expect(await call('command', {type: 'stop'})).toMatchObject({r: {problem: {code: 'host-version'}}});
		expect(stage.commands).toEqual([]);
	});

	test('a host of another version is told to the face in words', async () => {
		stage.attach = () => {
			throw new Error('another shape');
		};

		await expect(join({kind: 'screen'})).rejects.toMatchObject({code: 'host-version'});
	});

	test('without one nothing is done', async () => {
		const {call} = await stranger();
		expect(await call('command', {type: 'shutdown'})).toMatchObject({r: {problem: {code: 'host-version'}}});
		expect(stage.commands).toEqual([]);
	});

	test.each([[undefined], [{}], [hello('spy')]])('%j is refused', async value => {
		const {call} = await stranger();
		expect(await call('hello', value)).toHaveProperty('e');
		expect(await call('command', {type: 'stop'})).toHaveProperty('r.problem');
	});
});

describe('commands', () => {
	test.each([[{type: 'format-disk'}], [{type: 'send'}], [null], [undefined]])('%j is refused and never reaches the host', async command => {
		const {call} = await stranger();
		await call('hello', hello('command'));
		expect(await call('command', command)).toMatchObject({r: {problem: {code: 'host-version'}}});
		expect(stage.commands).toEqual([]);
		expect(await call('command', {type: 'stop'})).toMatchObject({r: {}});
		expect(stage.commands).toEqual([{type: 'stop'}]);
	});

	test.each(['attach', 'close', 'eval'])('%s is no function of the host', async method => {
		const {call} = await stranger();
		await call('hello', hello('command'));
		expect(await call(method)).toHaveProperty('e');
	});

	test('a problem becomes an error with its hint', async () => {
		stage.answer = async () => ({problem: toProblem(new LisaError('Not now.', {code: 'busy', hint: 'Wait.'}))});
		const client = await join();
		await expect(client.command({type: 'stop'})).rejects.toMatchObject({message: 'Not now.', code: 'busy', hint: 'Wait.'});
	});

	test('text comes piece by piece before the answer', async () => {
		stage.answer = async (_, onText) => {
			for (const piece of ['one ', '', 'two 漢']) {
				onText(piece);
			}

			return {};
		};

		const pieces: string[] = [];
		const client = await join({
			onText(piece) {
				pieces.push(piece);
			},
		});
		await client.command({type: 'complete', text: 'count'});
		expect(pieces).toEqual(['one ', 'two 漢']);
	});

	test('a face that goes stops what it asked for', async () => {
		const aborted = Promise.withResolvers<void>();
		stage.answer = async (_, _onText, signal) => {
			signal.addEventListener('abort', () => {
				aborted.resolve();
			});
			await aborted.promise;
			return {};
		};

		const client = await join();
		const refused = expect(client.command({type: 'complete', text: 'count'})).rejects.toMatchObject({code: 'host-unreachable'});
		await stage.until(() => stage.commands.length === 1);
		client.close();
		await aborted.promise;
		await refused;
	});
});

describe('a screen', () => {
	test('gets the view, then the events in order', async () => {
		stage.publish({type: 'saved', time: 1});
		stage.draft = 'half a';
		const got: ViewEvent[] = [];
		const enough = Promise.withResolvers<void>();
		const client = await join({
			kind: 'screen',
			onEvents(events) {
				got.push(...events);
				if (got.length === 3) {
					enough.resolve();
				}
			},
		});
		expect(client.welcome).toMatchObject({version: protocolVersion, draft: 'half a', view: {session: {saved: 1}}});
		const events: ViewEvent[] = [{type: 'saved', time: 2}, {type: 'out-of-context', count: 4}, {type: 'notice', notice: {level: 'info', text: '漢字\n', time: 3}}];
		for (const event of events) {
			stage.publish(event);
		}

		await enough.promise;
		expect(got).toEqual(events);
	});

	test('a command gets no view', async () => {
		const {welcome} = await join();
		expect(welcome.view).toBeUndefined();
		expect(stage.faces.count).toBe(0);
	});

	test('when it goes it is detached, and the host is idle', async () => {
		const client = await join({kind: 'screen'});
		expect(stage.faces.count).toBe(1);
		client.close();
		await stage.until(() => stage.idle === 1 && stage.faces.count === 0);
	});

	test('a host that ends is told once, a screen that closes is not', async () => {
		let lost = 0;
		const gone = Promise.withResolvers<void>();
		const onLost = () => {
			lost++;
			gone.resolve();
		};

		const closed = await join({kind: 'screen', onLost});
		closed.close();
		await stage.until(() => stage.idle === 1);
		expect(lost).toBe(0);
		await join({kind: 'screen', onLost});
		const {call, socket} = await stranger();
		await call('hello', hello('command'));
		socket.destroy();
		stage.end();
		await gone.promise;
		expect(lost).toBe(1);
	});
});

test('one that talks garbage is cut off, the others are served', async () => {
	const client = await join();
	const {socket} = await stranger();
	socket.write('GET / HTTP/1.1\r\n\r\n');
	await once(socket, 'close');
	await client.command({type: 'stop'});
	expect(stage.commands).toEqual([{type: 'stop'}]);
});
