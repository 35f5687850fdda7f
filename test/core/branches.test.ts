import {describe, expect, test} from 'vitest';
import {branchBeside, leafBelow} from '../../source/core/branches.ts';

/**
       a ─ b ─ c ─ d
      │   └─ e ─ f
      └─ g
    h
    */
const nodes = [['a', ''], ['b', 'a'], ['c', 'b'], ['d', 'c'], ['e', 'b'], ['f', 'e'], ['g', 'a'], ['h', '']].map(([id, parent]) => ({id: id!, parent: parent!}));

test.each([
	['a', 'g'],
	['b', 'f'],
	['c', 'd'],
	['h', 'h'],
])('below %s the branch written to last ends at %s', (id, leaf) => {
	expect(leafBelow(nodes, id)).toBe(leaf);
});

describe('beside what is shown', () => {
	test.each([
		['abcd', 1, 'f'],
		['abcd', -1, undefined],
		['abef', -1, 'd'],
		['abef', 1, undefined],
		['ag', -1, 'f'],
		['ag', 1, undefined],
		['h', -1, 'g'],
		['h', 1, undefined],
		['ab', 1, 'f'],
		['ab', -1, undefined],
		['', 1, 'h'],
		['', -1, undefined],
	] as const)('%s, %d: %s', (shown, direction, leaf) => {
		expect(branchBeside(nodes, [...shown], direction)).toBe(leaf);
	});

	test('nothing has been said', () => {
		expect(branchBeside([], [], 1)).toBeUndefined();
	});
});
