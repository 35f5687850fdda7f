import {randomUUID} from 'node:crypto';
import {branchBeside, leafBelow} from '../core/branches.ts';
import {titleFrom, type Message, type ReplyMessage, type Session, type UserMessage} from '../core/chat.ts';
import type {Turn} from '../core/engine-protocol.ts';
import type {ViewEvent} from '../core/view.ts';
import type {Store} from '../storage/store.ts';
import {Saving} from './saving.ts';

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
	readonly #saving: Saving;

	constructor(session: Session, store: Store, publish: (event: ViewEvent) => void) {
		this.#session = session;
		this.#store = store;
		this.#publish = publish;
		this.#saving = new Saving(store, publish);
	}

	get session(): Session {
		return this.#session;
	}

	/**
	Adds what the user said.

	@param instead The message it takes the place of: that one and what follows stay as a branch.
	*/
	say(text: string, instead?: string): UserMessage {
		const index = instead === undefined ? -1 : this.#session.messages.findIndex(({id}) => id === instead);
		if (index !== -1) {
			this.#cut(index);
		}

		const message: UserMessage = {id: randomUUID(), role: 'user', text, time: Date.now()};
		if (this.#session.messages.length === 0 && !this.#session.named) {
			this.about({title: titleFrom(text)});
		}

		this.put(message);
		return message;
	}

	/** Adds or replaces a message and writes it. */
	put(message: Message): void {
		this.#publish({type: 'message', message: this.#write(message)});
	}

	/** Like `put`, without telling the screens: they have the text already, piece by piece. Returns the message with its place among its branches. */
	keep<Kind extends Message>(message: Kind): Kind {
		return this.#write(message);
	}

	/** Whether the last word is the user's. */
	get awaitsReply(): boolean {
		return this.#session.messages.at(-1)?.role === 'user';
	}

	/** Takes the last reply away, so that it can be answered again. It stays as a branch, unless it said nothing. */
	retract(): ReplyMessage | undefined {
		const last = this.#session.messages.at(-1);
		if (last?.role !== 'model') {
			return undefined;
		}

		if (last.text === '') {
			this.#saving.remove(last.id);
		}

		this.#cut(this.#session.messages.length - 1);
		return last;
	}

	/**
	Takes the last question and what follows it back; they stay as a branch.

	@returns The question, if there was one.
	*/
	undo(): Message | undefined {
		const index = this.#session.messages.findLastIndex(({role}) => role === 'user');
		const question = this.#session.messages[index];
		if (question !== undefined) {
			this.#cut(index, true);
		}

		return question;
	}

	/** Changes what the conversation is, but for what is said in it. */
	about(change: Partial<Pick<Session, 'title' | 'named' | 'system' | 'sampling'>>): void {
		this.#session = {...this.#session, ...change};
		this.#saving.about(this.#session);
		const {title, named, system, sampling} = this.#session;
		this.#publish({type: 'about', about: {title, named, system, sampling}});
	}

	/**
	Shows the branch before (−1) or the next one (+1).

	@returns Whether there is one.
	*/
	walk(direction: -1 | 1): boolean {
		const {id, messages} = this.#session;
		const leaf = branchBeside(this.#store.tree(id), messages.map(message => message.id), direction);
		if (leaf !== undefined) {
			this.open(this.#store.show(id, leaf)!);
		}

		return leaf !== undefined;
	}

	/** Shows the branch that has a message. */
	turnTo(message: string): void {
		const {id} = this.#session;
		const nodes = this.#store.tree(id);
		if (nodes.some(node => node.id === message)) {
			this.open(this.#store.show(id, leafBelow(nodes, message))!);
		}
	}

	/** Puts another conversation, or another branch of this one, in its place. */
	open(session: Session): void {
		this.#session = session;
		this.#publish({type: 'session', session});
	}

	/** A conversation is deleted: nothing of it is to be written any more. */
	forget(session: string): void {
		this.#saving.forget(session);
	}

	/** Leaves out the messages from an index on. */
	#cut(index: number, ahead?: true): void {
		this.open({...this.#session, messages: this.#session.messages.slice(0, index), ahead});
		this.#saving.about(this.#session);
	}

	#write<Kind extends Message>(message: Kind): Kind {
		const {messages} = this.#session;
		const index = messages.findLastIndex(candidate => candidate.id === message.id);
		const branch = index === -1 ? this.#newBranch() : messages[index]!.branch;
		const placed = branch === undefined ? message : {...message, branch};
		this.#session = {...this.#session, ahead: undefined, messages: index === -1 ? [...messages, placed] : messages.with(index, placed)};
		this.#saving.message(this.#session, placed);
		return placed;
	}

	/** @returns The place of a message that is about to be added after the last one. */
	#newBranch(): Message['branch'] {
		const before = this.#store.countAfter(this.#session.id, this.#session.messages.at(-1)?.id ?? '');
		return before === 0 ? undefined : {index: before + 1, count: before + 1};
	}
}
