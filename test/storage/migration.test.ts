import {mkdtempSync, rmSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {versionOf} from '../../source/storage/open-or-set-aside.ts';
import {Store} from '../../source/storage/store.ts';

let file: string;
beforeEach(() => {
	file = path.join(mkdtempSync(path.join(os.tmpdir(), 'lisa-migration-')), 'lisa.db');
});
afterEach(() => {
	rmSync(path.dirname(file), {recursive: true, force: true});
});

/** A database as the first release wrote it. */
function first(prepare: (database: DatabaseSync) => void): void {
	const database = new DatabaseSync(file);
	database.exec(`
		CREATE TABLE sessions (id TEXT PRIMARY KEY, title TEXT NOT NULL, created INTEGER NOT NULL, saved INTEGER NOT NULL) STRICT;
		CREATE TABLE messages (id TEXT PRIMARY KEY, session TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE, position INTEGER NOT NULL, role TEXT NOT NULL, text TEXT NOT NULL, time INTEGER NOT NULL, detail TEXT NOT NULL) STRICT;
		CREATE INDEX messages_by_session ON messages (session, position);
		CREATE TABLE notes (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
		INSERT INTO sessions VALUES ('s', 'first talk', 1, 10), ('t', 'second talk', 2, 20), ('empty', 'nothing said', 3, 5);
		INSERT INTO messages VALUES
			('t1', 't', 0, 'user', 'hello', 2, '{}'),
			('s2', 's', 1, 'model', 'of course', 2, '{"ending":"end","rungs":["F16"],"model":"m"}'),
			('s1', 's', 0, 'user', 'can you?', 1, '{}'),
			('s3', 's', 2, 'user', 'really?', 3, '{}');
		INSERT INTO notes VALUES ('draft', 'half a');
		PRAGMA user_version = 1;
	`);
	prepare(database);
	database.close();
}

test('a database of the first release is brought along whole', () => {
	first(() => {});
	const store = new Store(file);
	expect(store.warning).toBeUndefined();
	expect(store.latest()).toEqual({id: 't', title: 'second talk', created: 2, saved: 20, messages: [{id: 't1', role: 'user', text: 'hello', time: 2}]});
	expect(store.open('s')?.messages.map(({id, text}) => `${id} ${text}`)).toEqual(['s1 can you?', 's2 of course', 's3 really?']);
	expect(store.open('s')?.messages[1]).toMatchObject({rungs: ['F16'], model: 'm'});
	expect(store.open('empty')?.messages).toEqual([]);
	expect(store.noted('draft')).toBe('half a');
	expect(store.search('course').map(({message}) => message)).toEqual(['s2']);
	expect(store.search('?').map(({message}) => message).toSorted()).toEqual(['s1', 's3']);
	store.close();
});

test('a step that fails leaves the database as it was', () => {
	first(database => {
		// Something else has taken a name the new version needs.
		database.exec('CREATE TABLE tree (x)');
	});
	expect(() => new Store(file)).toThrow(/tree/u);
	const database = new DatabaseSync(file);
	expect(versionOf(database)).toBe(1);
	expect(database.prepare('SELECT count(*) AS count FROM messages').get()).toEqual({count: 4});
	expect(database.prepare('SELECT * FROM sessions').all()).toHaveLength(3);
	database.close();
});
