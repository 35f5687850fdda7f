import {writeSync} from 'node:fs';
import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';
import {getLlama, getModuleVersion, LlamaLogLevel} from 'node-llama-cpp';
import type {EngineEvent} from '../core/engine-protocol.ts';
import {LisaError, toProblem} from '../core/errors.ts';
import {tameAllocator} from './allocator.ts';
import {Complaints} from './complaints.ts';
import {parseCommand} from './command.ts';
import {findCores, wholeCores} from './cores.ts';
import {Engine} from './engine.ts';
import {freeMemory} from './free-memory.ts';
import {backendName} from './model-info.ts';
import {Outbox} from './outbox.ts';
import {takeOwnLibrary} from './own-library.ts';
import {sweepStateFiles} from './state-file.ts';
import {ThreadKeeper} from './thread-keeper.ts';

/*
The engine process. It is forked by the host with `serialization: 'advanced'` and speaks `core/engine-protocol.ts` over that channel; nothing is written to its standard output.
*/

const outbox = new Outbox(events => {
	if (process.connected) {
		process.send!(events);
	}
});

function send(event: EngineEvent): void {
	outbox.send(event);
}

/** An end the host can see: reported first, then non-zero. */
function fail(error: unknown): void {
	outbox.flush();
	const event: EngineEvent = {type: 'failed', id: '', problem: toProblem(error)};
	const end = () => {
		process.exit(70);
	};

	if (process.connected) {
		process.send!(event, undefined, {}, end);
		setTimeout(end, 1000);
	} else {
		end();
	}
}

/** The host is gone. Native threads may be at work and are not waited for. */
function leave(): void {
	process.kill(process.pid, 'SIGKILL');
}

process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);
process.on('disconnect', leave);

// Ctrl+C in the terminal goes to the whole group; the host decides when the engine ends.
process.on('SIGINT', () => undefined);

// A file that may not grow further is a write that fails, as on a full disk, and no reason to end.
process.on('SIGXFSZ', () => undefined);

/** What is complained of stands in the log even where the process ends over it, as CUDA's own ends it when it runs out of memory. */
function sayAtOnce(words: string): void {
	try {
		writeSync(2, words);
	} catch {
		// The host has gone, or does not read just now.
	}
}

const complaints = new Complaints();
const cores = findCores();
const most = wholeCores(cores);
const starting = start();

// Listened to from the beginning: what the host sends while the library is being loaded waits its turn.
process.on('message', value => {
	void obey(value);
});

async function obey(value: unknown): Promise<void> {
	const command = parseCommand(value);
	const engine = await starting;
	if (command?.type === 'shutdown') {
		// A load that is under way may take its time to hear of it.
		await Promise.race([engine.close(), delay(3000)]);
		process.exit(0);
	} else if (command) {
		engine.handle(command);
	} else {
		send({type: 'failed', id: '', problem: toProblem(new Error('The engine was sent something that is not a command.'))});
	}
}

async function start(): Promise<Engine> {
	void sweepStateFiles();
	await tameAllocator();
	const libraryFailure = await takeOwnLibrary(process.env['LISA_NATIVE']);
	const llama = await getLlama({
		gpu: 'auto',
		build: 'never',
		skipDownload: true,
		progressLogs: false,
		logLevel: LlamaLogLevel.error,
		logger(_level, message) {
			// Failures come back as errors; the library's own words tell why.
			complaints.hear(message);
			sayAtOnce(message);
		},
		maxThreads: most,
	}).catch((error: unknown) => {
		throw new LisaError(`llama.cpp cannot be loaded: ${error instanceof Error ? error.message : String(error)}.`, {code: 'engine-failing', cause: error});
	});
	send({type: 'ready', backend: backendName(llama), version: await getModuleVersion(), threads: most, ...(libraryFailure !== undefined && {libraryFailure})});
	return new Engine({llama, cores: most, freeMemory, complaints: () => complaints.take(), send, threads: new ThreadKeeper({llama, cores, send})});
}
