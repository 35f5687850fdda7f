import {fork, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import process from 'node:process';
import type {EngineCommand, EngineEvent} from '../core/engine-protocol.ts';
import {cleanLine} from '../core/text.ts';
import {entry} from './entry.ts';

/** The exit code of an engine that ends by itself, once it has said why. */
const told = 70;

export type EngineClientOptions = {
	/** A file descriptor that takes what native code prints. */
	readonly logDescriptor: number;
	/** Variables that an engine is started with, beside the host's own. */
	readonly environment?: () => Readonly<Record<string, string>>;
	readonly onEvent: (event: EngineEvent) => void;
	/** Called when the engine ended without being asked to. */
	readonly onLost: (how: string) => void;
};

/**
The host's end of the engine process: starts it, talks to it, and tells when it is gone. What to do then is the host's to decide.
*/
export class EngineClient {
	readonly #options: EngineClientOptions;
	#child: ChildProcess | undefined;
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
		if (this.#child !== undefined) {
			return;
		}

		const {logDescriptor, environment, onEvent, onLost} = this.#options;
		const child = fork(entry('engine'), {
			serialization: 'advanced',
			execArgv: [],
			stdio: ['ignore', logDescriptor, logDescriptor, 'ipc'],
			env: {...process.env, NODE_ENV: 'production', ...environment?.()},
		});
		this.#child = child;
		child.on('message', message => {
			// A message can still be in the pipe when the process it came from has been given up.
			if (this.#child === child) {
				for (const event of Array.isArray(message) ? message as EngineEvent[] : [message as EngineEvent]) {
					this.#note(event);
					onEvent(event);
				}
			}
		});
		const gone = (how: string) => {
			if (this.#child === child) {
				this.#child = undefined;
				this.#why = undefined;
				this.#reason = undefined;
				onLost(how);
			}
		};

		child.once('error', error => {
			gone(error.message);
		});
		child.once('exit', (code, signal) => {
			gone(this.#why ?? signal ?? (code === told && this.#reason !== undefined ? `exit code ${code}: ${this.#reason}` : `exit code ${code}`));
		});
	}

	/** Sends a command, starting the engine where needed. */
	send(command: EngineCommand): void {
		this.start();
		// A send to a process that has just died fails by callback; its exit is reported by `onLost`.
		this.#child?.send(command, () => {});
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
