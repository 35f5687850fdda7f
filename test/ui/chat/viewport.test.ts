import {describe, expect, test} from 'vitest';
import {followTop, linesBelow, scrollBy, viewport, type Blocks, type Position} from '../../../source/ui/chat/viewport.ts';

/** Blocks of so many lines, which count how often they are drawn. Line 1 of block 0 reads `0.1`. */
function blocksOf(lengths: readonly number[]) {
	const drawn = new Set<number>();
	let calls = 0;
	const blocks: Blocks = {
		count: lengths.length,
		lines(index) {
			calls++;
			drawn.add(index);
			return Array.from({length: lengths[index]!}, (_, line) => `${index}.${line}`);
		},
	};
	return {blocks, drawn, calls: () => calls};
}

const {blocks} = blocksOf([3, 2, 4, 1]);
const all = ['0.0', '0.1', '0.2', '1.0', '1.1', '2.0', '2.1', '2.2', '2.3', '3.0'];
const position = (message: number, line: number): Position => ({message, line});
const where = ({message, line}: Position) => all.indexOf(`${message}.${line}`);

describe('what is shown', () => {
	test.each([
		[position(0, 0), 4, all.slice(0, 4), false],
		[position(0, 2), 4, all.slice(2, 6), false],
		[position(2, 0), 5, all.slice(5), true],
		[position(2, 3), 5, all.slice(8), true],
		[position(9, 9), 5, ['3.0'], true],
		[position(1, 9), 2, ['1.1', '2.0'], false],
		[position(0, 0), 40, all, true],
		[position(0, 0), 0, [], false],
	])('from %j, %d lines', (top, height, lines, atEnd) => {
		expect(viewport(blocks, height, top)).toMatchObject({lines, atEnd});
	});

	test('of nothing nothing', () => {
		expect(viewport(blocksOf([]).blocks, 5, position(3, 3))).toEqual({lines: [], top: position(0, 0), atEnd: true});
	});
});

describe('following the end', () => {
	test('from nothing: the last lines', () => {
		expect(followTop(blocks, 4, undefined, 2)).toEqual(position(2, 1));
		expect(followTop(blocks, 40, undefined, 2)).toEqual(position(0, 0));
	});

	test('line by line where there is no step', () => {
		expect(followTop(blocks, 4, position(0, 0), 0)).toEqual(position(2, 1));
	});

	test('by a step at once, and then it stands still until the lines are full', () => {
		const height = 10;
		const tops: number[] = [];
		let previous: Position | undefined;
		for (let lines = 10; lines <= 22; lines++) {
			const one = blocksOf([lines]).blocks;
			previous = followTop(one, height, previous, 2);
			tops.push(previous.line);
			expect(viewport(one, height, previous).lines).toContain(`0.${lines - 1}`);
		}

		expect(tops).toEqual([0, 3, 3, 3, 6, 6, 6, 9, 9, 9, 12, 12, 12]);
	});

	test('what became much shorter is followed to its end', () => {
		expect(followTop(blocksOf([20]).blocks, 10, position(0, 19), 2)).toEqual(position(0, 10));
		expect(followTop(blocksOf([3]).blocks, 10, position(7, 2), 2)).toEqual(position(0, 0));
	});
});

describe('scrolling', () => {
	test('up from the end, line by line, and down again until it is followed', () => {
		let top = scrollBy(blocks, 4, undefined, -1);
		expect(where(top!)).toBe(5);
		top = scrollBy(blocks, 4, top, -3);
		expect(where(top!)).toBe(2);
		top = scrollBy(blocks, 4, top, 3);
		expect(where(top!)).toBe(5);
		expect(scrollBy(blocks, 4, top, 1)).toBeUndefined();
	});

	test('stops at the beginning', () => {
		expect(scrollBy(blocks, 4, position(0, 1), -100)).toEqual(position(0, 0));
	});

	test('past the end is the end', () => {
		expect(scrollBy(blocks, 4, position(0, 0), 1000)).toBeUndefined();
	});

	test('every step up is undone by the same step down', () => {
		for (let step = 1; step < 6; step++) {
			const up = scrollBy(blocks, 4, position(1, 1), -step)!;
			expect(scrollBy(blocks, 4, up, 4 - where(up))).toEqual(position(1, 1));
		}
	});

	test('what is shorter than the pane is always followed', () => {
		expect(scrollBy(blocks, 40, undefined, -5)).toBeUndefined();
	});
});

test.each([[position(0, 0), 6], [position(0, 2), 4], [position(1, 0), 3], [position(2, 1), 0], [position(3, 0), 0]])('below %j there are %d lines', (top, count) => {
	expect(linesBelow(blocks, 4, top)).toBe(count);
});

describe('ten thousand blocks cost what is on the screen', () => {
	const long = () => blocksOf(Array.from({length: 10_000}, () => 3));

	test('to follow and to show', () => {
		const {blocks: many, drawn, calls} = long();
		viewport(many, 30, followTop(many, 30, undefined, 6));
		expect(drawn.size).toBeLessThan(15);
		expect(calls()).toBeLessThan(60);
	});

	test('to scroll in the middle', () => {
		const {blocks: many, drawn} = long();
		const top = scrollBy(many, 30, position(5000, 1), -28);
		viewport(many, 30, top!);
		expect(drawn.size).toBeLessThan(40);
	});

	test('to count what is below, up to its limit', () => {
		const {blocks: many, drawn} = long();
		expect(linesBelow(many, 30, position(0, 0))).toBe(999);
		expect(drawn.size).toBeLessThan(400);
	});

	test('to follow from far back', () => {
		const {blocks: many, drawn} = long();
		followTop(many, 30, position(2, 0), 6);
		expect(drawn.size).toBeLessThan(30);
	});
});
