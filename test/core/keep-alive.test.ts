import {expect, test} from 'vitest';
import {parseKeepAlive} from '../../source/core/keep-alive.ts';

test.each([
	['90s', 90_000],
	['10m', 600_000],
	['1.5h', 5_400_000],
	['2 H', 7_200_000],
	['0', 0],
	['0s', 0],
	['999999d', 2 ** 31 - 1],
	['10', undefined],
	['', undefined],
	['forever', undefined],
	['-5m', undefined],
])('%j', (text, milliseconds) => {
	expect(parseKeepAlive(text)).toBe(milliseconds);
});
