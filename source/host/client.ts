import {Buffer} from 'node:buffer';
import {spawn, type ChildProcess} from 'node:child_process';
import {mkdirSync, openSync, closeSync} from 'node:fs';
import {connect as connectSocket, type Socket} from 'node:net';
import path from 'node:path';
import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';
import {fromProblem, LisaError} from '../core/errors.ts';
import {protocolVersion, type Command, type FaceFunctions, type Hello, type HostFunctions, type Outcome, type Welcome} from '../core/protocol.ts';
import type {ViewEvent} from '../core/view.ts';
import {openChannel} from './channel.ts';
import {entry} from './entry.ts';
import {checkOwn, makePrivate, resolvePaths, type Paths} from './paths.ts';

/** A face's end of the host. */
export type HostClient = {
	readonly welcome: Welcome;
	/** @throws {LisaError} What the host says went wrong. */
	command(command: Command): Promise<Outcome>;
	close(): void;
};

export type ConnectOptions = {
	readonly kind: Hello['kind'];
	/** Start a host where none runs. Otherwise the result is `undefined` then. */
	readonly start?: boolean;
	readonly onEvents?: (events: readonly ViewEvent[]) => void;
	readonly onText?: (piece: string) => void;
	readonly onProgress?: (fraction: number) => void;
	/** The connection ended without `close`. */
	readonly onLost?: () => void;
	readonly paths?: Paths;
	/** How long a host that is there may take to answer. Milliseconds. */
	readonly answerTime?: number;
	/** Aborted when nobody waits for a host any more. */
	readonly signal?: AbortSignal;
};

/** What is read at once at most. Bytes. */
const bufferSize = 65_536;

/** A host needs a fraction of a second; a machine that is swapping may need many. */
const patience = 20_000;

/**
Connects to the host, starting it where none runs.

@throws {LisaError} `host-unreachable` or `host-version`.
*/
export async function connect(options: ConnectOptions): Promise<HostClient | undefined> {
	const {start = true, paths = resolvePaths(), signal} = options;
	checkOwn(paths.runtime);
	let socket = await tryConnect(paths.socket);
	if (socket === undefined) {
		if (!start) {
			return undefined;
		}

		socket = await startHost(paths, signal);
	}

	return greet(socket, options);
}

async function greet(socket: Socket, {kind, onEvents, onText, onProgress, onLost, answerTime = patience, signal}: ConnectOptions): Promise<HostClient> {
	const lost = Promise.withResolvers<never>();
	lost.promise.catch(() => {});
	/** Whether it is to be there: it has answered, and was not left. */
	let attached = false;
	const host = openChannel<HostFunctions, FaceFunctions>(socket, {
		events(events) {
			onEvents?.(events);
		},
		text(piece) {
			onText?.(piece);
		},
		progress(fraction) {
			onProgress?.(fraction);
		},
	});
	socket.once('close', () => {
		lost.reject(new LisaError('The host ended.', {code: 'host-unreachable'}));
		if (attached) {
			onLost?.();
		}
	});

	// One that is stopped, or hangs, holds its socket open and says nothing.
	let isSilent = false;
	const limit = setTimeout(() => {
		isSilent = true;
		socket.destroy();
	}, answerTime);
	const leave = () => {
		socket.destroy();
	};

	signal?.addEventListener('abort', leave, {once: true});
	let welcome: Welcome;
	try {
		welcome = await Promise.race([host.hello({version: protocolVersion, kind}), lost.promise]);
		attached = true;
	} catch (error) {
		socket.destroy();
		if (error instanceof LisaError) {
			throw isSilent ? new LisaError('The host is there and does not answer.', {code: error.code}) : error;
		}

		throw new LisaError('The running host is of another version.', {code: 'host-version', cause: error});
	} finally {
		clearTimeout(limit);
		signal?.removeEventListener('abort', leave);
	}

	return {
		welcome,
		async command(command) {
			const outcome = await Promise.race([host.command(command), lost.promise]);
			if (outcome.problem) {
				throw fromProblem(outcome.problem);
			}

			return outcome;
		},
		close() {
			attached = false;
			socket.destroy();
		},
	};
}

async function tryConnect(socketPath: string): Promise<Socket | undefined> {
	return new Promise(resolve => {
		// Read into one buffer again and again: one for each piece would leave the memory of a face that is open for days in holes.
		const socket: Socket = connectSocket({
			path: socketPath,
			onread: {
				buffer: Buffer.allocUnsafe(bufferSize),
				callback(count, buffer) {
					socket.emit('data', buffer.subarray(0, count));
					return true;
				},
			},
		});
		socket.once('connect', () => {
			socket.removeAllListeners('error');
			resolve(socket);
		});
		// Nobody there, or a socket left by a host that died: a new host takes its place.
		socket.once('error', () => {
			resolve(undefined);
		});
	});
}

async function startHost(paths: Paths, signal: AbortSignal | undefined): Promise<Socket> {
	makePrivate(paths.runtime);
	mkdirSync(path.dirname(paths.log), {recursive: true, mode: 0o700});
	const log = openSync(paths.log, 'a', 0o600);
	let child: ChildProcess;
	try {
		child = spawn(process.execPath, [entry('host')], {detached: true, stdio: ['ignore', log, log], env: {...process.env, LISA_RUNTIME: paths.runtime, NODE_NO_WARNINGS: '1'}, windowsHide: true});
	} finally {
		closeSync(log);
	}

	child.unref();
	// It is seen by its exit code.
	child.once('error', () => undefined);
	// One that finds another host there ends well.
	const hasFailed = () => (child.exitCode ?? 0) !== 0 || child.signalCode !== null;

	const deadline = Date.now() + patience;
	while (Date.now() < deadline && !hasFailed() && !signal?.aborted) {
		const socket = await tryConnect(paths.socket);
		if (socket !== undefined) {
			return socket;
		}

		await delay(10);
	}

	throw new LisaError(hasFailed() ? 'The host ended as it was started.' : 'The host did not start in time.', {code: 'host-unreachable', hint: `Look at ${paths.log}, then run \`lisa stop\` and \`lisa\` again.`});
}
