import type {DatabaseSync, StatementSync} from 'node:sqlite';
import type {Node} from '../core/branches.ts';
import type {Message, PastInput, SearchHit, Session, SessionSummary} from '../core/chat.ts';
import {inputs} from './inputs.ts';
import {openOrSetAside} from './open-or-set-aside.ts';
import {readSession, toMessage, type SessionDetail} from './read-session.ts';
import {rollBack} from './roll-back.ts';
import type {Row} from './row.ts';
import {migrate, schemaVersion} from './schema.ts';
import {search} from './search.ts';

/**
The conversations on disk: one SQLite file in WAL mode, readable by its owner only. The messages of a conversation are a tree, and what is shown is the branch that ends at its leaf.
*/
export class Store {
	/** Set when a file could not be used and was set aside: one sentence, fit to be shown. */
	readonly warning: string | undefined;
	readonly #database: DatabaseSync;
	readonly #putMessage: StatementSync;
	readonly #putSession: StatementSync;

	readonly #onFail: (error: unknown) => void;

	/**
	Opens the store, or makes it. A file that is damaged or from a newer LISA is renamed, never overwritten.

	@param file A path, or `:memory:`.
	@param onFail Told what could not be noted, as on a full disk.
	*/
	constructor(file: string, onFail: (error: unknown) => void = () => undefined) {
		this.#onFail = onFail;
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
		// Every commit reaches the disk: with `NORMAL` a power cut takes all that was written since the last checkpoint. See https://www.sqlite.org/pragma.html#pragma_synchronous
		database.exec('PRAGMA synchronous = FULL');
		this.warning = aside && `The conversations in ${file} could not be used: the file ${aside.why}. It is kept as ${aside.name}.`;
		this.#putSession = this.#database.prepare(`
			INSERT INTO sessions (id, title, created, saved, leaf, detail) VALUES (?, ?, ?, ?, ?, ?)
			ON CONFLICT (id) DO UPDATE SET title = excluded.title, saved = excluded.saved, leaf = excluded.leaf, detail = json_set(excluded.detail, '$.model', coalesce(json_extract(excluded.detail, '$.model'), json_extract(detail, '$.model')))
		`);
		this.#putMessage = this.#database.prepare('INSERT INTO messages (id, session, parent, role, text, time, detail) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET text = excluded.text, detail = excluded.detail');
	}

	/**
	Writes a message of the branch that is shown, and its session.
	*/
	write(session: Session, message: Message, now: number): void {
		const {id, role, text, time, branch: _, ...detail} = message;
		const {messages} = session;
		const index = messages.findLastIndex(candidate => candidate.id === id);
		this.#whole(() => {
			this.#writeSession(session, now, role === 'model' && 'model' in detail && detail.model !== '' ? {model: detail.model} : {});
			this.#putMessage.run(id, session.id, messages[index - 1]?.id ?? '', role, text, time, JSON.stringify(detail));
		});
	}

	/** Writes what a session is: its title, its settings, and the branch that is shown. One that nobody has written in is not kept. */
	about(session: Session, now: number): void {
		if (this.#sessionRow(session.id) !== undefined) {
			this.#writeSession(session, now);
		}
	}

	/** Takes a message out that nothing follows, as a reply that said nothing. */
	remove(id: string): void {
		this.#database.prepare('DELETE FROM messages WHERE id = ?').run(id);
	}

	/** Deletes a conversation and all its branches. */
	delete(session: string): void {
		this.#database.prepare('DELETE FROM sessions WHERE id = ?').run(session);
	}

	/** @returns How many messages follow one directly: more than one where it was answered again. */
	countAfter(session: string, message: string): number {
		return Number(this.#database.prepare('SELECT count(*) AS count FROM messages WHERE session = ? AND parent = ?').get(session, message)!['count']);
	}

	/** @returns The conversation written to last, if there is one. */
	latest(): Session | undefined {
		return latest(this.#database);
	}

	/** @returns The newest conversations, the newest first. */
	list(most = 500): SessionSummary[] {
		return (this.#database.prepare(`${summaries} ORDER BY saved DESC LIMIT ?`).all(most) as Row[]).map(row => toSummary(row));
	}

	/** @returns The conversations whose title is this one in any letter case, or whose id begins with it; where there is none, those whose title begins with it. The newest first. */
	named(name: string): SessionSummary[] {
		const rows = (this.#database.prepare(`${summaries} ORDER BY saved DESC`).all() as Row[]).map(row => toSummary(row));
		const wanted = name.trim().toLowerCase();
		const same = rows.filter(({id, title}) => title.toLowerCase() === wanted || id === wanted);
		const begun = rows.filter(({id, title}) => title.toLowerCase().startsWith(wanted) || (wanted.length >= 4 && id.startsWith(wanted)));
		return wanted === '' ? [] : same.length > 0 ? same : begun;
	}

	/** @returns A conversation by its id. */
	open(id: string): Session | undefined {
		const row = this.#sessionRow(id);
		return row && readSession(this.#database, row);
	}

	/**
	Makes another branch the one that is shown.

	@param leaf Its last message.
	*/
	show(id: string, leaf: string): Session | undefined {
		this.#database.prepare('UPDATE sessions SET leaf = ? WHERE id = ?').run(leaf, id);
		return this.open(id);
	}

	/** @returns What follows what in a conversation, in the order it was made. */
	tree(session: string): Node[] {
		return this.#database.prepare('SELECT id, parent FROM messages WHERE session = ? ORDER BY number').all(session) as Node[];
	}

	/** @returns Every message of a conversation on every branch, in the order they were made; `parent` is empty for those at the beginning. */
	everything(session: string): Array<{readonly parent: string; readonly message: Message}> {
		const rows = this.#database.prepare('SELECT * FROM messages WHERE session = ? ORDER BY number').all(session) as Row[];
		return rows.map(row => ({parent: String(row['parent']), message: toMessage(row)}));
	}

	/** Finds words in every message, the newest first. */
	search(words: string, most = 100): SearchHit[] {
		return search(this.#database, words, most);
	}

	/** Finds what was sent in any conversation, the newest first and each text once. */
	inputs(words: string, most = 100): PastInput[] {
		return inputs(this.#database, words, most);
	}

	/** Keeps a small value by name, as the draft in the composer. Nothing depends on it: where it cannot be written, life goes on. */
	note(name: string, value: string): void {
		try {
			this.#database.prepare('INSERT INTO notes VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value').run(name, value);
		} catch (error) {
			this.#onFail(error);
		}
	}

	/** @returns A value kept by `note`. */
	noted(name: string): string | undefined {
		const row = this.#database.prepare('SELECT value FROM notes WHERE name = ?').get(name) as Row | undefined;
		return row === undefined ? undefined : String(row['value']);
	}

	close(): void {
		this.#database.close();
	}

	#writeSession({id, title, created, messages, named, system, sampling}: Session, now: number, rest: Pick<SessionDetail, 'model'> = {}): void {
		this.#putSession.run(id, title, created, now, messages.at(-1)?.id ?? '', JSON.stringify({named, system, sampling, ...rest}));
	}

	#sessionRow(id: string): Row | undefined {
		return this.#database.prepare('SELECT * FROM sessions WHERE id = ?').get(id) as Row | undefined;
	}

	#whole(work: () => void): void {
		this.#database.exec('BEGIN');
		try {
			work();
			this.#database.exec('COMMIT');
		} catch (error) {
			rollBack(this.#database);
			throw error;
		}
	}
}

const summaries = 'SELECT id, title, saved, json_extract(detail, \'$.model\') AS model, (SELECT count(*) FROM messages WHERE session = sessions.id) AS messages FROM sessions';

function toSummary(row: Row): SessionSummary {
	return {id: String(row['id']), title: String(row['title']), saved: Number(row['saved']), messages: Number(row['messages']), ...(row['model'] && {model: String(row['model'])})};
}

function latest(database: DatabaseSync): Session | undefined {
	const row = database.prepare('SELECT * FROM sessions ORDER BY saved DESC LIMIT 1').get() as Row | undefined;
	return row && readSession(database, row);
}
