import {DatabaseSync} from 'node:sqlite';
import {readMeasurements, type MemoryMeasurement} from '../core/memory-record.ts';

/**
Decode rates that were seen on this box, by file, as a host keeps them: for commands that run without one. A database that is not there or not to be read has none.
*/
export function seenRates(file: string): ReadonlyMap<string, number> {
	try {
		const rates = Object.entries(JSON.parse(notedIn(file, 'rates') ?? '{}') as Record<string, unknown>);
		return new Map(rates.filter((pair): pair is [string, number] => typeof pair[1] === 'number' && pair[1] > 0));
	} catch {
		return new Map();
	}
}

/** What models were seen to take on this box, likewise. */
export function seenMemory(file: string): MemoryMeasurement[] {
	return readMeasurements(notedIn(file, 'memory'));
}

/** Reads and never writes. */
function notedIn(file: string, name: string): string | undefined {
	try {
		const database = new DatabaseSync(file, {readOnly: true});
		try {
			const value = database.prepare('SELECT value FROM notes WHERE name = ?').get(name)?.['value'];
			return typeof value === 'string' ? value : undefined;
		} finally {
			database.close();
		}
	} catch {
		return undefined;
	}
}
