import type {DatabaseSync} from 'node:sqlite';
import {Average} from '../core/averages.ts';
import type {RecordingColumns} from './recording-columns.ts';
import {tiers, type Tier} from './recording-tiers.ts';

/**
Averages the seconds between two moments into the rows of a coarser tier.

@param from A beginning of one of its rows, or before everything.
@param to The beginning of the row that is not whole yet.
*/
export function averageInto({table, span}: Tier, database: DatabaseSync, columns: RecordingColumns, {from, to}: {readonly from: number; readonly to: number}): void {
	let time = 0;
	let average = new Average();
	const put = () => {
		if (average.samples > 0) {
			columns.put(table, {time, samples: average.samples, figures: average.figures()});
		}
	};

	const [{table: seconds, span: second}] = tiers;
	for (const row of database.prepare(`SELECT * FROM ${seconds} WHERE time >= ? AND time < ? ORDER BY time`).iterate(Math.max(0, from), to)) {
		const read = columns.read(row, second);
		const begin = Math.floor(read.time / span) * span;
		// They come in order: the row before this one is whole, and no more than one is in memory.
		if (begin !== time) {
			put();
			time = begin;
			average = new Average();
		}

		average.add(read);
	}

	put();
}
