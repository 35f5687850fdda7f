import {expect, test} from 'vitest';
import {chooseThreads} from '../../source/core/governor.ts';

test.each([
	['a box to itself', 8, 0, 8, 8],
	['a box to itself, from one thread', 8, 0, 1, 8],
	['half taken', 8, 4, 8, 4],
	['noise of a tenth changes nothing', 8, 0.1, 8, 8],
	['others take up to four tenths of its last core', 8, 0.4, 8, 8],
	['others take more', 8, 0.5, 8, 7],
	['it comes back only when the core is nearly free', 8, 0.4, 7, 7],
	['it comes back', 8, 0.15, 7, 8],
	['all taken: one at least', 2, 2, 2, 1],
	['more than all taken', 2, 9, 2, 1],
	['a quota below one', 0.5, 0, 4, 1],
	['a quota of one and a half', 1.5, 0, 1, 1],
	['nothing known: as it is', 8, undefined, 5, 5],
	['nothing known: never more than there are', 4, undefined, 9, 4],
	['nothing known: one at least', 4, undefined, 0, 1],
])('%s', (_, usable, others, current, expected) => {
	expect(chooseThreads(usable, others, current)).toBe(expected);
});

test('the choice is stable: chosen again, it stays', () => {
	for (let others = 0; others <= 9; others += 0.05) {
		for (let current = 1; current <= 8; current++) {
			const once = chooseThreads(8, others, current);
			expect(chooseThreads(8, others, once)).toBe(once);
		}
	}
});
