import {mkdirSync, openSync, rmSync} from 'node:fs';
import type {Server} from 'node:net';
import path from 'node:path';
import process from 'node:process';
import {destination, pino} from 'pino';
import {ownFolder} from '../library/stores/own.ts';
import {Store} from '../storage/store.ts';
import {Host} from './host.ts';
import {OwnLibrary} from './own-library.ts';
import {releaseLock, takeLock} from './lock.ts';
import {makePrivate, resolvePaths} from './paths.ts';
import {listen} from './server.ts';

const paths = resolvePaths();
makePrivate(paths.runtime);
if (!takeLock(paths.lock)) {
	// Another host is there or just coming: the face that started this one finds that one.
	process.exit(0);
}

mkdirSync(path.dirname(paths.log), {recursive: true, mode: 0o700});
const logDescriptor = openSync(paths.log, 'a', 0o600);
const logger = pino({base: {pid: process.pid}}, destination({fd: logDescriptor, sync: true}));

let idle: NodeJS.Timeout | undefined;
/** The server, once it listens. */
const open: {server?: Server} = {};

const end = (code = 0) => {
	open.server?.close();
	host.close();
	rmSync(paths.socket, {force: true});
	releaseLock(paths.lock);
	process.exit(code);
};

/** @param least Milliseconds it waits in any case: for the face that started it, and between two looks at what runs. */
const waitForFaces = (least = 0) => {
	clearTimeout(idle);
	idle = setTimeout(() => {
		if (host.busy) {
			waitForFaces(1000);
		} else {
			end();
		}
	}, Math.max(least, host.linger));
};

const log = (message: string) => {
	logger.info(message);
};

const host = new Host({
	store: new Store(paths.database, error => {
		logger.error(error);
	}),
	madeFolder: ownFolder(),
	recordingFile: paths.recording,
	logDescriptor,
	runtime: paths.runtime,
	ownLibrary: new OwnLibrary(paths, log),
	log,
	// The answer to the face that asked must be on its way first.
	onShutdown() {
		setImmediate(end);
	},
});

process.on('uncaughtException', error => {
	logger.error(error);
	end(70);
});
// The face's terminal may go; the host stays.
process.on('SIGHUP', () => {});
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
	process.on(signal, () => {
		end();
	});
}

open.server = await listen(host, paths.socket, {
	onIdle() {
		waitForFaces();
	},
	onBusy() {
		clearTimeout(idle);
	},
});
waitForFaces(60_000);
