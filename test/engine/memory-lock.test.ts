import {expect, test} from 'vitest';
import {lockLimit} from '../../source/engine/memory-lock.ts';

const limits = (soft: string) => `Limit                     Soft Limit           Hard Limit           Units\nMax locked memory         ${soft.padEnd(20)} 8388608              bytes\nMax address space         unlimited            unlimited            bytes\n`;

test.each([
	['a limit', limits('8388608'), 'CapEff:\t0000000000000000\n', 8_388_608],
	['none', limits('unlimited'), 'CapEff:\t0000000000000000\n', Infinity],
	['a limit that does not hold for this process', limits('8388608'), 'CapEff:\t000001ffffffffff\n', Infinity],
	['not this capability', limits('65536'), 'CapEff:\t0000000000002000\n', 65_536],
	['not Linux', '', '', Infinity],
])('%s', (_, text, status, expected) => {
	expect(lockLimit(text, status)).toBe(expected);
});
