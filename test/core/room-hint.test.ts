import {expect, test} from 'vitest';
import {roomHint} from '../../source/core/room-hint.ts';

test.each([
	[{needed: 3000, contextSize: 2048, trained: 8192}, /`--context 4096` or \/context 4096/],
	[{needed: 3500, contextSize: 2048, trained: 8192}, /`--context 8192`/],
	[{needed: 5000, contextSize: 2048, trained: 6000}, /`--context 6000`/],
	[{needed: 3000, contextSize: 2048, trained: 2048}, /trained for no more than 2,048: send less/],
	[{needed: 9000, contextSize: 2048, trained: 8192}, /The most it was trained for is 8,192: send less/],
])('%j', (room, words) => {
	expect(roomHint(room)).toMatch(words);
});

test('never names a context that is too small, or more than the model has', () => {
	for (const trained of [512, 2048, 4096, 131_072]) {
		for (const contextSize of [256, trained / 2, trained]) {
			for (const needed of [contextSize, contextSize + 1, contextSize * 3, trained - 1, trained * 2]) {
				const named = /--context (\d+)/.exec(roomHint({needed, contextSize, trained}))?.[1];
				expect(named === undefined || (Number(named) > Math.min(needed, trained - 1) && Number(named) <= trained)).toBe(true);
			}
		}
	}
});
