import {expect, test} from 'vitest';
import {bytesApart} from '../../source/core/bytes-apart.ts';

const gib = 2 ** 30;
const mib = 2 ** 20;

test.each([
	[2.8 * gib, [4.1 * gib], ['2.8 GiB', '4.1 GiB']],
	[1.12 * gib, [1.14 * gib], ['1.12 GiB', '1.14 GiB']],
	[1.0991 * gib, [1.0999 * gib], ['1.099 GiB', '1.100 GiB']],
	[1.09991 * gib, [1.09999 * gib], ['1126.3 MiB', '1126.4 MiB']],
	[100.2 * mib, [100.4 * mib], ['100.2 MiB', '100.4 MiB']],
	[1.12 * gib, [5 * gib, 1.14 * gib], ['1.12 GiB', '5.00 GiB', '1.14 GiB']],
	[0, [900 * mib], ['0 KiB', '900 MiB']],
	[gib, [gib + 1], ['1048576.000 KiB', '1048576.001 KiB']],
])('%d free, %j wanted', (free, needs, words) => {
	expect(bytesApart(free, ...needs)).toEqual(words);
});
