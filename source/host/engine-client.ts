import {fork, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import process from 'node:process';
import type {EngineCommand, EngineEvent} from '../core/engine-protocol.ts';
import {lastError} from '../core/last-error.ts';
import {cleanLine} from '../core/text.ts';
import {origin} from './clock.ts';
import {entry} from './entry.ts';
import {LastWords} from './last-words.ts';

/** The exit code of an engine that ends by itself, once it has said why. */
const told = 70;

/** What an engine printed is waited for so long after its end: a process that it left behind may hold the pipe. Milliseconds. */
const patience = 300;

/** With these, whatever was complained of before has been answered for. */
const settled = new Set<EngineEvent['type']>(['loaded', 'load-failed', 'finished', 'swapped', 'swap-failed']);

export type EngineClientOptions = {
	/** A file descriptor that takes what native code prints. */
	readonly logDescriptor: number;
	/** Variables that an engine is started with, beside the host's own. */
	readonly environment?: () => Readonly<Record<string, string>>;
	readonly onEvent: (event: EngineEvent) => void;
	/** Called when the engine ended without being asked to: how, and what it printed since all was well. */
	readonly onLost: (how: string, said: string) => void;
};

/**
The host's end of the engine process: starts it, talks to it, and tells when it is gone. What to do then is the host's to decide.
*/
export class EngineClient {
	readonly #options: EngineClientOptions;
	#child: ChildProcess | undefined;
	/** It could not be started, which is told in a moment. */
	#failing = false;
	/** Why it is being ended. */
	#why: string | undefined;
	/** What it said of itself, as it does before it ends by itself. */
	#reason: string | undefined;

	constructor(options: EngineClientOptions) {
		this.#options = options;
	}

	get pid(): number | undefined {
		return this.#child?.pid;
	}

	/** Starts the process, if it isn't there. */
	start(): void {
		if (this.#child !== undefined || this.#failing) {
			return;
		}

		const {logDescriptor, environment, onEvent, onLost} = this.#options;
		let child: ChildProcess;
		try {
			child = fork(entry('engine'), {
				serialization: 'advanced',
				execArgv: [],
				stdio: ['ignore', logDescriptor, 'pipe', 'ipc'],
				env: {...process.env, NODE_ENV: 'production', LISA_ORIGIN: String(origin), ...environment?.()},
			});
		} catch (error) {
			// Without memory for another process it is thrown, and counts as an engine that was lost.
			this.#failing = true;
			setImmediate(() => {
				this.#failing = false;
				onLost(error instanceof Error ? error.message : String(error), '');
			});
			return;
		}

		this.#child = child;
		const words = new LastWords(logDescriptor);
		child.stderr?.setEncoding('utf8').on('data', (piece: string) => {
			words.hear(piece);
		});
		child.on('message', message => {
			// A message can still be in the pipe when the process it came from has been given up.
			if (this.#child === child) {
				for (const event of Array.isArray(message) ? message as EngineEvent[] : [message as EngineEvent]) {
					this.#note(event);
					if (settled.has(event.type)) {
						words.forget();
					}

					onEvent(event);
				}
			}
		});
		const gone = (how: string) => {
			if (this.#child === child) {
				this.#child = undefined;
				this.#why = undefined;
				this.#reason = undefined;
				onLost(how, words.text);
			}
		};

		child.once('error', error => {
			gone(error.message);
		});
		child.once('exit', (code, signal) => {
			const end = () => {
				gone(this.#why ?? signal ?? exitWords(code, code === told ? this.#reason : lastError(words.text)));
			};

			const timer = setTimeout(end, patience);
			child.once('close', () => {
				clearTimeout(timer);
				end();
			});
		});
	}

	/** Sends a command, starting the engine where needed. */
	send(command: EngineCommand): void {
		this.start();
		// A send to a process that has just died fails by callback, and one that could not be started has no channel; both are reported by `onLost`.
		if (this.#child?.connected === true) {
			this.#child.send(command, () => {});
		}
	}

	/** Ends a process that hangs, so that it counts as lost. */
	abort(why: string): void {
		this.#why = why;
		this.#child?.kill('SIGKILL');
	}

	/** What belongs to nothing that was asked for is of the process itself. */
	#note(event: EngineEvent): void {
		if (event.type === 'failed' && event.id === '') {
			this.#reason = cleanLine(event.problem.message).replace(/\.$/u, '');
		}
	}

	/**
	Ends the process without a report, at once: it keeps nothing that matters.

	@returns Once it is gone, and its memory with it.
	*/
	async stop(): Promise<void> {
		const child = this.#child;
		this.#child = undefined;
		this.#reason = undefined;
		if (child !== undefined) {
			child.kill('SIGKILL');
			await once(child, 'exit').catch(() => undefined);
		}
	}
}

function exitWords(code: number | null, reason: string | undefined): string {
	return reason === undefined ? `exit code ${code}` : `exit code ${code}: ${reason}`;
}
