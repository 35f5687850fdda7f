import {pointsOf} from '../core/averages.ts';
import {figuresOf} from '../core/figures-of.ts';
import type {HistoryPoint, HistoryRequest, RecordedRow} from '../core/history.ts';
import type {Sample} from '../core/samples.ts';

/** How many of the newest samples are in memory. */
const newest = 300;

/**
Keeps what was sampled, and tells of it.
*/
export class Recorder {
	#rows: RecordedRow[] = [];

	take(sample: Sample): void {
		this.#rows = [...this.#rows, {time: sample.time, span: 1000, samples: 1, figures: figuresOf(sample)}].slice(-newest);
	}

	/** @returns What was recorded in a span, in as many parts as are wanted. */
	history(request: HistoryRequest): HistoryPoint[] {
		return pointsOf(this.#rows, request);
	}
}
