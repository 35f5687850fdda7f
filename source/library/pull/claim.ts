import {rmSync} from 'node:fs';
import {DatabaseSync} from 'node:sqlite';
import {LisaError} from '../../core/errors.ts';

/**
Takes a file for this process alone. The lock is the system's own, by way of SQLite, which has one on every platform: it goes with the process, however that ends.

@returns What gives it back.
@throws {LisaError} `busy` when another process has it.
*/
export function claim(path: string, name: string): () => void {
	const database = new DatabaseSync(path);
	try {
		database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
	} catch (error) {
		database.close();
		throw new LisaError(`“${name}” is being fetched already.`, {code: 'busy', hint: 'Wait until the other pull has ended, or stop it first.', cause: error});
	}

	return () => {
		rmSync(path, {force: true});
		database.close();
	};
}
