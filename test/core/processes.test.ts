import {describe, expect, test} from 'vitest';
import {nextOrder, sortProcesses, vramOf, type ProcessRow} from '../../source/core/processes.ts';

const row = (pid: number, more: Partial<ProcessRow> = {}): ProcessRow => ({pid, name: `p${pid}`, ...more});

const rows = [
	row(1, {resident: 10, cpu: 0}),
	row(2, {resident: 30, cpu: 0.5, vram: [undefined, 7]}),
	row(3, {resident: 20, cpu: 0.501, vram: [4, 4]}),
	row(4),
	row(5, {resident: 10, cpu: 3}),
];

describe('sortProcesses', () => {
	test.each([
		['ram', [2, 3, 1, 5, 4]],
		// 50.0 % and 50.1 % look alike: more RAM goes first, and neither moves from second to second.
		['cpu', [5, 2, 3, 1, 4]],
		['vram', [3, 2, 1, 5, 4]],
	] as const)('by %s: the greatest first, equal ones by their number, the unknown last', (order, expected) => {
		expect(sortProcesses(rows, order).map(({pid}) => pid)).toEqual(expected);
		expect(sortProcesses(rows.toReversed(), order).map(({pid}) => pid)).toEqual(expected);
	});

	test('the list itself is left as it is', () => {
		sortProcesses(rows, 'cpu');
		expect(rows.map(({pid}) => pid)).toEqual([1, 2, 3, 4, 5]);
	});
});

test.each([[undefined, undefined], [[undefined, undefined], undefined], [[0], 0], [[undefined, 7], 7], [[4, 4], 8]])('VRAM of %j: %s', (vram, expected) => {
	expect(vramOf(row(1, {vram}))).toBe(expected);
});

test('the orders go round', () => {
	expect(nextOrder('vram')).toBe('ram');
	expect(nextOrder('ram')).toBe('cpu');
	expect(nextOrder('cpu')).toBe('vram');
});
