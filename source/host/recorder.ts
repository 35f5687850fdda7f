import {pointsOf} from '../core/averages.ts';
import {figuresOf} from '../core/figures-of.ts';
import type {HistoryPoint, HistoryRequest, RecordedRow, RecordingStatus, RowsRequest} from '../core/history.ts';
import type {Sample} from '../core/samples.ts';
import type {Notice} from '../core/view.ts';
import {isDamage} from '../storage/open-or-set-aside.ts';
import {Recording} from '../storage/recording.ts';

export type RecorderOptions = {
	readonly file: string;
	readonly onNotice: (notice: Notice) => void;
	readonly log: (message: string) => void;
	/** The most that the recording may take, in bytes. */
	readonly bound?: number;
};

/** So many samples are written at once: a disk is woken every ten seconds, and no more than that is lost with the power. */
const batch = 10;

/** So many are held while nothing can be written. */
const mostHeld = 300;

/** How long after a failure it is tried again, in milliseconds. */
const patience = 60_000;

/**
Keeps what was sampled: the newest seconds in memory, the rest on disk. Whatever happens to the file, the host goes on.
*/
export class Recorder {
	readonly #options: RecorderOptions;
	#recording: Recording | undefined;
	#held: RecordedRow[] = [];
	#paused: {readonly why: string; readonly until: number} | undefined;

	constructor(options: RecorderOptions) {
		this.#options = options;
	}

	take(sample: Sample): void {
		this.#held.push({time: sample.time, span: 1000, samples: 1, figures: figuresOf(sample)});
		if (this.#held.length > mostHeld) {
			this.#held.shift();
		}

		if (this.#held.length >= batch && (this.#paused === undefined || sample.time >= this.#paused.until)) {
			this.flush(sample.time);
		}
	}

	/** Writes what is held. */
	flush(now = Date.now()): void {
		if (this.#held.length === 0) {
			return;
		}

		try {
			this.#use(recording => {
				recording.append(this.#held, now);
			});
			this.#held = [];
			if (this.#paused !== undefined) {
				this.#paused = undefined;
				this.#options.log('recording goes on');
			}
		} catch (error) {
			this.#pause(error, now);
		}
	}

	/** @returns What was recorded in a span, in as many parts as are wanted. */
	history(request: HistoryRequest): HistoryPoint[] {
		const {from, to, points} = request;
		const written = this.#read(recording => pointsOf(chain(recording.rows({from, to, width: (to - from) / points}), this.#held), request));
		return written ?? pointsOf(this.#held, request);
	}

	/** @returns Rows as they were recorded, oldest first. */
	rows({from, to, most, names}: RowsRequest): RecordedRow[] {
		const written = this.#read(recording => [...recording.rows({from, to, most, names})]) ?? [];
		const held = this.#held.filter(({time}) => time >= from && time < to);
		return [...written, ...held].slice(0, most);
	}

	status(watching: boolean): RecordingStatus {
		const {file} = this.#options;
		const status = this.#read(recording => ({bytes: recording.sizeOnDisk, tiers: recording.tiers(), names: [...recording.names]})) ?? {bytes: 0, tiers: [], names: []};
		const names = new Set([...status.names, ...this.#held.flatMap(({figures}) => Object.keys(figures))]);
		return {file, watching, ...status, names: [...names], ...(this.#paused && {paused: this.#paused.why})};
	}

	/** Writes what is held, and lets go of the file. */
	close(): void {
		this.flush();
		this.#recording?.close();
		this.#recording = undefined;
	}

	/** Reads the file; what cannot be read is as if it were not there. */
	#read<Result>(work: (recording: Recording) => Result): Result | undefined {
		try {
			return this.#use(work);
		} catch (error) {
			this.#options.log(`recording: ${String(error)}`);
			return undefined;
		}
	}

	/** Does something with the file, which is opened when it is first needed. One that turns out to be damaged is set aside, and a new one begun. */
	#use<Result>(work: (recording: Recording) => Result): Result {
		try {
			return work(this.#open());
		} catch (error) {
			if (!isDamage(error)) {
				throw error;
			}

			this.#recording?.close();
			this.#recording = undefined;
			return work(this.#open(true));
		}
	}

	#open(damaged = false): Recording {
		if (this.#recording === undefined) {
			const {file, bound, onNotice} = this.#options;
			this.#recording = new Recording(file, {bound, damaged});
			const {aside} = this.#recording;
			if (aside !== undefined) {
				onNotice({level: 'warning', text: `The recording in ${file} could not be used: the file ${aside.why}. It is kept as ${aside.name}.`, time: Date.now()});
			}
		}

		return this.#recording;
	}

	/** One notice for one trouble, however long it lasts. */
	#pause(error: unknown, now: number): void {
		const detail = error instanceof Error ? error.message : String(error);
		const full = /full|enospc/iu.test(detail);
		const why = full ? 'The disk is full, so nothing is recorded.' : `Nothing is recorded: ${detail}.`;
		if (this.#paused?.why !== why) {
			this.#options.log(`recording pauses: ${detail}`);
			this.#options.onNotice({level: 'warning', text: why, hint: full ? 'It goes on by itself once there is space.' : 'It is tried again each minute.', time: now});
		}

		this.#paused = {why, until: now + patience};
	}
}

function * chain<Value>(...parts: ReadonlyArray<Iterable<Value>>): Generator<Value> {
	for (const part of parts) {
		yield * part;
	}
}
