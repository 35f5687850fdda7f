import process from 'node:process';

/**
What the precise clock starts from, in milliseconds since the epoch. The engine gets it from the host: an origin of its own would be off by all that the machine slept, and by every step of its clock, since the host was started.
*/
export const origin = Date.now() - monotonic();

/**
@returns Milliseconds since the epoch with fractions, on the clock the engine stamps its tokens with: it never goes back, and does not follow the steps of the wall clock.
*/
export function preciseNow(): number {
	return origin + monotonic();
}

/** Milliseconds of a clock that all processes share. */
function monotonic(): number {
	return Number(process.hrtime.bigint()) / 1e6;
}
