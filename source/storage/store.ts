import type {DatabaseSync, StatementSync} from 'node:sqlite';
import type {Message, ReplyMessage, Session, SessionSummary} from '../core/chat.ts';
import {openOrSetAside} from './open-or-set-aside.ts';
import {migrate, schemaVersion} from './schema.ts';

type Row = Record<string, string | number>;

/**
The conversations on disk: one SQLite file in WAL mode, readable by its owner only.
*/
export class Store {
	/** Set when a file could not be used and was set aside: one sentence, fit to be shown. */
	readonly warning: string | undefined;
	readonly #database: DatabaseSync;
	readonly #putMessage: StatementSync;
	readonly #putSession: StatementSync;

	/**
	Opens the store, or makes it. A file that is damaged or from a newer LISA is renamed, never overwritten.

	@param file A path, or `:memory:`.
	*/
	constructor(file: string) {
		const {database, aside} = openOrSetAside({
			file,
			version: schemaVersion,
			prepare(database) {
				migrate(database);
				// A file can be whole at its beginning and damaged further on: what the screen starts from is read once to know.
				latest(database);
			},
		});
		this.#database = database;
		this.warning = aside && `The conversations in ${file} could not be used: the file ${aside.why}. It is kept as ${aside.name}.`;
		this.#putSession = this.#database.prepare(
			'INSERT INTO sessions (id, title, created, saved) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET title = excluded.title, saved = excluded.saved',
		);
		this.#putMessage = this.#database.prepare(
			'INSERT INTO messages (id, session, position, role, text, time, detail) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET text = excluded.text, detail = excluded.detail',
		);
	}

	/**
	Writes a message and its session.

	@param position Its place in the conversation, from 0.
	*/
	write(session: Session, message: Message, position: number, now: number): void {
		const {id, role, text, time, ...detail} = message;
		this.#database.exec('BEGIN');
		try {
			this.#putSession.run(session.id, session.title, session.created, now);
			this.#putMessage.run(id, session.id, position, role, text, time, JSON.stringify(detail));
			this.#database.exec('COMMIT');
		} catch (error) {
			this.#database.exec('ROLLBACK');
			throw error;
		}
	}

	/** Takes a message out, as when it is answered again. */
	remove(id: string): void {
		this.#database.prepare('DELETE FROM messages WHERE id = ?').run(id);
	}

	/** @returns The conversation written to last, if there is one. */
	latest(): Session | undefined {
		return latest(this.#database);
	}

	/** @returns The newest conversations, the newest first. */
	list(most = 500): SessionSummary[] {
		const rows = this.#database.prepare('SELECT id, title, saved, (SELECT count(*) FROM messages WHERE session = sessions.id) AS messages FROM sessions ORDER BY saved DESC LIMIT ?').all(most) as Row[];
		return rows.map(row => ({id: String(row['id']), title: String(row['title']), saved: Number(row['saved']), messages: Number(row['messages'])}));
	}

	/** @returns A conversation by its id. */
	open(id: string): Session | undefined {
		const row = this.#database.prepare('SELECT * FROM sessions WHERE id = ?').get(id) as Row | undefined;
		return row && readSession(this.#database, row);
	}

	/** Keeps a small value by name, as the draft in the composer. */
	note(name: string, value: string): void {
		this.#database.prepare('INSERT INTO notes VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value').run(name, value);
	}

	/** @returns A value kept by `note`. */
	noted(name: string): string | undefined {
		const row = this.#database.prepare('SELECT value FROM notes WHERE name = ?').get(name) as Row | undefined;
		return row === undefined ? undefined : String(row['value']);
	}

	close(): void {
		this.#database.close();
	}
}

function latest(database: DatabaseSync): Session | undefined {
	const row = database.prepare('SELECT * FROM sessions ORDER BY saved DESC LIMIT 1').get() as Row | undefined;
	return row && readSession(database, row);
}

function readSession(database: DatabaseSync, row: Row): Session {
	const id = String(row['id']);
	const rows = database.prepare('SELECT * FROM messages WHERE session = ? ORDER BY position').all(id) as Row[];
	return {id, title: String(row['title']), created: Number(row['created']), saved: Number(row['saved']), messages: rows.map(message => toMessage(message))};
}

function toMessage(row: Row): Message {
	const detail = JSON.parse(String(row['detail'])) as Partial<ReplyMessage>;
	const base = {id: String(row['id']), text: String(row['text']), time: Number(row['time'])};
	if (row['role'] === 'user') {
		return {...base, role: 'user'};
	}

	// A reply still running in the file belongs to a host that went without a word, as in a power cut.
	const ending = detail.ending === 'running' ? 'cancelled' : (detail.ending ?? 'end');
	return {...base, role: 'model', rungs: [], model: '', ...detail, ending};
}
