import {describe, expect, test} from 'vitest';
import {commonRungs, neighbour, quantizationNamed, quantizationOfFileType, quantizations, sortRungs, type Rung} from '../../source/core/ladder.ts';

const rung = (name: string, bits = quantizationNamed(name)!.bits): Rung => ({path: `/m/${name}.gguf`, name, bits, size: bits});
const ladder = [rung('Q4_K_M'), rung('F16'), rung('Q2_K'), rung('Q8_0')];

test('from the most bits to the fewest, and the given order is left alone', () => {
	expect(sortRungs(ladder).map(({name}) => name)).toEqual(['F16', 'Q8_0', 'Q4_K_M', 'Q2_K']);
	expect(ladder[0]!.name).toBe('Q4_K_M');
});

test('equal bits by name, whatever order they come in', () => {
	const equal = [rung('Q4_0', 4.5), rung('IQ4_NL', 4.5)];
	expect(sortRungs(equal)).toEqual(sortRungs(equal.toReversed()));
});

test.each([
	['Q4_K_M', -1, 'Q8_0'],
	['Q4_K_M', 1, 'Q2_K'],
	['F16', 1, 'Q8_0'],
	['F16', -1, undefined],
	['Q2_K', 1, undefined],
	['Q5_K_M', 1, undefined],
] as const)('from %s by %d is %s', (from, step, to) => {
	expect(neighbour(ladder, `/m/${from}.gguf`, step)?.name).toBe(to);
});

test('no ladder has no neighbours', () => {
	expect(neighbour([], '/m/x', 1)).toBeUndefined();
});

describe('names and file types', () => {
	test.each([['q4_k_m', 'Q4_K_M'], ['Iq4_Xs', 'IQ4_XS'], ['f16', 'F16'], ['tq1_0', 'TQ1_0'], ['Q9_9', undefined], ['', undefined]] as const)('%s is %s', (name, expected) => {
		expect(quantizationNamed(name)?.name).toBe(expected);
	});

	// `enum llama_ftype` in llama.h.
	test.each([[0, 'F32'], [1, 'F16'], [2, 'Q4_0'], [7, 'Q8_0'], [10, 'Q2_K'], [12, 'Q3_K_M'], [15, 'Q4_K_M'], [17, 'Q5_K_M'], [18, 'Q6_K'], [30, 'IQ4_XS'], [32, 'BF16'], [1024 + 15, 'Q4_K_M'], [999, undefined]] as const)('file type %d is %s', (fileType, name) => {
		expect(quantizationOfFileType(fileType)?.name).toBe(name);
	});

	test('every name and every file type once', () => {
		expect(new Set(quantizations.map(({name}) => name)).size).toBe(quantizations.length);
		expect(new Set(quantizations.map(({fileType}) => fileType)).size).toBe(quantizations.length);
	});

	test('the rungs offered are known and go down', () => {
		const bits = commonRungs.map(name => quantizationNamed(name)!.bits);
		expect(bits).toEqual([...bits].sort((a, b) => b - a));
	});
});
