import {chmodSync, existsSync, mkdirSync, renameSync} from 'node:fs';
import path from 'node:path';
import {DatabaseSync} from 'node:sqlite';

export type Opening = {
	/** A path, or `:memory:`. */
	readonly file: string;
	/** The newest version this LISA understands, as SQLite keeps it in `user_version`. */
	readonly version: number;
	/** Brings the database to that version and reads what shows whether it is whole. Called again with an empty one where it was not. */
	readonly prepare: (database: DatabaseSync) => void;
	/** How long another process that writes is waited for, in milliseconds. */
	readonly patience?: number;
};

/** A database that can be used, and what became of the file that could not. */
export type Opened = {
	readonly database: DatabaseSync;
	readonly aside?: SetAside;
};

/** A file that was set aside. */
export type SetAside = {
	/** As in `the file is damaged`, less its first two words. */
	readonly why: string;
	/** The name it has now. */
	readonly name: string;
};

/**
Opens a database in WAL mode, readable by its owner only, or makes it. A file that is damaged or from a newer LISA is renamed, never overwritten.
*/
export function openOrSetAside(opening: Opening): Opened {
	const {file} = opening;
	if (file !== ':memory:') {
		mkdirSync(path.dirname(file), {recursive: true, mode: 0o700});
	}

	try {
		const database = openReadable(opening);
		return database === undefined ? replace(opening, 'newer', 'comes from a newer LISA') : {database};
	} catch (error) {
		if (!isDamage(error)) {
			throw error;
		}

		return replace(opening, 'damaged', 'is damaged');
	}
}

/** Renames a database that turned out to be damaged while it was open, and makes a new one. It must be closed by now. */
export function replaceDamaged(opening: Opening): Opened {
	return replace(opening, 'damaged', 'is damaged');
}

/** @returns Whether an error of SQLite means that the file itself is at fault. */
export function isDamage(error: unknown): boolean {
	return /malformed|not a database|corrupt/iu.test(String(error));
}

/**
@returns The version of the database as SQLite keeps it in `user_version`; 0 is an empty one.
*/
export function versionOf(database: DatabaseSync): number {
	return Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
}

/** @returns Nothing where the file comes from a newer LISA. */
function openReadable(opening: Opening): DatabaseSync | undefined {
	const {version, prepare} = opening;
	const database = open(opening);
	try {
		if (versionOf(database) <= version) {
			prepare(database);
			return database;
		}
	} catch (error) {
		database.close();
		throw error;
	}

	database.close();
	return undefined;
}

function replace(opening: Opening, suffix: string, why: string): Opened {
	const {file, prepare} = opening;
	const aside = `${file}.${suffix}-${Date.now()}`;
	for (const tail of ['', '-wal', '-shm']) {
		if (existsSync(file + tail)) {
			renameSync(file + tail, aside + tail);
		}
	}

	const database = open(opening);
	prepare(database);
	return {database, aside: {why, name: path.basename(aside)}};
}

function open({file, patience = 5000}: Opening): DatabaseSync {
	const database = new DatabaseSync(file, {timeout: patience});
	try {
		if (file !== ':memory:') {
			chmodSync(file, 0o600);
		}

		database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;');
		return database;
	} catch (error) {
		database.close();
		throw error;
	}
}
