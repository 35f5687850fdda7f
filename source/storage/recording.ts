import {statSync} from 'node:fs';
import type {DatabaseSync} from 'node:sqlite';
import type {RecordedRow} from '../core/history.ts';
import {openOrSetAside, replaceDamaged, type SetAside} from './open-or-set-aside.ts';
import {averageInto} from './recording-averages.ts';
import {RecordingColumns} from './recording-columns.ts';
import {segmentsOf} from './recording-segments.ts';
import {tiers, type Tier} from './recording-tiers.ts';
import {rollBack} from './roll-back.ts';

const version = 1;

/** So many rows more than come may go at a time, so that no writing takes long. */
const step = 200;

/** The host waits with everything else meanwhile. Milliseconds. */
const patience = 200;

/** What the tables may take, whatever a box with many cards has to tell. Bytes. */
const usualBound = 200 * 2 ** 20;

export type RecordingOptions = {
	/** The most that the tables may take, in bytes. */
	readonly bound?: number;
	/** The file turned out to be damaged: it is set aside. */
	readonly damaged?: boolean;
};

/** Which rows are wanted. Milliseconds since the epoch. */
export type RowsRequest = {
	readonly from: number;
	readonly to: number;
	/** Rows may be as coarse as this, in milliseconds; otherwise the finest there are. */
	readonly width?: number;
	readonly most?: number;
	/** Figures by name; all of them when left out. */
	readonly names?: readonly string[];
};

/**
The samples on disk: a row each second, averages of ten seconds and of a minute, each kept for its time. A file of its own, so that no damage to it touches a conversation.
*/
export class Recording {
	/** Set when a file could not be used and was set aside. */
	readonly aside: SetAside | undefined;
	readonly #file: string;
	readonly #bound: number;
	readonly #database: DatabaseSync;
	#columns: RecordingColumns;
	/** Up to where each tier has been averaged; of the finest there is nothing to average. */
	#done: readonly number[];

	/**
	@param file A path, or `:memory:`.
	*/
	constructor(file: string, {bound = usualBound, damaged = false}: RecordingOptions = {}) {
		const {database, aside} = (damaged ? replaceDamaged : openOrSetAside)({file, version, prepare, patience});
		this.#file = file;
		this.#bound = bound;
		this.#database = database;
		this.aside = aside;
		// Should dropping rows not be enough, SQLite itself refuses to grow.
		database.exec(`PRAGMA journal_size_limit = ${2 ** 22}; PRAGMA max_page_count = ${Math.ceil((bound * 1.25) / this.#pragma('page_size'))}`);
		this.#columns = new RecordingColumns(database);
		this.#done = tiers.map(({table, span}, index) => (index === 0 ? Infinity : (edge(database, table, 'max') ?? -Infinity) + span));
	}

	/** The figures that were ever recorded, by name. */
	get names(): readonly string[] {
		return this.#columns.names;
	}

	/** What the files take on disk, in bytes. */
	get sizeOnDisk(): number {
		return ['', '-wal', '-shm'].reduce((sum, tail) => sum + (statSync(this.#file + tail, {throwIfNoEntry: false})?.size ?? 0), 0);
	}

	/**
	Writes samples, averages what is complete by then and lets go of what is old: all of it or nothing.

	@param rows Of one second each.
	@param now Milliseconds since the epoch.
	*/
	append(rows: readonly RecordedRow[], now: number): void {
		this.#database.exec('BEGIN');
		try {
			for (const row of rows) {
				this.#columns.ensure(row.figures);
				this.#columns.put(tiers[0].table, row);
			}

			const times = rows.map(({time}) => time);
			const done = tiers.map((tier, index) => (index === 0 ? Infinity : this.#average(tier, this.#done[index]!, times)));
			for (const tier of tiers) {
				this.#drop(tier, now - tier.kept, rows.length + step);
			}

			this.#shrink();
			this.#database.exec('COMMIT');
			this.#done = done;
		} catch (error) {
			this.#abandon();
			throw error;
		}
	}

	/**
	Reads a span.

	@yields Rows, oldest first.
	*/
	* rows({from, to, width = 0, most = Infinity, names}: RowsRequest): Generator<RecordedRow> {
		const wanted = Math.max(0, tiers.findLastIndex(({span}) => span <= width));
		const extents = tiers.map(({table, span}, index) => ({table, span, oldest: edge(this.#database, table, 'min') ?? Infinity, done: this.#done[index]!}));
		const columns = ['time', 'samples', ...(names === undefined ? this.names : this.names.filter(name => names.includes(name)))].join(', ');
		let left = most;
		for (const segment of segmentsOf(extents, wanted, from, to)) {
			for (const row of this.#database.prepare(`SELECT ${columns} FROM ${segment.table} WHERE time >= ? AND time < ? ORDER BY time`).iterate(segment.from, segment.to)) {
				if (left-- <= 0) {
					return;
				}

				yield this.#columns.read(row, segment.span);
			}
		}
	}

	/** What each tier holds: how many rows, since when, and how long they are kept. */
	tiers(): Array<Pick<Tier, 'span' | 'kept'> & {readonly rows: number; readonly since: number | undefined}> {
		return tiers.map(({table, span, kept}) => ({
			span,
			kept,
			rows: Number(this.#database.prepare(`SELECT count(*) AS rows FROM ${table}`).get()?.['rows']),
			since: edge(this.#database, table, 'min'),
		}));
	}

	close(): void {
		this.#database.close();
	}

	/** @returns Up to where the tier is averaged now. */
	#average(tier: Tier, done: number, times: readonly number[]): number {
		const newest = times.at(-1);
		if (newest === undefined) {
			return done;
		}

		// A clock that was set back writes into parts that were averaged already: they are averaged anew.
		const from = Math.min(done, floor(Math.min(...times), tier.span));
		const to = floor(newest, tier.span);
		averageInto(tier, this.#database, this.#columns, {from, to});
		return Math.max(from, to);
	}

	#drop({table}: Tier, before: number, most: number): void {
		this.#database.prepare(`DELETE FROM ${table} WHERE time IN (SELECT time FROM ${table} WHERE time < ? ORDER BY time LIMIT ?)`).run(before, most);
	}

	/** Over the bound, every tier loses its oldest rows, however young they are. */
	#shrink(): void {
		const used = (this.#pragma('page_count') - this.#pragma('freelist_count')) * this.#pragma('page_size');
		if (used > this.#bound) {
			for (const tier of tiers) {
				this.#drop(tier, Infinity, step);
			}
		}
	}

	#abandon(): void {
		rollBack(this.#database);
		// Columns that were added are gone with it.
		this.#columns = new RecordingColumns(this.#database);
	}

	#pragma(name: string): number {
		return Number(this.#database.prepare(`PRAGMA ${name}`).get()?.[name]);
	}
}

function prepare(database: DatabaseSync): void {
	for (const {table} of tiers) {
		database.exec(`CREATE TABLE IF NOT EXISTS ${table} (time INTEGER PRIMARY KEY, samples INTEGER NOT NULL) STRICT`);
		// A file can be whole at its beginning and damaged further on.
		edge(database, table, 'max');
	}

	database.exec(`PRAGMA user_version = ${version}`);
}

function edge(database: DatabaseSync, table: string, end: 'min' | 'max'): number | undefined {
	const value = database.prepare(`SELECT ${end}(time) AS time FROM ${table}`).get()?.['time'];
	return typeof value === 'number' ? value : undefined;
}

function floor(time: number, span: number): number {
	return Math.floor(time / span) * span;
}
