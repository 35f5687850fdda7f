/**
@returns Milliseconds since the epoch, with fractions, on a clock that never goes back.
*/
export function now(): number {
	return performance.timeOrigin + performance.now();
}
