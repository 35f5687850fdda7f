/** Work that was done on the cores over an interval, in cores' worth. */
export type Work = {
	/** Cores that this process may use. */
	readonly cores: number;
	/** Done by the engine. */
	readonly own: number;
	/** Done by everything else. */
	readonly others: number;
	/** Threads that the engine kept busy all the while; 0 when it rested. */
	readonly threads: number;
};

/** Above this share of the cores, somebody waits for one. */
const saturated = 0.93;

/**
What others would use of the cores if the engine were not there.

Where all cores are taken, what others did is less than they want: the scheduler gives each thread the same share, so n spinning threads that got `own` cores out of C ran beside C·n ÷ own − n others.
*/
export function demandOf({cores, own, others, threads}: Work): number {
	const fought = own + others > cores * saturated && threads > 0 && own > 0 && own < threads;
	return fought ? Math.max(others, (cores * threads / own) - threads) : others;
}
