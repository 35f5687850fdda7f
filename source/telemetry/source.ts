/**
One kind of reading, taken again and again.

A source never throws for what a machine may lack: it says so in its reading. What it does throw, the sampler turns into that panel's `failure`.
*/
export type Source<Reading> = {
	/** Does what takes time, before `read` and for a moment at most. */
	readonly prepare?: (now: number) => Promise<void>;
	/** @param now - Monotonic milliseconds. */
	readonly read: (now: number) => Reading;
	/** Gives back files, libraries and timers. */
	readonly close: () => void;
};
