import {chmodSync, lstatSync, mkdirSync} from 'node:fs';
import {Buffer} from 'node:buffer';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import envPaths from 'env-paths';
import {LisaError} from '../core/errors.ts';

const folders = envPaths('lisa', {suffix: ''});

const socketName = 'host.sock';

/** Where LISA keeps things; every path in the program comes from here. */
export type Paths = {
	/** What must not be lost: conversations and measurements. */
	readonly data: string;
	readonly database: string;
	/** The samples: a file of its own, so that no damage to it touches a conversation. */
	readonly recording: string;
	readonly log: string;
	/** The settings, which a person may write by hand. */
	readonly settings: string;
	/** The colours that were chosen last, for the first frame of the next screen. */
	readonly theme: string;
	/** Holds the socket and the lock; private to the user. */
	readonly runtime: string;
	/** A socket, or a named pipe on Windows. */
	readonly socket: string;
	readonly lock: string;
};

/**
@returns The folders by the XDG rules on Linux and the platform's own elsewhere. `LISA_RUNTIME` gives another folder for the socket, and with it a host apart.
*/
export function resolvePaths(environment: NodeJS.ProcessEnv = process.env): Paths {
	const runtime = environment['LISA_RUNTIME'] ?? runtimeFolder(environment);
	return {
		data: folders.data,
		database: path.join(folders.data, 'lisa.db'),
		recording: path.join(folders.data, 'recording.db'),
		log: path.join(folders.log, 'lisa.log'),
		settings: path.join(folders.config, 'settings.json'),
		theme: path.join(folders.data, 'theme'),
		runtime,
		socket: process.platform === 'win32' ? String.raw`\\.\pipe\lisa-${os.userInfo().username}-${Buffer.from(runtime).toString('hex').slice(-16)}` : path.join(runtime, socketName),
		lock: path.join(runtime, 'host.lock'),
	};
}

function runtimeFolder(environment: NodeJS.ProcessEnv): string {
	const given = environment['XDG_RUNTIME_DIR'];
	return given ? path.join(given, 'lisa') : path.join(os.tmpdir(), `lisa-${process.getuid?.() ?? 'user'}`);
}

/**
Makes the runtime folder, private to this user.

@throws {LisaError} Where it cannot be made, its name is too long, or somebody else owns it.
*/
export function makePrivate(folder: string): void {
	// What a socket's address has room for, without the zero at its end.
	const most = process.platform === 'darwin' ? 103 : 107;
	if (process.platform !== 'win32' && Buffer.byteLength(path.join(folder, socketName)) > most) {
		throw new LisaError(`The path ${folder} is too long for a socket.`, {hint: 'Set XDG_RUNTIME_DIR to a shorter one and start again.', code: 'host-unreachable'});
	}

	try {
		mkdirSync(folder, {recursive: true, mode: 0o700});
	} catch (error) {
		throw new LisaError(`The folder ${folder} cannot be made: ${error instanceof Error ? error.message : String(error)}.`, {
			hint: 'Set XDG_RUNTIME_DIR to a folder of your own and start again.',
			code: 'host-unreachable',
			cause: error,
		});
	}

	checkOwn(folder);
	if (process.platform !== 'win32') {
		chmodSync(folder, 0o700);
	}
}

/**
Makes sure that what is in a runtime folder is this user's, if it is there: in a shared folder like `/tmp` another user could have made it first, and listen there.

@throws {LisaError} Where somebody else owns it, or it is none.
*/
export function checkOwn(folder: string): void {
	const status = process.platform === 'win32' ? undefined : lstatSync(folder, {throwIfNoEntry: false});
	if (status !== undefined && (!status.isDirectory() || status.uid !== process.getuid?.())) {
		throw new LisaError(status.isDirectory() ? `The folder ${folder} belongs to somebody else.` : `${folder} is no folder.`, {
			hint: 'Set XDG_RUNTIME_DIR to a folder of your own and start again.',
			code: 'host-unreachable',
		});
	}
}
