import {expect, test} from 'vitest';
import {memoryLow} from '../../source/core/memory-low.ts';
import type {Sample} from '../../source/core/samples.ts';

const gib = 2 ** 30;
const sample = (available: number, cards: readonly number[] = [], total = 16 * gib) => ({
	memory: {total, available},
	gpus: cards.map(memoryFree => ({memoryTotal: 8 * gib, memoryFree})),
}) as unknown as Sample;

test.each([
	['nothing is known', [], false, false],
	['all is well', [sample(8 * gib, [4 * gib])], false, false],
	['main memory is nearly full', [sample(0.4 * gib)], true, false],
	['on a small box the reserve counts', [sample(0.24 * gib, [], 2 * gib)], true, false],
	['it was, just before the engine went', [sample(0.1 * gib), sample(9 * gib)], true, false],
	['it was long ago', [sample(0.1 * gib), sample(9 * gib), sample(9 * gib)], false, false],
	['one of the cards is', [sample(8 * gib, [4 * gib, 0.1 * gib])], false, true],
])('%s', (_, samples, host, card) => {
	expect(memoryLow(samples)).toEqual({host, card});
});
