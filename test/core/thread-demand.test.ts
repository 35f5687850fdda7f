import {expect, test} from 'vitest';
import {demandOf} from '../../source/core/thread-demand.ts';

test.each([
	['rest', {cores: 8, own: 0, others: 0.2, threads: 0}, 0.2],
	['room for both', {cores: 8, own: 4, others: 3, threads: 4}, 3],
	['two against two on two', {cores: 2, own: 1, others: 1, threads: 2}, 2],
	['one against two on two', {cores: 2, own: 2 / 3, others: 4 / 3, threads: 1}, 2],
	['two against eight on eight', {cores: 8, own: 1.6, others: 6.4, threads: 2}, 8],
	['alone on all of them', {cores: 2, own: 2, others: 0, threads: 2}, 0],
	['the engine rested meanwhile', {cores: 2, own: 0, others: 2, threads: 2}, 2],
])('%s', (_, work, expected) => {
	expect(demandOf(work)).toBeCloseTo(expected, 5);
});
