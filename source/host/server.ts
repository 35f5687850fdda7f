import {chmodSync, rmSync} from 'node:fs';
import {createServer, type Server, type Socket} from 'node:net';
import process from 'node:process';
import {LisaError, toProblem} from '../core/errors.ts';
import {commandSchema, helloSchema, protocolVersion, type FaceFunctions, type HostFunctions} from '../core/protocol.ts';
import {openChannel} from './channel.ts';
import type {Screen} from './faces.ts';
import type {Host} from './host.ts';

/** A face that has not read this much is gone or hung; it gets a fresh view when it comes back. */
const mostUnread = 16 * 1024 * 1024;

export type ServerEvents = {
	/** The last connection went. */
	readonly onIdle: () => void;
	readonly onBusy: () => void;
};

/**
Listens on the socket, readable and writable by its owner only, and gives each connection its own end of the host.
*/
export async function listen(host: Host, socketPath: string, events: ServerEvents): Promise<Server> {
	let connections = 0;
	const server = createServer(socket => {
		connections++;
		events.onBusy();
		serve(host, socket);
		socket.once('close', () => {
			connections--;
			if (connections === 0) {
				events.onIdle();
			}
		});
	});
	rmSync(socketPath, {force: true});
	// The folder is private too; the mask closes the moment between `bind` and `chmod`.
	const mask = process.umask(0o177);
	try {
		await new Promise<void>((resolve, reject) => {
			server.once('error', reject);
			server.listen(socketPath, resolve);
		});
	} finally {
		process.umask(mask);
	}

	if (process.platform !== 'win32') {
		chmodSync(socketPath, 0o600);
	}

	return server;
}

function serve(host: Host, socket: Socket): void {
	const gone = new AbortController();
	let screen: Screen | undefined;
	let greeted = false;

	const functions: HostFunctions = {
		async hello(value) {
			const hello = helloSchema.parse(value);
			if (hello.version !== protocolVersion) {
				throw new LisaError('The running host is of another version.', {code: 'host-version'});
			}

			greeted = true;
			if (hello.kind === 'command') {
				return {version: protocolVersion, pid: process.pid};
			}

			screen ??= {
				processes: hello.kind === 'top',
				deliver(batch) {
					if (socket.writableLength > mostUnread) {
						socket.destroy();
					} else if (!gone.signal.aborted) {
						void face.events.asEvent(batch);
					}
				},
			};
			return host.attach(screen);
		},

		async command(value) {
			const command = commandSchema.safeParse(value);
			if (!command.success || !greeted) {
				return {problem: toProblem(new LisaError('The host did not understand what it was asked.', {code: 'host-version'}))};
			}

			const say = (piece: string) => {
				// The engine says a few words more before it hears that nobody listens.
				if (piece !== '' && !gone.signal.aborted) {
					void face.text.asEvent(piece);
				}
			};

			const progress = (fraction: number) => {
				if (!gone.signal.aborted) {
					void face.progress.asEvent(fraction);
				}
			};

			return host.command(command.data, say, gone.signal, screen === undefined ? 'command' : 'screen', progress);
		},
	};

	const face = openChannel<FaceFunctions, HostFunctions>(socket, functions);
	socket.once('close', () => {
		gone.abort();
		if (screen !== undefined) {
			host.detach(screen);
		}
	});
}
