import {performance} from 'node:perf_hooks';

/**
@returns Milliseconds since the epoch with fractions, on the clock the engine stamps its tokens with: monotonic within a process.
*/
export function preciseNow(): number {
	return performance.timeOrigin + performance.now();
}
