import {expect, test} from 'vitest';
import {SortedNumbers} from '../../source/core/sorted-numbers.ts';

test.each([[[]], [[3]], [[1, 2, 3]], [[3, 2, 1]], [[2, 2, 1, 2]], [[0.5, -1, 0.5, 7, 7]]])('%j are in order, and those above one are counted', numbers => {
	const sorted = new SortedNumbers();
	for (const number of numbers) {
		sorted.add(number);
	}

	expect(sorted.values).toEqual([...numbers].sort((a, b) => a - b));
	for (const limit of [-2, 0.5, 1, 2, 2.5, 7, 9]) {
		expect(sorted.countAbove(limit)).toBe(numbers.filter(number => number > limit).length);
	}
});
