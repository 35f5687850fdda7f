import {bytes} from './format.ts';

/** Below what a sentence tells there is nothing to see. */
const units = [['GiB', 2 ** 30], ['MiB', 2 ** 20], ['KiB', 1024]] as const;

/**
@param free What there is, in bytes.
@param needs What is wanted: more than that.
@returns All of them, the free ones first, with digits enough that nothing reads as if it fitted: never “needs 1.1 GiB; 1.1 GiB is free”.
*/
export function bytesApart(free: number, ...needs: readonly number[]): readonly [string, ...string[]] {
	const written = (write: (value: number) => string): [string, ...string[]] => [write(free), ...needs.map(need => write(need))];
	const apart = ([first, ...others]: readonly string[]): boolean => !others.includes(first!);
	const ways = [bytes, ...units.filter(([, size]) => Math.max(...needs) >= size).flatMap(([unit, size]) => [1, 2, 3].map(digits => (value: number) => `${(value / size).toFixed(digits)} ${unit}`))];
	return ways.map(way => written(way)).find(each => apart(each)) ?? written(value => `${value} bytes`);
}
