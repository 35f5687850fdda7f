import type {Command} from '../core/protocol.ts';

/** Commands that put another conversation in the place of the one in use, once what runs has stopped. */
const changing = new Set<Command['type']>(['new', 'open', 'delete']);

/** Commands about whichever conversation is in use then. */
const within = new Set<Command['type']>([...changing, 'send', 'regenerate', 'continue', 'undo', 'branch', 'rename', 'system', 'set', 'preset', 'sampling', 'stats', 'export']);

/**
Keeps what was asked of a conversation in the order it was asked: a message that comes right behind the command for a new conversation is the first of that one.
*/
export class InOrder {
	#pending: Promise<unknown> | undefined;

	/** Does a command, where one is under way that changes the conversation after that one. */
	async run<Result>(type: Command['type'], work: () => Promise<Result>): Promise<Result> {
		const before = within.has(type) ? this.#pending : undefined;
		const done = before === undefined ? work() : before.catch(() => undefined).then(work);
		if (!changing.has(type)) {
			return done;
		}

		this.#pending = done;
		try {
			return await done;
		} finally {
			if (this.#pending === done) {
				this.#pending = undefined;
			}
		}
	}
}
