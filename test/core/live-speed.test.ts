import {describe, expect, test} from 'vitest';
import type {Rung} from '../../source/core/ladder.ts';
import {heldAgainst} from '../../source/core/live-speed.ts';

const rung = (name: string, tokensPerSecond?: number, measured = false): Rung => ({path: name, name, bits: 8, size: 1, outlook: {words: 'fits', tone: 'good', needs: 1, ...(tokensPerSecond !== undefined && {speed: {tokensPerSecond, measured}})}});
const speeds = (rungs: readonly Rung[]) => rungs.map(({outlook}) => outlook?.speed?.tokensPerSecond);
const rungs = [rung('Q8_0', 22), rung('Q5_K_M', 36), rung('Q4_K_M', 40), rung('Q3_K_M', 20, true), rung('Q2_K')];

describe('predictions beside a rate that is seen', () => {
	test('go with it, so that no heavier rung is faster; what was measured stays', () => {
		expect(speeds(heldAgainst(rungs, 'Q5_K_M', 18))).toEqual([11, 36, 20, 20, undefined]);
	});

	test.each([
		['no rate', 'Q5_K_M', undefined],
		['no rung in use', undefined, 18],
		['a rung of which nothing was predicted', 'Q2_K', 18],
	])('%s leaves them as they are', (_, inUse, seen) => {
		expect(heldAgainst(rungs, inUse, seen)).toBe(rungs);
	});
});
