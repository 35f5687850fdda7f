import {randomUUID} from 'node:crypto';
import {titleFrom, type Message, type ReplyMessage, type Session, type UserMessage} from '../core/chat.ts';
import type {Turn} from '../core/engine-protocol.ts';
import type {ViewEvent} from '../core/view.ts';
import type {Store} from '../storage/store.ts';

/**
@returns A conversation that nobody has written in yet; it reaches the store with its first message.
*/
export function newSession(): Session {
	return {id: randomUUID(), title: 'new conversation', created: Date.now(), messages: []};
}

/**
The turns of a conversation as the engine takes them. A reply that said nothing leaves no turn, and user messages in a row become one: many chat templates refuse two turns of the same side.
*/
export function toTurns(messages: readonly Message[]): Turn[] {
	const turns: Turn[] = [];
	for (const {role, text} of messages) {
		const last = turns.at(-1);
		if (role === 'user' && last?.role === 'user') {
			turns[turns.length - 1] = {role, text: `${last.text}\n\n${text}`};
		} else if (role === 'user' || text !== '') {
			turns.push({role, text});
		}
	}

	return turns;
}

/**
The conversation in use: what is said is written to the store at once, and told to the screens.
*/
export class Conversation {
	#session: Session;
	readonly #store: Store;
	readonly #publish: (event: ViewEvent) => void;

	constructor(session: Session, store: Store, publish: (event: ViewEvent) => void) {
		this.#session = session;
		this.#store = store;
		this.#publish = publish;
	}

	get session(): Session {
		return this.#session;
	}

	/** Adds what the user said. */
	say(text: string): UserMessage {
		const message: UserMessage = {id: randomUUID(), role: 'user', text, time: Date.now()};
		if (this.#session.messages.length === 0) {
			this.#session = {...this.#session, title: titleFrom(text)};
			this.#publish({type: 'session', session: this.#session});
		}

		this.put(message);
		return message;
	}

	/** Adds or replaces a message and writes it. */
	put(message: Message): void {
		this.keep(message);
		this.#publish({type: 'message', message});
	}

	/** Like `put`, without telling the screens: they have the text already, piece by piece. */
	keep(message: Message): void {
		const {messages} = this.#session;
		const index = messages.findLastIndex(({id}) => id === message.id);
		this.#session = {...this.#session, messages: index === -1 ? [...messages, message] : messages.with(index, message)};
		const now = Date.now();
		this.#store.write(this.#session, message, index === -1 ? messages.length : index, now);
		this.#publish({type: 'saved', time: now});
	}

	/** Whether the last word is the user's. */
	get awaitsReply(): boolean {
		return this.#session.messages.at(-1)?.role === 'user';
	}

	/** Takes the last reply away, so that it can be answered again. */
	retract(): ReplyMessage | undefined {
		const last = this.#session.messages.at(-1);
		if (last?.role !== 'model') {
			return undefined;
		}

		this.#store.remove(last.id);
		this.#session = {...this.#session, messages: this.#session.messages.slice(0, -1)};
		this.#publish({type: 'session', session: this.#session});
		return last;
	}

	/** Puts another conversation in its place. */
	open(session: Session): void {
		this.#session = session;
		this.#publish({type: 'session', session});
	}
}
