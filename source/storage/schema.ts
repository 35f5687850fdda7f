import type {DatabaseSync} from 'node:sqlite';
import {versionOf} from './open-or-set-aside.ts';
import {rollBack} from './roll-back.ts';
import {signsOfColumn} from './signs.ts';

/**
Each entry brings the database from the version of its index to the next one. Entries are never edited once released.
*/
const migrations: readonly string[] = [
	`
	CREATE TABLE sessions (
		id TEXT PRIMARY KEY,
		title TEXT NOT NULL,
		created INTEGER NOT NULL,
		saved INTEGER NOT NULL
	) STRICT;
	CREATE TABLE messages (
		id TEXT PRIMARY KEY,
		session TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
		position INTEGER NOT NULL,
		role TEXT NOT NULL,
		text TEXT NOT NULL,
		time INTEGER NOT NULL,
		detail TEXT NOT NULL
	) STRICT;
	CREATE INDEX messages_by_session ON messages (session, position);
	CREATE TABLE notes (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
	`,
	// Messages become a tree: each has the one before it, and the session its current end. `number` is the order in which they were made, and what the words are found by.
	`
	ALTER TABLE sessions ADD COLUMN leaf TEXT NOT NULL DEFAULT '';
	ALTER TABLE sessions ADD COLUMN detail TEXT NOT NULL DEFAULT '{}';
	CREATE TABLE tree (
		number INTEGER PRIMARY KEY,
		id TEXT NOT NULL UNIQUE,
		session TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
		parent TEXT NOT NULL,
		role TEXT NOT NULL,
		text TEXT NOT NULL,
		time INTEGER NOT NULL,
		detail TEXT NOT NULL
	) STRICT;
	INSERT INTO tree (id, session, parent, role, text, time, detail)
		SELECT id, session, coalesce(lag(id) OVER (PARTITION BY session ORDER BY position, rowid), ''), role, text, time, detail
		FROM messages ORDER BY session, position, rowid;
	DROP TABLE messages;
	ALTER TABLE tree RENAME TO messages;
	CREATE INDEX messages_by_parent ON messages (session, parent);
	CREATE INDEX sessions_by_saved ON sessions (saved);
	UPDATE sessions SET leaf = coalesce((SELECT id FROM messages WHERE session = sessions.id ORDER BY number DESC LIMIT 1), '');
	CREATE VIRTUAL TABLE words USING fts5 (text, content = 'messages', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
	INSERT INTO words (words) VALUES ('rebuild');
	CREATE TRIGGER words_in AFTER INSERT ON messages BEGIN
		INSERT INTO words (rowid, text) VALUES (new.number, new.text);
	END;
	CREATE TRIGGER words_out AFTER DELETE ON messages BEGIN
		INSERT INTO words (words, rowid, text) VALUES ('delete', old.number, old.text);
	END;
	CREATE TRIGGER words_changed AFTER UPDATE OF text ON messages WHEN old.text <> new.text BEGIN
		INSERT INTO words (words, rowid, text) VALUES ('delete', old.number, old.text);
		INSERT INTO words (rowid, text) VALUES (new.number, new.text);
	END;
	`,
	// The signs of each message, since what has no words cannot be looked up and would be looked for in every text.
	`
	CREATE TABLE signs (number INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
	INSERT INTO signs SELECT number, ${signsOfColumn('text')} FROM messages;
	CREATE TRIGGER signs_in AFTER INSERT ON messages BEGIN
		INSERT INTO signs VALUES (new.number, ${signsOfColumn('new.text')});
	END;
	CREATE TRIGGER signs_out AFTER DELETE ON messages BEGIN
		DELETE FROM signs WHERE number = old.number;
	END;
	CREATE TRIGGER signs_changed AFTER UPDATE OF text ON messages WHEN old.text <> new.text BEGIN
		UPDATE signs SET text = ${signsOfColumn('new.text')} WHERE number = new.number;
	END;
	`,
];

/** The version this LISA writes. */
export const schemaVersion = migrations.length;

/**
Brings a database to this version: all steps or none.

@throws What SQLite says; the database is as it was then.
*/
export function migrate(database: DatabaseSync): void {
	const version = versionOf(database);
	if (version >= schemaVersion) {
		return;
	}

	database.exec('BEGIN IMMEDIATE');
	try {
		for (const step of migrations.slice(version)) {
			database.exec(step);
		}

		database.exec(`PRAGMA user_version = ${schemaVersion}; COMMIT`);
	} catch (error) {
		rollBack(database);
		throw error;
	}
}
