import type {DatabaseSync} from 'node:sqlite';
import {versionOf} from './open-or-set-aside.ts';

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
];

/** The version this LISA writes. */
export const schemaVersion = migrations.length;

/**
Brings a database to this version, each step whole or not at all.
*/
export function migrate(database: DatabaseSync): void {
	for (let version = versionOf(database); version < schemaVersion; version++) {
		database.exec(`BEGIN; ${migrations[version]!} PRAGMA user_version = ${version + 1}; COMMIT;`);
	}
}
