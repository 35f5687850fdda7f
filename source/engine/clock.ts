import process from 'node:process';

const monotonic = (): number => Number(process.hrtime.bigint()) / 1e6;

/** The host's, so that both have one clock. */
const origin = Number(process.env['LISA_ORIGIN']) || Date.now() - monotonic();

/**
@returns Milliseconds since the epoch, with fractions, on a clock that never goes back.
*/
export function now(): number {
	return origin + monotonic();
}
