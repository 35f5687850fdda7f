import {mkdtempSync, rmSync} from 'node:fs';
import type {Server, Socket} from 'node:net';
import os from 'node:os';
import path from 'node:path';
import {protocolVersion, type Command, type Outcome} from '../../source/core/protocol.ts';
import {emptyView, reduce, type View, type ViewEvent} from '../../source/core/view.ts';
import {Faces, type Screen} from '../../source/host/faces.ts';
import type {Host} from '../../source/host/host.ts';
import {resolvePaths, type Paths} from '../../source/host/paths.ts';
import {listen} from '../../source/host/server.ts';

type Doing = (command: Command, onText: (piece: string) => void, signal: AbortSignal) => Promise<Outcome>;

/**
A host that only shows, behind a real socket in a folder of its own: enough of one for a face.
*/
export class StageHost {
	readonly faces = new Faces();
	/** What it was asked, in order. */
	readonly commands: Command[] = [];
	readonly paths: Paths;
	view: View = emptyView({id: 'stage', title: 'a long talk', created: 0, messages: []});
	draft = '';
	idle = 0;
	/** What it does when it is asked. */
	answer: Doing = async () => ({});
	readonly #folder = mkdtempSync(path.join(os.tmpdir(), 'lisa-stage-'));
	readonly #sockets = new Set<Socket>();
	#server: Server | undefined;
	readonly #waiting = new Set<() => void>();

	constructor() {
		this.paths = resolvePaths({LISA_RUNTIME: this.#folder});
	}

	async listen(): Promise<void> {
		this.#server = await listen(this as unknown as Host, this.paths.socket, {
			onIdle: () => {
				this.idle++;
				this.#changed();
			},
			onBusy() {},
		});
		this.#server.on('connection', socket => {
			this.#sockets.add(socket);
		});
	}

	/** Goes without a word, as when it is killed. */
	end(): void {
		for (const socket of this.#sockets) {
			socket.destroy();
		}
	}

	attach(screen: Screen) {
		this.faces.add(screen);
		return {version: protocolVersion, pid: 0, view: this.view, draft: this.draft};
	}

	detach(screen: Screen): void {
		this.faces.remove(screen);
		this.#changed();
	}

	async command(...[command, onText, signal]: Parameters<Doing>): Promise<Outcome> {
		this.commands.push(command);
		this.#changed();
		return this.answer(command, onText, signal);
	}

	publish(event: ViewEvent): void {
		this.view = reduce(this.view, event);
		this.faces.publish(event);
	}

	/** Waits until something holds; looks whenever the stage changes. */
	async until(holds: () => boolean): Promise<void> {
		if (!holds()) {
			const {promise, resolve} = Promise.withResolvers<void>();
			const look = () => {
				if (holds()) {
					this.#waiting.delete(look);
					resolve();
				}
			};

			this.#waiting.add(look);
			await promise;
		}
	}

	close(): void {
		this.#server?.close();
		rmSync(this.#folder, {recursive: true, force: true});
	}

	#changed(): void {
		for (const look of this.#waiting) {
			look();
		}
	}
}
