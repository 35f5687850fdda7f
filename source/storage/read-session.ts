import type {DatabaseSync} from 'node:sqlite';
import type {Message, ReplyMessage, Session} from '../core/chat.ts';
import type {Row} from './row.ts';

/** What a session keeps beside its columns. */
export type SessionDetail = Pick<Session, 'named' | 'system' | 'sampling'> & {readonly model?: string};

/**
Reads a conversation: the branch that ends at its leaf, each message with its place among the others that answer the same one.

@param row Its row of `sessions`.
*/
export function readSession(database: DatabaseSync, row: Row): Session {
	const id = String(row['id']);
	const rows = database.prepare('SELECT * FROM messages WHERE session = ? ORDER BY number').all(id) as Row[];
	const byId = new Map(rows.map(message => [String(message['id']), message]));
	const children = Map.groupBy(rows, message => String(message['parent']));
	const noted = String(row['leaf']);
	// On a full disk the end may not have been written.
	const leaf = noted === '' || byId.has(noted) ? noted : String(rows.at(-1)?.['id'] ?? '');
	const messages: Message[] = [];
	for (let at = byId.get(leaf); at !== undefined && messages.length <= rows.length; at = byId.get(String(at['parent']))) {
		const siblings = children.get(String(at['parent']))!;
		const message = toMessage(at);
		messages.push(siblings.length > 1 ? {...message, branch: {index: siblings.indexOf(at) + 1, count: siblings.length}} : message);
	}

	const {model: _, ...detail} = JSON.parse(String(row['detail'])) as SessionDetail;
	return {
		id,
		title: String(row['title']),
		created: Number(row['created']),
		saved: Number(row['saved']),
		...detail,
		...(children.has(leaf) && {ahead: true}),
		messages: messages.toReversed(),
	};
}

/** @returns A message as the conversation keeps it. */
export function toMessage(row: Row): Message {
	const detail = JSON.parse(String(row['detail'])) as Partial<ReplyMessage>;
	const base = {id: String(row['id']), text: String(row['text']), time: Number(row['time'])};
	if (row['role'] === 'user') {
		return {...base, role: 'user'};
	}

	// A reply still running in the file belongs to a host that went without a word, as in a power cut.
	const ending = detail.ending === 'running' ? 'cancelled' : (detail.ending ?? 'end');
	return {...base, role: 'model', rungs: [], model: '', ...detail, ending};
}
