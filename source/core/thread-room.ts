/** Between which counts the threads may be, by what others leave. */
export type Room = {
	/** More than this would wait for cores that others use. */
	readonly most: number;
	/** This many are free beyond doubt. */
	readonly least: number;
};

/** A fifth of a core is the noise of any box, the screen's own drawing among it. */
const noise = 0.2;

/** What is in use may stay while others take up to this much of its last core. */
const held = 0.45;

/**
What others do fills first the cores that a quota leaves to them anyway.

@param others Threads' worth of work on all the cores there are.
@param own How many of them may be used.
@returns Threads' worth of it on those.
*/
export function othersWithin(others: number, all: number, own: number): number {
	return Math.max(0, others - Math.max(0, all - own));
}

/**
How many threads find a core of their own.

@param limit Cores that may be used at all.
@param others Threads' worth of work that others do; absent where it isn't known: then what is in use stays.
@param current Threads in use.
*/
export function growthRoom(limit: number, others: number | undefined, current: number): Room {
	const within = (count: number) => Math.min(limit, Math.max(1, count));
	if (others === undefined) {
		return {most: within(current), least: within(current)};
	}

	const free = limit - others;
	return {most: within(Math.floor(free + held)), least: within(Math.floor(free + noise))};
}
