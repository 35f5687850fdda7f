import type {Message, Session} from '../core/chat.ts';
import type {ViewEvent} from '../core/view.ts';
import type {Store} from '../storage/store.ts';

/**
Writes what is said to the store at once. On a disk that is full it is kept in memory, which is told once, and is written as soon as that is possible.
*/
export class Saving {
	readonly #store: Store;
	readonly #publish: (event: ViewEvent) => void;
	/** Messages that are not on disk yet, by their id, each with the conversation it is in. */
	readonly #unsaved = new Map<string, {readonly session: Session; readonly message: Message}>();
	/** That they cannot be written has been told. */
	#told = false;

	constructor(store: Store, publish: (event: ViewEvent) => void) {
		this.#store = store;
		this.#publish = publish;
	}

	/** Writes a message, after those that wait: each has its place behind the one before. */
	message(session: Session, message: Message): void {
		const {messages} = session;
		// As the file will have it then, without messages at its end that are not there yet.
		const last = messages.findLastIndex(({id}) => id === message.id || !this.#unsaved.has(id));
		this.#unsaved.set(message.id, {session: {...session, messages: messages.slice(0, last + 1)}, message});
		const now = Date.now();
		const saved = this.#try(() => {
			for (const [id, waiting] of this.#unsaved) {
				this.#store.write(waiting.session, waiting.message, now);
				this.#unsaved.delete(id);
			}
		});
		if (saved) {
			this.#told = false;
			this.#publish({type: 'saved', time: now});
		}
	}

	/** Writes what a conversation is, but for what is said in it. */
	about(session: Session): void {
		this.#try(() => {
			this.#store.about(session, Date.now());
		});
	}

	/** Takes a message out that nothing follows. */
	remove(id: string): void {
		this.#try(() => {
			this.#store.remove(id);
		});
	}

	/** A conversation is deleted: nothing of it is to be written any more. */
	forget(session: string): void {
		for (const [id, waiting] of this.#unsaved) {
			if (waiting.session.id === session) {
				this.#unsaved.delete(id);
			}
		}
	}

	/** @returns Whether the store took it. */
	#try(work: () => void): boolean {
		try {
			work();
			return true;
		} catch (error) {
			if (!this.#told) {
				this.#told = true;
				this.#publish({type: 'notice', notice: {level: 'error', text: `What is said cannot be saved: ${error instanceof Error ? error.message : String(error)}.`, hint: 'It is kept in memory and tried again with every word; /export FILE writes it elsewhere.', time: Date.now()}});
			}

			return false;
		}
	}
}
