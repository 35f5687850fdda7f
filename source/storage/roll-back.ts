import type {DatabaseSync} from 'node:sqlite';

/** Takes back what a transaction did, if it is still open. */
export function rollBack(database: DatabaseSync): void {
	try {
		database.exec('ROLLBACK');
	} catch {
		// On a full disk or a damaged file SQLite has rolled back by itself.
	}
}
