import {describe, expect, test} from 'vitest';
import {bytes, decimal, duration, gibibytes, integer, milliseconds, percent, rate, unknown} from '../../source/core/format.ts';

type Row = readonly [value: number | undefined, text: string];

const tables = new Map<(value: number | undefined) => string, readonly Row[]>([
	[integer, [[0, '0'], [999.4, '999'], [1180, '1,180'], [1_234_567, '1,234,567'], [-0.4, '0']]],
	[gibibytes, [[0, '0.0'], [8_482_560_410, '7.9'], [2 ** 30, '1.0']]],
	[bytes, [[0, '0 KiB'], [512 * 1024, '512 KiB'], [2 ** 20 - 1, '1 MiB'], [2 ** 20, '1 MiB'], [13 * 2 ** 20, '13 MiB'], [2 ** 30 - 1, '1.0 GiB'], [2 ** 30, '1.0 GiB'], [4.1 * 2 ** 30, '4.1 GiB']]],
	[rate, [[0, '0.0 kB/s'], [400, '0.4 kB/s'], [999_940, '999.9 kB/s'], [999_960, '1.0 MB/s'], [1e6, '1.0 MB/s'], [999_960_000, '1.0 GB/s'], [2.9e9, '2.9 GB/s']]],
	[milliseconds, [[0, '0.0'], [23.44, '23.4'], [99.94, '99.9'], [99.96, '100'], [100.4, '100'], [1312, '1,312']]],
	[decimal, [[0, '0.0'], [42.71, '42.7'], [999.94, '999.9'], [999.96, '1,000'], [1840, '1,840']]],
	[percent, [[0, '0 %'], [0.874, '87 %'], [1, '100 %'], [-0.001, '0 %']]],
]);

describe.each([...tables].map(([format, rows]) => [format.name, format, rows] as const))('%s', (_, format, rows) => {
	test.each(rows)('%d is %s', (value, text) => {
		expect(format(value)).toBe(text);
	});

	test.each([undefined, NaN, Infinity])('%s is unknown, never a zero', value => {
		expect(format(value)).toBe(unknown);
	});
});

test.each([[0, '1 s'], [0.2, '1 s'], [41.3, '41 s'], [89.4, '89 s'], [90, '2 min'], [180, '3 min'], [5399, '90 min'], [5400, '1.5 h'], [9000, '2.5 h']])('%d seconds are %s', (seconds, text) => {
	expect(duration(seconds)).toBe(text);
});
