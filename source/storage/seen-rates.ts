import {DatabaseSync} from 'node:sqlite';

/**
Decode rates that were seen on this box, by file, as a host keeps them: for commands that run without one. Reads and never writes; a database that is not there or not to be read has none.
*/
export function seenRates(file: string): ReadonlyMap<string, number> {
	try {
		const database = new DatabaseSync(file, {readOnly: true});
		try {
			const row = database.prepare('SELECT value FROM notes WHERE name = ?').get('rates');
			const rates = Object.entries(JSON.parse(String(row?.['value'] ?? '{}')) as Record<string, unknown>);
			return new Map(rates.filter((pair): pair is [string, number] => typeof pair[1] === 'number' && pair[1] > 0));
		} finally {
			database.close();
		}
	} catch {
		return new Map();
	}
}
