import type {Dialer} from './dialer.ts';
import type {Patience} from './patience.ts';

/** What every step of a pull works with. */
export type Connection = {
	readonly dialer: Dialer;
	/** The hub's address, without a slash at its end. */
	readonly endpoint: string;
	readonly hasToken: boolean;
	readonly signal: AbortSignal;
	/** A new count of failures for a new piece of work. */
	readonly patience: () => Patience;
};
