import type {ProcessTable} from '../../core/processes.ts';

/** The processes of the box, read while somebody looks at them. */
export type ProcessSource = {
	/**
	Never throws: what went wrong is in the table.

	@param now Monotonic milliseconds.
	*/
	readonly read: (now: number) => Promise<ProcessTable>;
	/** Milliseconds between two readings, at least. */
	readonly interval: number;
	readonly close: () => void;
};
