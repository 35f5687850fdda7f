import type {EngineBox, EngineCommand} from '../core/engine-protocol.ts';

type Ask = Extract<EngineCommand, {readonly id: string}>;

/** How long the engine may say nothing about it: a load, or anything that reads a file, takes longer than a token. */
export type AskedWork = 'load' | 'tokens';

export type AskingOptions = {
	readonly send: (command: EngineCommand) => void;
	/** Called when the engine is asked, which may be after room was made. */
	readonly onAsked: (id: string, work: AskedWork) => void;
	/** Makes room for a model, where something can go for it; nothing where nothing can. Never rejects. */
	readonly makeRoom?: (command: Ask) => Promise<void> | undefined;
	/** @returns The box as it is now, for the engine to plan by. */
	readonly box?: () => EngineBox;
};

/**
Asks the engine for what takes a while: what needs memory gets room made for it first, and the engine is told how the box is then.
*/
export class Asking {
	readonly #options: AskingOptions;
	/** What waits for room, and whether it is to be stopped as soon as it is asked. */
	readonly #waiting = new Map<string, boolean>();

	constructor(options: AskingOptions) {
		this.#options = options;
	}

	ask(command: Ask, work: AskedWork): void {
		const room = work === 'load' ? this.#options.makeRoom?.(command) : undefined;
		if (room === undefined) {
			this.#askNow(command, work);
		} else {
			const {id} = command;
			this.#waiting.set(id, false);
			void room.finally(() => {
				const stopped = this.#waiting.get(id);
				// An engine that is gone meanwhile took along what waited for it.
				if (this.#waiting.delete(id)) {
					this.#askNow(command, work);
					if (stopped) {
						this.#options.send({type: 'cancel', id});
					}
				}
			});
		}
	}

	/** Asks the engine to stop something; what still waits for room is stopped when it is asked. */
	cancel(id: string): void {
		if (this.#waiting.has(id)) {
			this.#waiting.set(id, true);
		} else {
			this.#options.send({type: 'cancel', id});
		}
	}

	/** The engine is gone. */
	forget(): void {
		this.#waiting.clear();
	}

	#askNow(command: Ask, work: AskedWork): void {
		const {send, onAsked, box} = this.#options;
		if (work === 'load' && box !== undefined) {
			send({type: 'box', box: box()});
		}

		onAsked(command.id, work);
		send(command);
	}
}
