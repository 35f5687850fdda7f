import type {DatabaseSync, StatementSync} from 'node:sqlite';
import {figureNamed, type Figures} from '../core/figures.ts';
import type {RecordedRow} from '../core/history.ts';
import {tiers} from './recording-tiers.ts';

/**
The figures as columns of the tables: one is added when it is first seen, as when a card comes.
*/
export class RecordingColumns {
	readonly #database: DatabaseSync;
	readonly #inserts = new Map<string, StatementSync>();
	readonly #names: string[];

	constructor(database: DatabaseSync) {
		this.#database = database;
		// A name that this LISA does not know is left alone.
		this.#names = database.prepare('SELECT name FROM pragma_table_info(?)').all(tiers[0].table).map(row => String(row['name'])).filter(name => figureNamed(name) !== undefined);
	}

	/** The figures that were ever recorded. */
	get names(): readonly string[] {
		return this.#names;
	}

	/** Adds the columns that these figures and their averages need. */
	ensure(figures: Figures): void {
		for (const name of Object.keys(figures)) {
			const figure = this.#names.includes(name) ? undefined : figureNamed(name);
			if (figure === undefined) {
				continue;
			}

			this.#add(name);
			if (figure.peak === true && !figure.isPeak) {
				this.#add(`${name}_max`);
			}
		}
	}

	/** Writes a row, in the place of one of the same time. */
	put(table: string, {time, samples, figures}: Omit<RecordedRow, 'span'>): void {
		let insert = this.#inserts.get(table);
		if (insert === undefined) {
			insert = this.#database.prepare(`INSERT OR REPLACE INTO ${table} (${['time', 'samples', ...this.#names].join(', ')}) VALUES (?, ?${', ?'.repeat(this.#names.length)})`);
			this.#inserts.set(table, insert);
		}

		const values = figures as Readonly<Record<string, number>>;
		insert.run(time, samples, ...this.#names.map(name => values[name] ?? null));
	}

	/** @returns What a row of a table says. */
	read(row: Readonly<Record<string, unknown>>, span: number): RecordedRow {
		const figures: Record<string, number> = {};
		for (const name of this.#names) {
			const value = row[name];
			if (typeof value === 'number') {
				figures[name] = value;
			}
		}

		return {time: Number(row['time']), span, samples: Number(row['samples']), figures};
	}

	#add(name: string): void {
		if (!this.#names.includes(name)) {
			for (const {table} of tiers) {
				this.#database.exec(`ALTER TABLE ${table} ADD COLUMN ${name} REAL`);
			}

			this.#names.push(name);
			this.#inserts.clear();
		}
	}
}
